"""The words of a command mean one thing that is there, or the nearest right one is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OrganizationIndex
from riskctl.level.grade import GradedPoint
from riskctl.year.log.reach import Reach
from riskctl.year.resolve import body_named, of_year, past, point_named, subject_named, unit_named
from tests.year.build import POINT, REF, Found, find

TODAY = date(2010, 4, 15)
CONTEXT = Context(Path(), TODAY, 2010)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return find(tmp_path_factory.mktemp("库"))


def index(found: Found) -> OrganizationIndex:
    return found.context.organization


def named(point: str, found: Found) -> GradedPoint:
    return point_named(point, found.graded, found.documents, found.context)


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(RiskctlError) as caught:
        call()
    return " ".join(said.text("en") for said in (caught.value.said, caught.value.hint) if said)


@pytest.mark.parametrize(
    ("word", "ref"),
    [
        ("clerk", REF),
        ("registration/chief", "bureau/registration/chief"),
        (REF, REF),
        ("discipline_office", "bureau/discipline_office"),
        ("bureau/leading_group", "bureau/leading_group"),
        ("leadership", "bureau/leadership"),
    ],
)
def test_a_body_is_named_within_its_unit_and_kept_whole(found: Found, word: str, ref: str) -> None:
    assert body_named(word, "bureau", "registration", index(found)) == ref


def test_what_is_named_is_there(found: Found) -> None:
    assert named(POINT, found).id == POINT
    assert unit_named("bureau", index(found)).name == "示例局"
    assert subject_named("bureau/registration", index(found)).ref == "bureau/registration"


def test_what_is_not_there_is_told_with_the_nearest(found: Found) -> None:
    assert f"mean {POINT}" in refusal(lambda: named(f"{REF}#R1", found))
    assert "mean bureau" in refusal(lambda: unit_named("burau", index(found)))
    assert "mean bureau/registration" in refusal(lambda: subject_named("bureau/registraton", index(found)))
    assert "no post, department or body “x”" in refusal(lambda: body_named("x", "bureau", "", index(found)))


@pytest.mark.parametrize("name", [unit_named, subject_named])
def test_a_unit_that_keeps_no_registers_here_is_refused(
    found: Found, name: Callable[[str, OrganizationIndex], object]
) -> None:
    assert "outside this repository" in refusal(lambda: name("province", index(found)))


def test_a_day_to_come_is_refused_and_today_is_not() -> None:
    assert past(None, CONTEXT) == past(TODAY, CONTEXT) == TODAY
    assert "has not come yet" in refusal(lambda: past(TODAY + timedelta(1), CONTEXT))


@pytest.mark.parametrize(("reach", "first"), [("within", 2010), ("before", 2009), ("after", 2010)])
def test_a_day_is_of_the_year_or_of_one_it_may_reach(reach: Reach, first: int) -> None:
    assert of_year(date(first, 1, 1), CONTEXT, reach) == date(first, 1, 1)
    assert f"cycles/{first - 1}/" in refusal(lambda: of_year(date(first - 1, 12, 31), CONTEXT, reach))
    after = Context(Path(), date(2012, 1, 1), 2010)
    last = 2011 if reach == "after" else 2010
    assert of_year(date(last, 12, 31), after, reach) == date(last, 12, 31)
    assert "riskctl rollover 2011" in refusal(lambda: of_year(date(last + 1, 1, 1), after, reach))


@given(st.dates(date(2008, 1, 1), TODAY))
def test_a_day_that_is_taken_is_the_day_that_was_given(day: date) -> None:
    if day.year == TODAY.year:
        assert of_year(day, CONTEXT) == day
    else:
        assert "is not in 2010" in refusal(lambda: of_year(day, CONTEXT))
