"""Which days a record of the year may be of: its own, and for some the year before or after.

The plan is drawn up before the year begins, and what answers or ends something of the year may come after it;
all else is of the year, or the year's evidence would hold another's.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from riskctl.records.kinds.leading_group import GroupMember
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.records.kinds.preparation import PreparationStep
from riskctl.records.record import Record

Reach = Literal["within", "before", "after"]


def reach_of(row: Record) -> Reach:
    """Return how far the day of a row may lie from the year of its log."""
    if isinstance(row, PreparationStep | GroupMember):
        return "before"
    follows = isinstance(row, NoticeEntry) or getattr(row, "disposition", None) is not None
    return "after" if follows or getattr(row, "event", "issued") != "issued" else "within"


def is_outside(day: date, year: int, reach: Reach) -> bool:
    """Return whether `day` belongs to another year's records."""
    return not year - (reach == "before") <= day.year <= year + (reach == "after")
