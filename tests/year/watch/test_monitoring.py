"""When a point is due to be looked at: the policy's periods, within the phase of supervision."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.check.example import PROGRAMME, REPOSITORY, changed
from riskctl.corpus.load import load
from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.cycle import Phase
from riskctl.records.kinds.policy import Watch
from riskctl.year.watch.monitoring import Due, Watched, after, due, due_in
from tests.conftest import lay

PHASE = Phase.model_validate({"id": "supervision", "name": "监督", "from": "2010-05-01", "to": "2010-11-30"})
MONTHLY = Watch.model_validate({"level": "3", "months": "1", "methods": ["spot_check", "information"]})
HALF_YEARLY = Watch.model_validate({"level": "1", "months": "6", "methods": ["self_check"]})
POINT = Watched("a/b/c#R01", 3)
DAYS = st.dates(date(2009, 1, 1), date(2030, 12, 31))


def looked(day: str, method: str = "spot_check", point: str = POINT.id) -> Check:
    return Check.model_validate({"day": day, "method": method, "point": point, "by": "a/b/d"})


def next_day(*checks: Check, point: Watched = POINT, today: str = "2010-12-31") -> str | None:
    found = list(due([point], checks, [MONTHLY, HALF_YEARLY], PHASE, date.fromisoformat(today)))
    return str(found[0].day) if found else None


def test_the_first_period_begins_with_the_phase() -> None:
    assert next_day() == "2010-06-01"


def test_a_check_starts_the_next_period() -> None:
    assert next_day(looked("2010-05-20"), looked("2010-06-19")) == "2010-07-19"


def test_only_the_methods_of_the_level_count() -> None:
    assert (
        next_day(looked("2010-05-20", "self_check"), looked("2010-05-21", "integrity_talk")) == "2010-06-01"
    )


def test_a_check_of_another_point_or_of_a_day_to_come_does_not_count() -> None:
    assert next_day(looked("2010-05-20", point="a/b/c#R02")) == "2010-06-01"
    assert next_day(looked("2010-05-20"), today="2010-05-19") == "2010-06-01"


def test_a_check_of_today_counts() -> None:
    assert next_day(looked("2010-05-20"), today="2010-05-20") == "2010-06-20"


def test_what_falls_due_on_the_last_day_of_the_phase_is_still_due() -> None:
    assert next_day(looked("2010-10-30")) == "2010-11-30"
    assert next_day(looked("2010-10-31")) == "2010-11-30"  # a month later, or that month's last day


def test_a_check_is_late_from_the_day_after() -> None:
    (one,) = due([POINT], [], [MONTHLY], PHASE, date(2010, 6, 1))
    assert [one.is_late(one.day + timedelta(n)) for n in (-1, 0, 1)] == [False, False, True]


def test_a_period_of_days_is_counted_in_days() -> None:
    weekly = Watch.model_validate({"level": "3", "days": "7", "methods": ["spot_check"]})
    assert after(date(2010, 2, 25), weekly) == date(2010, 3, 4)
    assert after(date(2010, 12, 28), weekly) == date(2011, 1, 4)


def test_a_month_after_november_is_december() -> None:
    assert after(date(2010, 11, 30), MONTHLY) == date(2010, 12, 30)


def test_a_point_found_in_august_is_not_late_since_may() -> None:
    assert next_day(point=Watched(POINT.id, 3, date(2010, 8, 16))) == "2010-09-16"


def test_nothing_falls_due_after_the_phase_or_at_a_level_of_which_the_policy_says_nothing() -> None:
    assert next_day(looked("2010-11-05")) is None
    assert next_day(point=Watched(POINT.id, 2)) is None


def test_a_check_before_the_phase_does_not_bring_the_day_forward() -> None:
    assert next_day(looked("2010-03-10")) == "2010-06-01"


def test_a_month_after_its_last_day_is_the_last_day_of_the_next() -> None:
    assert after(date(2010, 1, 31), MONTHLY) == date(2010, 2, 28)
    assert after(date(2010, 8, 31), HALF_YEARLY) == date(2011, 2, 28)


@given(DAYS, st.integers(1, 24))
def test_months_later_is_in_the_month_so_many_on_and_never_a_later_day(day: date, months: int) -> None:
    found = after(day, MONTHLY.model_copy(update={"months": months}))
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day == day.day or (found + timedelta(1)).day == 1


@given(st.lists(DAYS, max_size=6), DAYS)
def test_more_checks_never_bring_the_day_forward(days: list[date], today: date) -> None:
    def last_due(some: list[date]) -> list[Due]:
        return list(due([POINT], [looked(str(d)) for d in some], [MONTHLY], PHASE, today))

    fewer, more = last_due(days[:-1]), last_due(days)
    assert not more or more[0].day >= fewer[0].day


CYCLE = "cycles/2010/cycle.yaml"
YEAR = """schema: riskctl/cycle/v1
year: 2010
phases: [{id: supervision, name: 监督, from: 2010-04-01, to: 2010-11-30}]
"""
SPLIT = """schema: riskctl/cycle/v1
year: 2010
phases:
  - {id: supervision, role: other, name: 整改, from: 2010-03-01, to: 2010-03-31}
  - {id: autumn, role: 监督防范, name: 监督二, from: 2010-08-01, to: 2010-11-30}
  - {id: spring, role: supervision, name: 监督一, from: 2010-04-01, to: 2010-07-31}
"""
NO_PHASE = YEAR.replace("id: supervision", "id: summary")


def test_what_is_due_comes_the_earliest_first(tmp_path: Path) -> None:
    context = load(lay(tmp_path, {CYCLE: YEAR}))[1]
    found = due_in([Watched("b#R01", 1), Watched("c#R01", 3), Watched("a#R01", 3)], context)
    assert [one.point.id for one in found] == ["a#R01", "c#R01", "b#R01"]


def test_the_phase_is_known_by_its_role_whatever_its_id_and_may_be_in_parts(tmp_path: Path) -> None:
    points = [Watched("b#R01", 1), Watched("a#R01", 3)]
    whole, split = (load(lay(tmp_path / n, {CYCLE: text}))[1] for n, text in (("1", YEAR), ("2", SPLIT)))
    assert due_in(points, whole) == due_in(points, split) != []


@pytest.mark.parametrize(
    "broken",
    [
        {CYCLE: YEAR, PROGRAMME: f"{REPOSITORY[PROGRAMME]}monitoring_frequency: none\n"},
        {CYCLE: None},
        {CYCLE: NO_PHASE},
        {CYCLE: YEAR, PROGRAMME: changed(PROGRAMME, ("jiuquan-2010", "no-such"))[PROGRAMME]},
    ],
)
def test_without_a_cycle_a_phase_a_policy_or_where_periods_are_turned_off_nothing_is_due(
    tmp_path: Path, broken: dict[str, str | None]
) -> None:
    context = load(lay(tmp_path, broken))[1]
    assert due_in([Watched("a#R01", 3)], context) == []
