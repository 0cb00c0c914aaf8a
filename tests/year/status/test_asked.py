"""A point drawn or carried over waits until somebody has looked at it, and a day counts to its end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, CYCLE, PROGRAMME, changed
from riskctl.year.close.carried import open_points
from riskctl.year.status.asked import of_asked
from riskctl.year.status.item import Group, StatusItem
from riskctl.year.watch.sample import Announcement, drawn, id_of, sample_text
from tests.year.build import POINT, find

CARRIED = "cycles/2010/carried.csv"
HEAD = "day,method,point,by,finding,sample\n"


def items(root: Path, day: str, files: dict[str, str]) -> list[StatusItem]:
    found = find(root, files, date.fromisoformat(day))
    return [*of_asked(found.documents, found.graded, found.context)]


def draw(root: Path) -> tuple[str, str]:
    """Return a draw of 15 April, and its file."""
    found = find(root)
    sample = drawn("bureau", 1, found.graded, found.documents, found.context)
    return id_of(sample), sample_text(sample)


def test_a_point_drawn_waits_from_its_day_until_that_of_the_check_for_it(tmp_path: Path) -> None:
    id, text = draw(tmp_path / "then")
    for name, of, at_check in (("for-it", id, "done"), ("other", "", "next")):
        check = f"2010-04-17,spot_check,{POINT},discipline,看过,{of}\n"
        log = {"cycles/2010/checks/bureau/registration.csv": HEAD + check}
        files = log | {f"cycles/2010/samples/{id}.yaml": text}
        days = ("2010-04-14", "2010-04-15", "2010-04-16", "2010-04-17")
        seen = [[one.group for one in items(tmp_path / f"{name}{day}", day, files)] for day in days]
        assert seen == [[], ["next"], ["next"], [at_check]]
    (one,) = items(tmp_path / "now", "2010-04-17", files)
    assert (one.kind, one.unit, one.department) == ("drawn", "bureau", "registration")
    assert (one.ref, one.day) == (POINT, date(2010, 4, 29)), "ten working days, as the preset has it"


def test_a_draw_nobody_looked_at_is_late_after_the_time_that_the_policy_gives(tmp_path: Path) -> None:
    """Working days, that is without the first of May and without the days off it is moved to."""
    id, text = draw(tmp_path / "then")
    drawn_file = {f"cycles/2010/samples/{id}.yaml": text}

    def groups(name: str, policy: str, *days: str) -> list[list[str]]:
        own = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))
        files = (
            own | {"policy.yaml": f"schema: riskctl/policy/v1\nextends: jiuquan-2010\n{policy}"} | drawn_file
        )
        return [[one.group for one in items(tmp_path / f"{name}{day}", day, files)] for day in days]

    assert groups("ten", "", "2010-04-29", "2010-04-30") == [["next"], ["overdue"]]
    assert groups("two", "draw_days: 2\n", "2010-04-19", "2010-04-20") == [["next"], ["overdue"]]
    assert groups("none", "draw_days: 0\n", "2010-12-31") == [["next"]]


def test_an_announced_draw_waits_for_its_numbers_and_is_late_from_the_day_after(tmp_path: Path) -> None:
    found = find(tmp_path / "then")
    numbers = Announcement("双色球2010070期", 7, date(2010, 4, 20))
    sample = drawn("bureau", 1, found.graded, found.documents, found.context, numbers)
    files = {f"cycles/2010/samples/{id_of(sample)}.yaml": sample_text(sample)}
    days = ("2010-04-14", "2010-04-15", "2010-04-20", "2010-04-21")
    seen = [items(tmp_path / day, day, files) for day in days]
    assert [[one.group for one in each] for each in seen] == [[], ["next"], ["next"], ["overdue"]]
    (one,) = seen[-1]
    assert (one.kind, one.unit, one.ref, one.day) == ("announced", "bureau", id_of(sample), sample.known)


def carried(root: Path, level: str = "3") -> dict[str, str]:
    found = find(root)
    (row,) = open_points(found.documents, found.graded, found.context)
    return {CARRIED: f"point,level,fingerprint\n{POINT},{level},{row.fingerprint}\n"}


@pytest.mark.parametrize(
    ("day", "phases", "group"),
    [("2010-04-30", True, "next"), ("2010-05-01", True, "missing"), ("2010-05-01", False, "next")],
)
def test_a_carried_point_is_missing_from_the_day_after_the_phase(
    tmp_path: Path, day: str, phases: bool, group: Group
) -> None:
    files = carried(tmp_path / "then")
    if not phases:
        files |= changed(CYCLE, ("identification", "supervision"))
    assert items(tmp_path / "now", day, files) == [
        StatusItem(group, "carried", "bureau", "registration", POINT)
    ]


REVIEW = changed(CLERK, ("    level: 3\n", "    level: 3\n    review: {date: 2010-04-10, basis: 看过}\n"))


@pytest.mark.parametrize(("level", "more"), [("2", {}), ("3", REVIEW)])
def test_a_point_that_was_reviewed_or_changed_is_done(
    tmp_path: Path, level: str, more: dict[str, str]
) -> None:
    files = carried(tmp_path / "then", level) | more
    assert [one.group for one in items(tmp_path / "now", "2010-05-01", files)] == ["done"]


def test_a_new_point_is_nobodys_review(tmp_path: Path) -> None:
    assert items(tmp_path, "2010-05-01", {CARRIED: "point,level,fingerprint\n"}) == []
