"""Which days a record of the year may be of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.records.kinds.preparation import PreparationStep
from riskctl.records.kinds.suggestions import Suggestion
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.record import Record
from riskctl.year.log.reach import Reach, is_outside, reach_of

DAY = {"day": "2010-04-15"}
SUGGESTION = {"id": "S1", "subject": "bureau", "side": "staff", "text": "公开收费标准"}
LETTER = {"number": "1", "event": "issued"}
REACHES: tuple[Reach, ...] = ("within", "before", "after")


@pytest.mark.parametrize(
    ("kind", "said", "reach"),
    [
        (PreparationStep, {"kind": "plan"}, "before"),
        (Check, {"method": "self_check", "by": "bureau"}, "within"),
        (NoticeEntry, {"step": "close"}, "after"),
        (Suggestion, SUGGESTION, "within"),
        (Suggestion, SUGGESTION | {"disposition": "declined"}, "after"),
        (WarningLetter, LETTER, "within"),
        (WarningLetter, LETTER | {"event": "replied"}, "after"),
    ],
)
def test_what_prepares_may_come_before_and_what_ends_something_after(
    kind: type[Record], said: dict[str, Any], reach: str
) -> None:
    assert reach_of(kind.model_validate(DAY | said)) == reach


@given(st.integers(2000, 2020), st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from(REACHES))
def test_a_day_belongs_to_its_year_and_to_one_neighbour_at_most(year: int, day: date, reach: Reach) -> None:
    allowed = {year} | {"within": set(), "before": {year - 1}, "after": {year + 1}}[reach]
    assert is_outside(day, year, reach) == (day.year not in allowed)
