"""What should be there and is not, as things of the year: each kind once, the heads first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, FLOW, UNIT, changed
from riskctl.year.status.expected import of_expected
from riskctl.year.status.item import StatusItem
from riskctl.year.status.kinds import command
from riskctl.year.status.status import status
from tests.year.build import POINT, REF, find

CHIEF = "registers/bureau/registration/chief.yaml"
DAY = "2010-04-15"


def items(root: Path, files: Mapping[str, str | None], day: str = DAY) -> list[StatusItem]:
    found = find(root, files, date.fromisoformat(day))
    return [*of_expected(found.documents, found.context)]


def test_nothing_is_missing_of_a_repository_that_has_all(tmp_path: Path) -> None:
    assert items(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("files", "kind", "ref", "begins"),
    [
        (
            {"registers/bureau/leadership/director.yaml": None},
            "no-head-register",
            "bureau/leadership/director",
            "new person bureau/leadership/director",
        ),
        (
            {"registers/bureau/leadership/deputy.yaml": None},
            "no-leader-register",
            "bureau/leadership/deputy",
            "new person bureau/leadership/deputy",
        ),
        (
            {CHIEF: None},
            "no-key-register",
            "bureau/registration/chief",
            "new person bureau/registration/chief",
        ),
        (
            changed(CHIEF, ("none: 本例不展开这个岗位的风险点\n", "")),
            "empty-register",
            CHIEF,
            f"check {CHIEF}",
        ),
        ({CHIEF: "none: ["}, "unread-register", CHIEF, f"check {CHIEF}"),
        (
            changed(UNIT, ("  - {matter: annual-inspection, reason: 年检由分局办理}\n", "")),
            "uncovered-matter",
            "annual-inspection",
            "check --select matter-uncovered",
        ),
        (
            changed(FLOW, (", none: 材料由系统自动归档，无人经手", "")),
            "unanalysed-node",
            "registration/archive",
            "check --select node-unanalysed",
        ),
    ],
)
def test_each_thing_that_is_missing_is_told_with_its_command(
    tmp_path: Path, files: dict[str, str | None], kind: str, ref: str, begins: str
) -> None:
    (one,) = items(tmp_path, files)
    assert (one.group, one.kind, one.ref) == ("missing", kind, ref)
    assert command(one) == f"riskctl {begins}"


def test_a_point_without_a_grade_is_told_as_that_alone(tmp_path: Path) -> None:
    (one,) = items(tmp_path, changed(CLERK, ("    probability: 高\n", "")))
    assert (one.kind, one.ref, command(one)) == ("ungraded", POINT, f"riskctl explain {POINT}")


def test_a_unit_lacks_its_own_register_whatever_its_departments_have(tmp_path: Path) -> None:
    """What its register would have answered is missing as well."""
    found = items(tmp_path, {UNIT: None})
    assert [one.kind for one in found] == ["no-unit-register"] + ["uncovered-matter"] * (len(found) - 1)
    assert command(found[0]) == "riskctl new unit bureau" and len(found) > 1


def test_a_unit_whose_register_may_stand_in_a_table_not_read_lacks_none(tmp_path: Path) -> None:
    found = items(tmp_path, {UNIT: None, "registers/bureau/全局.csv": "\x00"})
    assert "no-unit-register" not in {one.kind for one in found}


def test_a_measure_is_asked_for_its_owner_until_it_is_done(tmp_path: Path) -> None:
    ownerless = changed(CLERK, ("        owner: registration/chief\n", ""))
    (one,) = items(tmp_path / "a", ownerless)
    assert (one.kind, one.ref, command(one)) == ("no-owner", POINT, f"riskctl list --no-owner {REF}")
    done = changed(CLERK, ("owner: registration/chief", "done: 2010-04-10"))
    assert items(tmp_path / "b", done) == []


def test_before_points_have_to_be_identified_it_comes_next(tmp_path: Path) -> None:
    lacking = {"registers/bureau/leadership/director.yaml": None}
    seen = [
        [one.group for one in items(tmp_path / day, lacking, day)] for day in ("2010-03-31", "2010-04-01")
    ]
    assert seen == [["next"], ["missing"]]


def test_the_register_of_the_head_is_the_first_thing_missing(tmp_path: Path) -> None:
    found = find(
        tmp_path, {"registers/bureau/leadership/director.yaml": None, CHIEF: None}, date(2010, 4, 15)
    )
    year = status(found.documents, found.graded, found.context)
    missing = [one.kind for one in year.items if one.group == "missing"]
    assert missing[:2] == ["no-head-register", "no-key-register"]
