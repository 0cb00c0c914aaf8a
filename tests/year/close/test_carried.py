"""What became of each point of the year before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from riskctl.check.example import CLERK, changed
from riskctl.corpus.context import Context
from riskctl.year.close.carried import Mark, carried, has_carried, is_reviewed, marks, open_points
from tests.year.build import POINT, REF, Found, find

LOG = "cycles/2010/carried.csv"


def digest(root: Path) -> str:
    found = find(root)
    (row,) = open_points(found.documents, found.graded, found.context)
    assert (row.point, row.level) == (POINT, "3")
    return row.fingerprint


def found_in(root: Path, overlay: dict[str, str], level: str = "3") -> Found:
    row = f"{POINT},{level},{digest(root / 'then')}\n"
    return find(root / "now", {LOG: f"point,level,fingerprint\n{row}"} | overlay)


def only(found: Found) -> Mark:
    (one,) = marks(found.documents, found.graded, found.context)
    return one


def test_a_point_carried_with_a_cut_digest_is_carried_still(tmp_path: Path) -> None:
    row = f"{POINT},3,{digest(tmp_path / 'then')[:8]}\n"
    found = find(tmp_path / "now", {LOG: f"point,level,fingerprint\n{row}"})
    assert only(found).how == "carried"
    edited = find(
        tmp_path / "edited", {LOG: f"point,level,fingerprint\n{row}"} | changed(CLERK, ("熟人", "关系"))
    )
    assert only(edited).how == "changed"


LEVEL = "    level: 3\n"
CLOSED = f"{LEVEL}    status: closed\n    closed: {{date: 2010-03-01, reason: 业务已划出}}\n"
REVIEWED = f"{LEVEL}    review: {{date: 2010-04-10, basis: 看过}}\n"


@pytest.mark.parametrize(
    ("then", "edit", "mark"),
    [
        ("3", (LEVEL, LEVEL), Mark(POINT, "carried", "3", "3")),
        ("2", (LEVEL, LEVEL), Mark(POINT, "level-moved", "2", "3")),
        ("3", ("熟人企业", "关系企业"), Mark(POINT, "changed", "3", "3")),
        ("3", (LEVEL, CLOSED), Mark(POINT, "closed", "3", reason="业务已划出")),
        ("3", ("id: R01", "id: R09"), Mark(POINT, "gone", "3")),
        ("3", (LEVEL, REVIEWED), Mark(POINT, "carried", "3", "3", date(2010, 4, 10))),
    ],
)
def test_a_point_is_carried_or_what_became_of_it_is_told(
    tmp_path: Path, then: str, edit: tuple[str, str], mark: Mark
) -> None:
    found = found_in(tmp_path, changed(CLERK, edit), level=then)
    first, *others = marks(found.documents, found.graded, found.context)
    assert first == mark and [one.how for one in others] == (["new"] if mark.how == "gone" else [])


def test_what_was_not_carried_is_new(tmp_path: Path) -> None:
    found = find(tmp_path, {LOG: "point,level,fingerprint\n"})
    assert only(found) == Mark(POINT, "new", now="3")
    assert not has_carried(REF, found.context) and carried(found.context) == {}
    assert has_carried(REF, found_in(tmp_path / "b", {}).context)


@example(date(2010, 4, 15))
@example(date(2010, 1, 1))
@given(st.dates(date(2008, 1, 1), date(2012, 1, 1)))
def test_a_review_is_of_the_new_year_and_not_of_a_day_to_come(day: date) -> None:
    context = Context(Path(), date(2010, 4, 15), 2010)
    assert is_reviewed(day, context) == (date(2010, 1, 1) <= day <= date(2010, 4, 15))
    assert not is_reviewed(None, context)
