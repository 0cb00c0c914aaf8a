"""Which of several answers to one thing holds: that of the latest day.

A row has a day and no hour, and the order in which two branches were merged says nothing. So of answers of
one day that differ none holds: what they answer counts as not answered, a finding tells it, and an answer of
a later day settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.records.kinds.suggestions import Suggestion
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import Logged

A = TypeVar("A", NoticeEntry, Suggestion)
WORDS: Words = {
    "answered": (
        "{id} 在 {day} 已经答复过；同一天的另一个答复分不清哪个算数，更早的不算数，没有再记。"
        "要改答复，用 --on 写 {day} 以后的一天。",
        "{id} was answered on {day}; nobody could tell which of two answers of one day holds, and one of an "
        "earlier day holds nothing, so nothing was recorded. To change it, give a day after {day}: --on DAY.",
    ),
}


@dataclass(frozen=True, slots=True)
class GivenAnswers(Generic[A]):
    """The answer that holds, None where there is none; and those of one day of which none does."""

    holds: Logged[A] | None = None
    contrary: tuple[Logged[A], ...] = ()

    @property
    def day(self) -> date | None:
        """The day of the latest answer, whether it holds or not."""
        return self.holds.row.day if self.holds else self.contrary[0].row.day if self.contrary else None


def answers_of(rows: Sequence[Logged[A]]) -> GivenAnswers[A]:
    """Return which of the answers to one thing holds."""
    last = max((one.row.day for one in rows), default=None)
    latest = tuple(one for one in rows if one.row.day == last)
    if not latest:
        return GivenAnswers()
    alike = all(is_again(one.row, (latest[0].row,)) for one in latest)
    return GivenAnswers(latest[0]) if alike else GivenAnswers(contrary=latest)


def refuse_unless_later(id: str, day: date, known: GivenAnswers[A]) -> None:
    """Raise RiskctlError where what has the id `id` was answered on `day` already, or after it."""
    if known.day and day <= known.day:
        raise RiskctlError(Said(WORDS["answered"], {"id": id, "day": str(known.day)}))
