"""The days of a notice: working days across the holidays and make-up days of 2010, or days given outright."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.year.notice.opening import span_of
from riskctl.year.notice.working_days import count


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        ("2010-04-15", 5, "2010-04-21"),
        ("2010-04-28", 5, "2010-05-05"),  # 五一: 1 to 3 May off
        ("2010-06-10", 5, "2010-06-17"),  # 端午: 12 and 13 June worked, 14 to 16 off
        ("2010-09-20", 5, "2010-09-27"),  # 中秋: 22 to 24 September off, 25 and 26 worked
        ("2010-09-30", 2, "2010-10-08"),  # 国庆
        ("2010-05-01", 1, "2010-05-04"),  # begins on a holiday
    ],
)
def test_working_days_over_the_holidays_of_2010(first: str, days: int, last: str) -> None:
    found = span_of(date.fromisoformat(first), days, None)
    assert (str(found.last), found.working_days) == (last, days)


@given(st.dates(date(2010, 1, 1), date(2010, 12, 1)), st.integers(1, 15))
def test_a_notice_counted_one_way_counts_the_same_the_other(first: date, days: int) -> None:
    found = span_of(first, days, None)
    assert count(first, found.last) == days
    assert span_of(first, 5, found.last).working_days == days


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(RiskctlError) as refused:
        span_of(date(2010, 4, 15), 5, date(2010, 4, 14))
    assert "2010-04-14" in refused.value.said.text("zh") and "before its first" in refused.value.said.text(
        "en"
    )


def test_an_unknown_year_counts_nothing_where_the_end_is_given() -> None:
    assert span_of(date(2099, 4, 15), 5, date(2099, 4, 20)).working_days is None
