"""What is told under the pointer, word for word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT
from tests.editor.client import NEEDED, Editor, place_of

pytestmark = NEEDED
JIUQUAN = ROOT / "examples/jiuquan"
CLERK = "registers/suzhou/registration/clerk.yaml"
TABLE = "registers/jiuquan/consumer/registers.csv"
WHY = """\
suzhou/registration/clerk\\#R01 一人受理又审查，收好处后对不符合条件的申请放行

1. 发生概率“高”（3）× 危害程度“严重”（3）= 风险指数 9。

2. 按政策“jiuquan-2010”，这一格是三级；依据：方案原文。

3. 理由：腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级。

4. 三级由党组、纪检组（监察室）监控。

5. 党组：肃州分局党组，由其监控。

6. 纪检组（监察室）：肃州分局纪检组，由其监控。

等级：三级；监控责任人（部门）：肃州分局党组、肃州分局纪检组

发生概率“高”的标准：近三年发生过，或者一个人就能办成、当时没有人看得见（本项目补定）。

危害程度“严重”的标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）。

多久看一次：三级每月（本项目补定）。"""


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    with Editor(JIUQUAN) as one:
        one.open(CLERK)
        one.open(TABLE)
        yield one


@pytest.mark.parametrize("word", ["probability", "severity", "level: 3", "id: R01"])
def test_a_level_and_its_why(editor: Editor, word: str) -> None:
    text = (JIUQUAN / CLERK).read_text("utf-8")
    answer = editor.at("hover", CLERK, *place_of(text, word))
    assert answer["contents"] == {"kind": "markdown", "value": WHY}
