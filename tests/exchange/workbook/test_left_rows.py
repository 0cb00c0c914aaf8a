"""Rows of a workbook that whoever takes it leaves: nothing of them is written, all else as without them."""

from __future__ import annotations

from itertools import chain, combinations
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, changed
from tests.conftest import lay
from tests.exchange.workbook.books import Desk, files
from tests.exchange.workbook.test_round_trip import NEW, R01

CHIEF = "registers/bureau/registration/chief.yaml"
SECOND = {"登记对象": "注册登记科科员", "编号": "R01", "防范措施": "每季度换人"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The example's department with its workbook, as it was sent."""
    desk = Desk(lay(tmp_path / "库"))
    desk.send()
    return desk


def text(desk: Desk, file: str = CLERK) -> str:
    return (desk.root / file).read_text()


def test_a_changed_row_that_is_left_stays_as_the_register_has_it(desk: Desk) -> None:
    before = files(desk.root)
    desk.fill((R01, {"风险点": "改了的"}))
    assert desk.receive(leave=[desk.place(R01)]) == ["没有采纳"] and files(desk.root) == before
    assert desk.column("风险点", desk.back)[R01] == "受理时对材料不齐的熟人企业先行受理"
    assert desk.column("检查结果", desk.back)[R01] == "没有采纳"
    desk.sheets = desk.back  # nothing is left to mend in it
    assert desk.receive() == []


def test_a_row_that_changes_nothing_is_answered_as_ever(desk: Desk) -> None:
    desk.fill((R01, {"风险性质": "廉正风险"}), ("", SECOND))
    answers = desk.receive(leave=[desk.place(R01)])
    assert answers[0].startswith("未接受") and answers[1] == "新增：连同风险点 R01"


def test_with_a_new_point_its_measures_are_left_and_the_next_one_gets_its_number(desk: Desk) -> None:
    other = NEW | {"风险点": "另一个风险"}
    desk.fill(("", NEW), ("", {"防范措施": "每季度换人"}), ("", other), ("", {"防范措施": "每月换人"}))
    assert desk.receive(leave=[desk.place("", 3)]) == [
        *("没有采纳", "没有采纳：上面的风险点没有采纳"),
        *("新增：编号 R01、删去了“无风险原因”", "新增：连同风险点 R01"),
    ]
    assert NEW["风险点"] not in text(desk, CHIEF) and "每季度换人" not in text(desk, CHIEF)
    assert "另一个风险" in text(desk, CHIEF) and "每月换人" in text(desk, CHIEF)
    told = desk.column("检查结果", desk.back)["-"]  # and is not sent in again
    assert told == "没有采纳：上面的风险点没有采纳"


def test_a_measure_of_a_new_point_may_be_left_alone(desk: Desk) -> None:
    desk.fill(("", NEW), ("", {"防范措施": "每季度换人"}))
    assert desk.receive(leave=[desk.place("")]) == ["新增：编号 R01、删去了“无风险原因”", "没有采纳"]
    assert "每季度换人" not in text(desk, CHIEF)


def test_the_reason_for_no_point_stays_where_the_only_new_one_is_left(desk: Desk) -> None:
    before = files(desk.root)
    desk.fill(("", NEW))
    assert desk.receive(leave=[desk.place("")]) == ["没有采纳"] and files(desk.root) == before


def test_a_point_that_shall_go_and_is_left_keeps_its_measures(desk: Desk) -> None:
    desk.fill(("", SECOND))
    desk.receive()
    desk.send()
    before = files(desk.root)
    desk.fill((R01, {"处理": "删除"}))
    assert desk.receive(leave=[desk.place(R01)]) == ["没有采纳"] and files(desk.root) == before


def test_a_measure_that_is_left_counts_among_those_its_point_keeps(desk: Desk) -> None:
    desk.fill(("", SECOND))
    desk.receive()
    desk.send()
    desk.fill((R01, {"处理": "删除措施"}), (f"{R01}/2", {"处理": "删除措施"}))
    assert desk.receive(write=False)[1].startswith("未接受，因为一个风险点至少要有一条措施")
    assert desk.receive(leave=[desk.place(R01)]) == ["没有采纳", "删除"]
    assert text(desk) == changed(CLERK)[CLERK]


def test_whatever_is_left_the_rest_is_written_as_if_it_were_not_there(tmp_path: Path) -> None:
    edits = {R01: {"风险点": "改了的"}, "": NEW, "2": SECOND}
    for n, kept in enumerate(chain.from_iterable(combinations(edits, size) for size in range(4))):
        pair = [Desk(lay(tmp_path / f"{n}{side}")) for side in "ab"]
        for desk in pair:
            desk.send()
        places = {}
        for key, cells in edits.items():
            pair[0].fill((key if key == R01 else "", cells))
            places[key] = pair[0].place(key if key == R01 else "")
            if key in kept:
                pair[1].fill((key if key == R01 else "", cells))
        pair[0].receive(leave=[place for key, place in places.items() if key not in kept])
        pair[1].receive()
        assert files(pair[0].root) == files(pair[1].root), kept


def test_a_measure_that_was_changed_and_left_stands_once_in_the_workbook_sent_back(desk: Desk) -> None:
    was = desk.column("防范措施")[R01]
    desk.fill((R01, {"防范措施": "每季度换人"}))
    assert desk.receive(leave=[desk.place(R01)]) == ["没有采纳"]
    assert desk.column("防范措施", desk.back) == {R01: was}
    assert desk.column("检查结果", desk.back) == {R01: "没有采纳"}


def test_of_a_measure_that_shall_go_and_is_left_the_row_keeps_its_place(desk: Desk) -> None:
    desk.fill(("", SECOND))
    desk.receive()
    desk.send()
    before = desk.column("防范措施")
    desk.fill((f"{R01}/2", {"处理": "删除", "防范措施": "改过的"}))
    assert desk.receive(leave=[desk.place(f"{R01}/2")]) == ["没有采纳"]
    assert desk.column("防范措施", desk.back) == before
