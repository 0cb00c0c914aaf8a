"""The table of assessments: a row an item, read back by body, several entries of one item among them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said
from riskctl.year.assess.assessment import assessed_bodies
from riskctl.year.assess.assessment_table import FORM, FilledBody, blank, by_body, filled
from riskctl.year.log.filled_table import RowRefusals
from tests.year.build import find

HEAD = "body,item,points,reason\n"


def read(root: Path, rows: str) -> list[FilledBody]:
    context = find(root).context
    rules, refusals = context.grading.policy.assessment, RowRefusals(FORM)
    assert rules
    found = by_body(filled((HEAD + rows).encode(), "t.csv"), rules, refusals, context)
    refusals.tell()
    return found


def test_a_row_of_which_nothing_is_filled_in_stands_for_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "bureau,identified,,\n") == []


def test_entries_stand_with_their_body_and_an_item_may_have_several(tmp_path: Path) -> None:
    rows = "bureau,identified,1,甲\n示例局/注册登记科,排查到位,0,\nbureau,identified,0.5,乙\n"
    unit, department = read(tmp_path, rows)
    assert [(one.item, one.points, one.reason) for one in unit.entries] == [
        ("identified", Decimal(1), "甲"),
        ("identified", Decimal("0.5"), "乙"),
    ]
    assert (department.subject.ref, department.entries[0].item) == ("bureau/registration", "identified")
    assert [row.line for row in unit.rows] == [2, 4]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",identified,0,", "空着；写 单位 或 单位/部门"),
        ("bureau,,0,", "没有“”这个考核项目"),
        ("bureau,identified,-1,甲", "“扣分”写得不对：-1"),
    ],
)
def test_what_a_row_lacks_is_told(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(RiskctlError) as error:
        read(tmp_path, f"{row}\n")
    assert said in error.value.said.text("zh")


def test_facts_and_deductions_stand_beside_and_are_not_read(tmp_path: Path) -> None:
    found = find(tmp_path)
    rules = found.context.grading.policy.assessment
    assert rules
    (body,) = assessed_bodies(["bureau"], False, found.context.organization)
    facts = {"bureau": {"identified": [Said(("算出甲", "found a"))]}}
    table = blank([body], rules, facts, "en")
    assert "found a" in table.decode() and filled(table, "t.csv") == []
