"""Working days against the calendars that the State Council published for several years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.year.notice.working_days import UnknownYear, count, is_working, known_years, working_days
from tests.architecture.source import ROOT
from tests.cli.shell.test_start_up import loaded


def days(year: int, *stretches: str) -> set[date]:
    """The days of stretches such as `10-01..10-07`, or single ones."""
    found: set[date] = set()
    for stretch in stretches:
        first, _, last = stretch.partition("..")
        day, end = (date.fromisoformat(f"{year}-{text}") for text in (first, last or first))
        while day <= end:
            found.add(day)
            day += timedelta(days=1)
    return found


# 国办发明电: days off, and the weekend days that are worked for them.
PUBLISHED = {
    2010: (
        *("01-01..01-03", "02-13..02-19", "04-03..04-05", "05-01..05-03"),
        *("06-14..06-16", "09-22..09-24", "10-01..10-07"),
    ),
    2015: (
        *("01-01..01-03", "02-18..02-24", "04-04..04-06", "05-01..05-03"),
        *("06-20..06-22", "09-03..09-05", "09-26..09-27", "10-01..10-07"),
    ),
    2020: ("01-01", "01-24..02-02", "04-04..04-06", "05-01..05-05", "06-25..06-27", "10-01..10-08"),
    2024: (
        *("01-01", "02-10..02-17", "04-04..04-06", "05-01..05-05", "06-08..06-10"),
        *("09-15..09-17", "10-01..10-07"),
    ),
}
WORKED = {
    2010: ("02-20..02-21", "06-12..06-13", "09-19", "09-25", "09-26", "10-09"),
    2015: ("01-04", "02-15", "02-28", "09-06", "10-10"),
    2020: ("01-19", "04-26", "05-09", "06-28", "09-27", "10-10"),
    2024: ("02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"),
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_every_day_of_a_published_year(year: int) -> None:
    off, worked = days(year, *PUBLISHED[year]), days(year, *WORKED[year])
    for day in days(year, "01-01..12-31"):
        assert is_working(day) == (day in worked or (day.weekday() < 5 and day not in off)), day


@pytest.mark.parametrize(
    ("first", "n", "last"),
    [
        ("2010-05-04", 5, "2010-05-10"),  # the period of the example: the first day counts
        ("2010-05-01", 5, "2010-05-10"),  # a day off: the period begins with the first day worked
        ("2010-09-26", 5, "2010-09-30"),  # a Sunday that is worked
        ("2010-09-27", 5, "2010-10-08"),  # across the National Day
        ("2020-09-28", 5, "2020-10-10"),  # a Saturday that is worked ends it
        ("2015-12-31", 2, "2016-01-04"),
        ("2024-10-12", 1, "2024-10-12"),
    ],
)
def test_the_last_day_of_a_period(first: str, n: int, last: str) -> None:
    assert working_days(date.fromisoformat(first), n) == date.fromisoformat(last)


@given(st.dates(date(2010, 1, 1), date(2024, 1, 1)), st.integers(1, 60))
def test_a_period_holds_so_many_working_days_and_ends_on_one(first: date, n: int) -> None:
    last = working_days(first, n)
    assert isinstance(last, date)
    assert count(first, last) == n and is_working(last) is True
    assert count(first, last - timedelta(days=1)) == n - 1


def test_a_year_not_known_is_never_guessed() -> None:
    first, last = known_years()
    beyond = date(last + 1, 1, 4)
    assert is_working(beyond) == working_days(date(last, 12, 28), 30) == UnknownYear(last + 1)
    assert count(date(last, 12, 28), beyond) == UnknownYear(last + 1)
    assert is_working(date(first - 1, 6, 1)) == UnknownYear(first - 1)


def test_what_is_said_of_an_unknown_year_names_it_and_the_known_ones() -> None:
    first, last = known_years()
    unknown = UnknownYear(last + 1)
    assert str(last + 1) in unknown.said().text("zh") and str(last + 1) in unknown.said().text("en")
    assert f"{first} to {last}" in unknown.hint().text("en") and f"{first} 至 {last}" in unknown.hint().text(
        "zh"
    )


def test_a_period_that_ends_before_it_begins_holds_nothing() -> None:
    assert count(date(2010, 5, 4), date(2010, 5, 3)) == 0


def test_no_period_is_shorter_than_a_day() -> None:
    with pytest.raises(ValueError, match="0 working days"):
        working_days(date(2010, 5, 4), 0)


def test_the_calendar_is_loaded_only_when_a_day_is_asked_for() -> None:
    packages, _ = loaded("check", "-C", str(ROOT / "examples/jiuquan"))
    assert "chinese_calendar" not in packages
