"""Workbooks of registers that stand in a table: cells and rows change, the rest keeps its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK
from tests.conftest import lay
from tests.exchange.workbook.books import Desk

FILE = "registers/bureau/registration/登记表.csv"
HEAD = "岗位,编号,风险点,风险性质,风险类别,表现形式,发生概率,危害程度,风险等级,防范措施,措施责任人,职责"
TABLE = f"""{HEAD}\r
clerk,R01,"收好处, 放行",廉政风险,行政审批类,当天办结；台账空行,高,严重,3,科长每周抽一成,chief,受理\r
clerk,,,,,,,,,"纪检组每月, 回访",discipline/inspector,\r
clerk,R02,'=1+1,监管风险,其他类,,低,轻微,1,科长每月看台账,,\r
chief,R01,不看批件,廉政风险,行政审批类,,低,严重,2,分管领导抽查,leadership/deputy,核准\r
"""
R01, R02 = "bureau/registration/clerk#R01", "bureau/registration/clerk#R02"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A department whose two posts stand in one table, as GB 18030 with CR LF."""
    gone = dict.fromkeys((CLERK, "registers/bureau/registration/chief.yaml"))
    desk = Desk(lay(tmp_path / "库", {**gone, FILE: TABLE.encode("gb18030")}))
    desk.send()
    return desk


def after(desk: Desk) -> str:
    return (desk.root / FILE).read_bytes().decode("gb18030")


def test_it_shows_text_for_guarded_text_and_words_for_references(desk: Desk) -> None:
    assert desk.column("风险点")[R02] == "=1+1"
    assert desk.column("措施责任人")[R01] == "注册登记科科长"
    assert desk.column("表现形式")[R01] == "当天办结\n台账空行"
    assert desk.receive() == [] and after(desk) == TABLE


def test_cells_change_alone(desk: Desk) -> None:
    desk.fill(
        (R01, {"发生概率": "低"}), (f"{R01}/2", {"措施责任人": "局领导局长"}), (R02, {"风险点": "-5 元"})
    )
    assert desk.receive() == ["已改：发生概率", "已改：措施责任人", "已改：风险点"]
    wanted = TABLE.replace("台账空行,高", "台账空行,低").replace(
        "discipline/inspector", "leadership/director"
    )
    assert after(desk) == wanted.replace("'=1+1", "'-5 元")


def test_a_column_that_is_not_there_is_added(desk: Desk) -> None:
    desk.fill((R02, {"完成时限": "2010-06-30"}))
    assert desk.receive() == ["已改：完成时限"]
    head, *rows = after(desk).splitlines()
    assert head == f"{HEAD},完成时限"
    assert rows[2] == "clerk,R02,'=1+1,监管风险,其他类,,低,轻微,1,科长每月看台账,,,2010-06-30"


def test_points_and_measures_come_and_go_as_rows(desk: Desk) -> None:
    desk.fill(
        (R01, {"处理": "删除"}),
        ("bureau/registration/chief#R01", {"备注": ""}),
        ("", {"登记对象": "注册登记科科长", "编号": "R01", "防范措施": "每季度换人"}),
        (
            "",
            {
                **{"登记对象": "注册登记科科员", "风险点": "收费不开票", "风险性质": "廉政风险"},
                **{"风险类别": "其他类", "发生概率": "低", "危害程度": "轻微", "防范措施": "每月对票据"},
            },
        ),
    )
    assert desk.receive() == ["删除", "删除：连同风险点 R01", "新增：连同风险点 R01", "新增：编号 R03"]
    lines = TABLE.splitlines(keepends=True)
    assert after(desk).splitlines(keepends=True) == [
        lines[0],
        "clerk,R02,'=1+1,监管风险,其他类,,低,轻微,1,科长每月看台账,,受理\r\n",
        "clerk,R03,收费不开票,廉政风险,其他类,,低,轻微,,每月对票据,,\r\n",
        lines[4],
        "chief,,,,,,,,,每季度换人,,\r\n",
    ]
