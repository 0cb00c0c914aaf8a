"""What the rules say of points graded by criteria, and of a policy's departments in charge."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, PROGRAMME, changed
from tests.check.overlay import check, line_of
from tests.corpus.test_requirements import BY_CRITERIA, POLICY, VALUES, point

COMPLETE = BY_CRITERIA | point("    criteria: [past]\n    level: 3\n")


def test_a_register_graded_by_criteria_checks_clean(tmp_path: Path) -> None:
    assert check(tmp_path, COMPLETE) == []


def test_a_level_that_is_not_the_gravest_criterions_names_it(tmp_path: Path) -> None:
    overlay = BY_CRITERIA | point("    criteria: [complaint, past]\n    level: 2\n")
    (found,) = check(tmp_path, overlay, "RK301")
    assert "the criteria met make it 3 (三级)" in found.message
    text = overlay[CLERK]
    assert (found.line, found.related) == (line_of(text, "level:"), ((CLERK, line_of(text, "criteria:")),))


@pytest.mark.parametrize(("met", "level"), [("[]", "1 (一级)"), ("complaint", "2 (二级)")])
def test_a_level_that_is_not_written_is_told_from_the_criteria(tmp_path: Path, met: str, level: str) -> None:
    (found,) = check(tmp_path, BY_CRITERIA | point(f"    criteria: {met}\n"), "RK302")
    assert found.message == f"No level is written: the criteria met make it {level}"


def test_a_floor_is_what_a_wrong_level_is_told_by(tmp_path: Path) -> None:
    floors = POLICY + "floors: [{matter: acceptance-review, level: 2, reason: 窗口事项}]\n"
    overlay = BY_CRITERIA | {"policy.yaml": floors} | point("    criteria: 无\n    level: 1\n")
    (found,) = check(tmp_path, overlay, "RK301")
    assert "the floor of the matter makes it 2 (二级)" in found.message


def test_missing_criteria_are_asked_for_as_any_field(tmp_path: Path) -> None:
    (found,) = check(tmp_path, BY_CRITERIA | point("    level: 3\n"), "RK102", "RK104")
    assert (found.rule, found.line) == ("RK102", 6) and "“criteria”" in found.message


def test_an_unknown_criterion_is_answered_with_all_of_them(tmp_path: Path) -> None:
    (found,) = check(tmp_path, BY_CRITERIA | point("    criteria: [past, 乱]\n"), "RK104")
    assert found.message == "The policy “policy.yaml” has no criterion “乱”"
    assert "past (五年内发生过违纪违法), alone (一个人就能办成), complaint (近三年有投诉)" in found.help


def test_a_criterion_misspelt_is_answered_with_the_right_one(tmp_path: Path) -> None:
    overlay = BY_CRITERIA | point("    criteria:\n      - past\n      - complain\n")
    (found,) = check(tmp_path, overlay, "RK104")
    assert "did you mean “complaint”?" in found.message
    assert found.line == line_of(overlay[CLERK], "- complain\n")


def test_criteria_that_count_for_nothing_are_told(tmp_path: Path) -> None:
    (found,) = check(tmp_path, point(f"{VALUES}    criteria: [past]\n"), "RK104")
    assert "grades by probability and severity; the criteria here count for nothing" in found.message


def test_values_beside_the_criteria_are_nobodys_fault(tmp_path: Path) -> None:
    overlay = BY_CRITERIA | point("    probability: 从未\n    criteria: [past]\n    level: 3\n")
    assert check(tmp_path, overlay) == []


OFFICES = "schema: riskctl/policy/v1\nextends: jiuquan-2010\ncategory_offices: {{{}}}\n"
NAMED = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: rules/own.yaml"))


@pytest.mark.parametrize("offices", ["行政审批类: discipline", "approval: bureau/discipline"])
def test_a_department_in_charge_of_a_category_is_named_within_the_unit_or_whole(
    tmp_path: Path, offices: str
) -> None:
    assert check(tmp_path, NAMED | {"rules/own.yaml": OFFICES.format(offices)}) == []


@pytest.mark.parametrize(
    ("ref", "near"),
    [("registracion", "registration"), ("bureau/discipline/inspector", ""), ("party_group", "")],
)
def test_a_department_in_charge_that_no_unit_has_is_told_at_the_policy(
    tmp_path: Path, ref: str, near: str
) -> None:
    for policy, overlay in (
        ("rules/own.yaml", {"rules/own.yaml": OFFICES.format(f"approval: {ref}")}),
        (
            "rules/city.yaml",
            {
                "rules/own.yaml": "schema: riskctl/policy/v1\nextends: city.yaml\n",
                "rules/city.yaml": OFFICES.format(f"approval: {ref}"),
            },
        ),
    ):
        (found,) = check(tmp_path, NAMED | overlay)
        assert (found.rule, found.file, found.line) == ("RK201", policy, 3)
        assert f"“{ref}” is no department" in found.message and near in found.message


def test_a_category_that_is_none_is_told(tmp_path: Path) -> None:
    (found,) = check(tmp_path, NAMED | {"rules/own.yaml": OFFICES.format("approvals: discipline")}, "RK104")
    assert "approval" in found.help
