"""Working days by the state calendar: weekends, holidays, and the days off that are worked (调休).

The calendar is a package's, which the State Council's notice of each November brings up to date; it is
loaded only when a day is asked for. A year that it does not hold is said to be unknown, since a guess
would be wrong by the make-up workdays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from riskctl.base.messages import Said, Words

WORDS: Words = {
    "unknown": (
        "还没有 {year} 年的放假安排，工作日算不出来",
        "the state calendar of {year} is not at hand, so working days cannot be counted",
    ),
    "unknown-hint": (
        "现有 {first} 至 {last} 年。国务院办公厅公布后升级 chinesecalendar 包；急用就直接写截止的日期。",
        "It is known for {first} to {last}. Upgrade the package chinesecalendar once the State Council has "
        "published it; until then write the last day itself.",
    ),
}


@dataclass(frozen=True, slots=True)
class UnknownYear:
    """A year of which no calendar is at hand: what depends on its working days is not known."""

    year: int

    def said(self) -> Said:
        """Return the reason, to stand in a sentence."""
        return Said(WORDS["unknown"], {"year": self.year})

    def hint(self) -> Said:
        """Return what one can do."""
        first, last = known_years()
        return Said(WORDS["unknown-hint"], {"first": first, "last": last})


def _package() -> Any:
    import chinese_calendar  # type: ignore[import-untyped]

    return chinese_calendar


@cache
def known_years() -> tuple[int, int]:
    """Return the first and the last year of the calendar."""
    years = {day.year for day in _package().holidays}
    return min(years), max(years)


def is_working(day: date) -> bool | UnknownYear:
    """Return whether `day` is worked."""
    first, last = known_years()
    return bool(_package().is_workday(day)) if first <= day.year <= last else UnknownYear(day.year)


def working_days(first: date, n: int) -> date | UnknownYear:
    """Return the last day of a period of `n` working days that begins on `first`.

    Where `first` is not worked the first working day after it counts as the first. `n` is at least 1.
    """
    if n < 1:
        raise ValueError(f"a period of {n} working days")
    day, left = first, n
    while True:
        working = is_working(day)
        if isinstance(working, UnknownYear):
            return working
        left -= working
        if not left:
            return day
        day += timedelta(days=1)


def count(first: date, last: date) -> int | UnknownYear:
    """Return how many working days there are from `first` to `last`, both included; 0 where it ends before
    it begins."""
    worked = 0
    for n in range((last - first).days + 1):
        working = is_working(first + timedelta(days=n))
        if isinstance(working, UnknownYear):
            return working
        worked += working
    return worked
