"""A title longer than its line is broken by meaning into lines of about one length."""

from __future__ import annotations

import pytest

from riskctl.render.blocks import Run, plain
from riskctl.render.docx.titles import broken


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [
        ("示例局廉政风险点登记表", 20, "示例局廉政风险点登记表"),
        (
            "酒泉市工商局廉政风险点防范管理调查表（民主评议表）",
            20,
            "酒泉市工商局廉政风险点防范管理调查表|（民主评议表）",
        ),
        (
            "酒泉市工商行政管理局肃州分局廉政风险防范管理调查表",
            20,
            "酒泉市工商行政管理局肃州分局|廉政风险防范管理调查表",
        ),
        (
            "示例局, register of points and measures of the year",
            27,
            "示例局, |register of points and measures of the year",
        ),
        ("一个没有地方可以断开又很长很长很长的题目", 10, "一个没有地方可以断开又很长很长很长的题目"),
    ],
)
def test_it_is_broken_by_meaning(title: str, width: int, lines: str) -> None:
    assert plain(broken((Run(title),), width)) == lines.replace(", |", ",\n").replace("|", "\n")
