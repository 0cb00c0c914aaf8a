"""A point that was signed or published stays readable: it is closed with its reason, never deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, changed
from tests import skips
from tests.conftest import Call
from tests.exchange.workbook.books import Desk

pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
pytest.importorskip("xlsxwriter", reason=skips.missing("xlsxwriter", "make test"))

R01 = "bureau/registration/clerk#R01"
REFUSED = "未接受，因为它已经公示或者签过字，不能删，只能关闭：请在“关闭原因”写明为什么不再有这个风险"


@pytest.mark.parametrize(
    "before",
    [
        ("sign", "self", "bureau/registration/clerk"),
        ("notice", "open", "bureau", "--early", "急用", "--early-by", "leading_group"),
    ],
)
def test_it_is_closed_with_its_reason(before: tuple[str, ...], repository: Path, call: Call) -> None:
    ended = call(*before, cwd=repository)
    assert ended.code == 0, ended.err
    desk = Desk(repository)
    desk.send()
    desk.fill((R01, {"处理": "删除"}))
    assert desk.receive() == [REFUSED] and (repository / CLERK).read_text() == changed(CLERK)[CLERK]
    desk.sheets = desk.back
    desk.fill((R01, {"关闭原因": "登记权已上收"}))
    assert desk.receive() == ["关闭"]
    closed = "    status: closed\n    closed:\n      date: 2010-04-15\n      reason: 登记权已上收\n"
    assert (repository / CLERK).read_text() == changed(CLERK)[CLERK] + closed
    assert call("check", "--select", "RK612", cwd=repository).code == 0
    desk.sheets = desk.back
    assert desk.receive() == []


def test_its_id_is_not_given_again(repository: Path) -> None:
    desk = Desk(repository)
    desk.send()
    desk.fill(
        (R01, {"处理": "删除"}),
        (
            "",
            {
                **{"登记对象": "注册登记科科员", "风险点": "收费不开票", "风险性质": "廉政风险"},
                **{"风险类别": "其他类", "发生概率": "低", "危害程度": "轻微", "防范措施": "每月对票据"},
            },
        ),
    )
    assert desk.receive() == ["删除", "新增：编号 R02"]


def test_what_changed_since_is_not_deleted_unseen(repository: Path) -> None:
    desk = Desk(repository)
    desk.send()
    (repository / CLERK).write_text(changed(CLERK, ("probability: 高", "probability: 低"))[CLERK])
    desk.fill((R01, {"处理": "删除"}))
    assert desk.receive() == ["冲突：登记表里后来改过（发生概率），请看过再删"]
