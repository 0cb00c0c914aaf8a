"""A roll-over loses no point, moves the phases by whole years, and knows afterwards what became of each."""

from __future__ import annotations

import re
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.check.example import CLERK, CYCLE, REPOSITORY
from riskctl.corpus.load import registers
from riskctl.level.grade import grade
from riskctl.records.kinds.cycle import Cycle
from riskctl.sources.replace import replace_all
from riskctl.year.close.carried import Mark, carried, marks
from riskctl.year.close.rollover import cycle_text, moved, rolled
from tests.conftest import lay, load_sound

HEAD, _, POINT = REPOSITORY[CLERK].partition("  - id: R01\n")
SUBJECT = "bureau/registration/clerk"
CLOSED = "    status: closed\n    closed: {date: 2010-11-20, reason: 业务划出}\n"
KINDS = ("open", "closed")


def register(points: dict[str, str], text: str = "") -> dict[str, str]:
    """The clerk's register with a point of each id, open or closed."""
    body = text or POINT
    each = (f"  - id: {id}\n{CLOSED if kind == 'closed' else ''}{body}" for id, kind in points.items())
    return {CLERK: HEAD + "".join(each)}


def roll(root: Path) -> None:
    repository, context = load_sound(root)
    documents = list(registers(repository, context))
    graded = [one for document in documents for one in grade(document, context)]
    files = rolled(context.year + 1, documents, graded, context, repository.source)
    replace_all(root, files)


def after(root: Path) -> dict[str, Mark]:
    repository, context = load_sound(root, date(2011, 3, 10))
    documents = list(registers(repository, context))
    graded = [one for document in documents for one in grade(document, context)]
    return {mark.point: mark for mark in marks(documents, graded, context)}


@settings(max_examples=20)
@given(st.dictionaries(st.from_regex(r"R[0-9]{2}", fullmatch=True), st.sampled_from(KINDS), min_size=1))
def test_a_roll_over_loses_no_point_and_touches_no_register(points: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = lay(Path(folder), register(points))
        before = (root / CLERK).read_bytes()
        roll(root)
        assert (root / CLERK).read_bytes() == before
        _, context = load_sound(root)
        open_ones = {f"{SUBJECT}#{id}" for id, kind in points.items() if kind == "open"}
        assert context.year == 2011 and set(carried(context)) == open_ones
        assert {id for id, mark in after(root).items() if mark.how == "carried"} == open_ones


def test_each_point_carried_is_marked_by_what_became_of_it(tmp_path: Path) -> None:
    lay(tmp_path, register(dict.fromkeys(("R01", "R02", "R03", "R04", "R05", "R06"), "open")))
    roll(tmp_path)
    review = "    review: {date: 2011-03-05, basis: 复核无变化，查了二月的台账}\n"
    points = {
        "R01": POINT,
        "R02": POINT.replace("每周", "每月"),
        "R03": POINT.replace("严重", "轻微").replace("level: 3", "level: 2"),
        "R04": CLOSED + POINT,
        "R06": review + POINT,
        "R07": POINT,
    }
    lay(tmp_path, {CLERK: HEAD + "".join(f"  - id: {id}\n{text}" for id, text in points.items())})
    (tmp_path / "riskctl.yaml").write_text(REPOSITORY["riskctl.yaml"].replace("cycle: 2010", "cycle: 2011"))
    found = {id.partition("#")[2]: mark for id, mark in after(tmp_path).items()}
    assert {id: mark.how for id, mark in found.items()} == {
        "R01": "carried",
        "R02": "changed",
        "R03": "level-moved",
        "R04": "closed",
        "R05": "gone",
        "R06": "carried",
        "R07": "new",
    }
    assert (found["R03"].then, found["R03"].now) == ("3", "2")
    assert found["R04"].reason == "业务划出"
    assert found["R06"].reviewed == date(2011, 3, 5) and found["R01"].reviewed is None


def test_the_last_of_february_stays_the_last() -> None:
    assert moved(date(2011, 2, 28), 1) == date(2012, 2, 29)
    assert moved(date(2012, 2, 29), 1) == date(2013, 2, 28)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(1, 9))
def test_phases_that_meet_still_meet_a_year_on(day: date, years: int) -> None:
    first, second = ({"id": id, "name": id, "from": str(f), "to": str(t)} for id, f, t in two_phases(day))
    form = {"schema": "riskctl/cycle/v1", "year": str(day.year), "phases": [first, second]}
    text = cycle_text(Cycle.model_validate(form), day.year + years)
    _, last, following, _ = (date.fromisoformat(found) for found in re.findall(r"\d{4}-\d\d-\d\d", text))
    assert following == last + timedelta(1)


@pytest.mark.parametrize("role", ["", ", role: supervision"])
def test_a_phase_keeps_the_role_it_says(role: str, tmp_path: Path) -> None:
    phase = f"{{id: y2{role}, name: 监督, from: 2010-05-01, to: 2010-11-30}}"
    text = f"schema: riskctl/cycle/v1\nyear: 2010\nphases:\n  - {phase}\n"
    cycle = load_sound(lay(tmp_path, {CYCLE: text}))[1].cycle
    assert cycle and cycle_text(cycle, 2011) == text.replace("2010", "2011")


def two_phases(day: date) -> list[tuple[str, date, date]]:
    """A phase that ends on `day`, and one that begins on the next."""
    return [("a", day - timedelta(9), day), ("b", day + timedelta(1), day + timedelta(9))]
