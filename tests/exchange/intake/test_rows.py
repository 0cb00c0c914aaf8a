"""Rows of a table told apart: points, more of them, sections, totals, signatures, remarks, headings again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from riskctl.corpus.load import load
from riskctl.corpus.sound import sound
from riskctl.exchange.intake.importing import Import, imported
from riskctl.exchange.intake.mapping import KnownMapping
from riskctl.exchange.intake.places import Home
from riskctl.exchange.sheets.sheet import Merge, sheet
from tests.conftest import lay
from tests.exchange.intake.shapes import OVERLAY

GIVEN = {"kind": "integrity", "category": "other", "direction": "first", "numbers": "drop"}
FINANCE = Home("bureau", "finance")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path, OVERLAY)


def taken(
    root: Path, rows: Sequence[Sequence[str]], merges: Sequence[Merge] = (), home: Home = FINANCE
) -> Import:
    answers = {f"answers/{key}": answer for key, answer in GIVEN.items()}
    answers |= {"columns/部门责任人": "monitor", "columns/责任领导": "monitor"}
    result = imported(sound(load(root)[1]), [sheet("S", rows, merges)], home, KnownMapping((), answers))
    result.place([])
    assert not result.asking.open
    return result


def answers(result: Import) -> list[tuple[str, str]]:
    return [(row.answer, " ".join(row.subjects()) or row.reason.text("zh")) for row in result.rows]


def test_rows_that_are_no_points_are_left_out_with_what_they_are(root: Path) -> None:
    rows = [
        ["一览表", "", "", ""],
        ["序号", "风险点", "等级", "防控措施"],
        ["一、财务科", "", "", ""],
        ["1", "甲", "高", "查账"],
        ["", "", "", ""],
        ["2", "乙", "低", "盘点"],
        ["（二）注册登记科", "", "", ""],
        ["序号", "风险点", "等级", "防控措施"],
        ["1", "丙", "中", "复核"],
        ["合计", "4个", "", ""],
        ["注：等级由领导小组定", "", "", ""],
        ["填表人：", "", "审核人：", ""],
    ]
    result = taken(root, rows, ((0, 0, 0, 3), (2, 0, 2, 3), (6, 0, 6, 3)), Home("bureau"))
    assert answers(result) == [
        ("left-out", "表的标题"),
        ("left-out", "表头"),
        ("left-out", "小标题，下面的写进 bureau/finance"),
        ("taken", "bureau/finance#R01"),
        ("left-out", "空行"),
        ("taken", "bureau/finance#R02"),
        ("left-out", "小标题，下面的写进 bureau/registration"),
        ("left-out", "重复的表头"),
        ("taken", "bureau/registration#R01"),
        ("left-out", "合计"),
        ("left-out", "表下的说明"),
        ("left-out", "签字栏"),
    ]


def test_a_risk_over_several_rows_and_a_measure_over_several_risks(root: Path) -> None:
    rows = [
        ["岗位", "风险点", "表现形式", "等级", "防控措施"],
        ["出纳", "甲", "一", "高", "查账"],
        ["", "", "二", "", "盘点"],
        ["", "乙", "三", "低", "共用"],
        ["", "丙", "四", "中", ""],
    ]
    result = taken(root, rows, ((1, 0, 4, 0), (1, 1, 2, 1), (1, 3, 2, 3), (3, 4, 4, 4)))
    assert [answer for answer, _ in answers(result)] == ["left-out", "taken", "merged", "taken", "taken"]
    points = [draft.plain() for draft in result.drafts]
    assert [one["manifestations"] for one in points] == [["一", "二"], ["三"], ["四"]]
    assert [one["claimed"] for one in points] == ["3", "1", "2"]
    texts = [[measure["text"] for measure in one["measures"]] for one in points]
    assert texts == [["查账", "盘点"], ["共用"], ["共用"]]


def test_ticks_in_a_cell_or_below_divided_headings_are_levels(root: Path) -> None:
    one = taken(root, [["风险点", "风险等级", "防控措施"], ["甲", "□高 ☑中 □低", "查"]])
    assert [draft.values["claimed"] for draft in one.drafts] == ["2"]
    rows = [["风险点", "风险等级", "", "", "防控措施"], ["", "高", "中", "低", ""]]
    rows += [["甲", "√", "", "", "查"], ["乙", "", "", "√", "看"]]
    two = taken(root, rows, ((0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 1, 4)))
    assert [draft.values["claimed"] for draft in two.drafts] == ["3", "1"]


def test_several_points_in_a_cell_have_the_measures_of_their_numbers_and_no_aggregate_level(
    root: Path,
) -> None:
    rows = [["风险点", "风险等级", "防控措施"], ["1.乙;2.丙;3.丁", "1中2低", "1.子;2.丑;3.寅"]]
    points = [draft.plain() for draft in taken(root, rows).drafts]
    assert [(one["title"], one["measures"][0]["text"]) for one in points] == [
        ("乙", "子"),
        ("丙", "丑"),
        ("丁", "寅"),
    ]
    assert all("claimed" not in one and one["note"] == "风险等级：1中2低" for one in points)


def test_several_responsible_persons_each_have_their_place(root: Path) -> None:
    rows = [["岗位", "风险点", "防控措施", "直接责任人", "部门责任人", "责任领导"]]
    rows += [["出纳", "甲", "查", "出纳", "科长", "分管副局长"]]
    (draft,) = taken(root, rows).drafts
    assert draft.home == Home("bureau", "finance", "cashier")
    assert draft.measures[0]["owner"] == "finance/cashier"
    assert draft.values["monitor"] == ["finance/chief", "leadership/deputy"]


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("Ⅰ级", "3"), ("I级", "3"), ("1级", "3"), ("１", "3"), ("一级风险", "3"), ("A", "3"), ("a 级", "3"),
        ("Ⅲ 级", "1"), ("三", "1"), ("C级", "1"), ("高", "3"), ("高风险", "3"), ("红色", "3"), ("红", "3"),
        ("中", "2"), ("黄", "2"), ("低", "1"), ("蓝色", "1"), ("", ""),
    ],
)  # fmt: skip
def test_levels_in_every_notation(root: Path, word: str, level: str) -> None:
    (draft,) = taken(root, [["风险点", "风险等级", "防控措施"], ["甲", word, "查"]]).drafts
    assert draft.values.get("claimed", "") == level
