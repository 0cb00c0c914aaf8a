"""What is late, what falls due next and what was done at the points: a day counts to its end."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, CYCLE, REGULATIONS, REPOSITORY, changed
from riskctl.year.status.item import StatusItem
from riskctl.year.status.points import AHEAD, of_points
from tests.year.build import POINT, find

SUPERVISION = "  - {id: supervision, name: 监督防范, from: 2010-04-30, to: 2010-11-30}\n"
TO_DRAFT = "  - {id: window, title: 登记窗口规定, state: to_draft, due: 2010-05-31}\n"
# Of each kind one that is due on 31 May: the check a month after the phase began, that is on 30 May.
DUE = {"measure": date(2010, 5, 31), "regulation": date(2010, 5, 31), "check": date(2010, 5, 30)}
FILES = {
    CYCLE: REPOSITORY[CYCLE] + SUPERVISION,
    REGULATIONS: REPOSITORY[REGULATIONS] + TO_DRAFT,
}


def items(root: Path, day: date, kind: str, files: dict[str, str] = FILES) -> list[StatusItem]:
    found = find(root, files, day)
    return [one for one in of_points(found.documents, found.graded, found.context) if one.kind == kind]


@pytest.mark.parametrize("kind", DUE)
def test_a_thing_is_overdue_from_the_day_after_and_next_while_it_is_near(tmp_path: Path, kind: str) -> None:
    due = DUE[kind]
    days = {"far": -AHEAD.days - 1, "near": -AHEAD.days, "today": 0, "after": 1}
    groups = {
        name: [one.group for one in items(tmp_path, due + timedelta(n), kind)] for name, n in days.items()
    }
    assert groups == {"far": [], "near": ["next"], "today": ["next"], "after": ["overdue"]}


def test_what_was_done_is_done_on_its_day_and_of_its_year(tmp_path: Path) -> None:
    def done(day: str) -> dict[str, str]:
        return changed(CLERK, ("due: 2010-05-31", f"due: 2010-05-31\n        done: {day}"))

    (one,) = items(tmp_path / "a", date(2010, 4, 20), "measure", done("2010-04-20"))
    assert (one.group, one.ref, one.day) == ("done", POINT, date(2010, 4, 20))
    assert items(tmp_path / "b", date(2010, 4, 20), "measure", done("2009-12-31")) == []
    assert [one.group for one in items(tmp_path / "c", date(2010, 5, 2), "measure", done("2010-05-03"))] == [
        "next"
    ]


def test_a_check_of_the_unit_and_of_a_department_is_told_where_it_was_done(tmp_path: Path) -> None:
    head = "day,method,point,by,finding\n"
    logs = {
        "cycles/2010/checks/bureau/unit.csv": f"{head}2010-04-10,warning_education,,discipline,\n",
        "cycles/2010/checks/bureau/registration.csv": f"{head}2010-04-16,spot_check,{POINT},chief,看过\n",
    }
    assert [(one.group, one.ref) for one in items(tmp_path, date(2010, 4, 15), "check", logs)] == [
        ("done", "bureau")
    ]
    both = items(tmp_path, date(2010, 4, 16), "check", logs)
    assert {(one.ref, one.department) for one in both} == {("bureau", ""), (POINT, "registration")}


@pytest.mark.parametrize(
    ("owner", "place"),
    [
        ("bureau/registration/chief", ("bureau", "registration")),
        ("bureau", ("bureau", "")),
        ("gone/office", ("", "")),
    ],
)
def test_a_regulation_is_of_who_owns_it_where_there_is_such_a_unit(
    tmp_path: Path, owner: str, place: tuple[str, str]
) -> None:
    owned = TO_DRAFT.replace("due:", f"owner: {owner}, due:")
    files = {REGULATIONS: REPOSITORY[REGULATIONS] + owned}
    (one,) = items(tmp_path, date(2010, 6, 1), "regulation", files)
    assert (one.unit, one.department) == place
