"""Numbered letters, read together from their events: which are open, late, answered or verified.

A letter is known by `unit/number`, such as suzhou/3; numbers count within a unit and year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.records.letter import Letter
from riskctl.records.vocabulary import word
from riskctl.year.log.rows import Logged, logged

L = TypeVar("L", bound=Letter)
ORDER = ("issued", "received", "replied", "verified")
WORDS: Words = {
    "unknown": ("没有编号为 {id} 的{what}", "There is no {what} numbered {id}"),
    "known": ("现有的：{known}。", "There are: {known}."),
    "twice": (
        "{id} 已经在 {day} 记过{event}",
        "{id} was already recorded as {event} on {day}",
    ),
    "early": (
        "{id} 在 {issued} 才发出，不能早于这一天",
        "{id} was issued on {issued} only; nothing can happen before",
    ),
    "unanswered": (
        "{id} 还没有回复，不能核实",
        "{id} has no reply yet, so that there is nothing to verify",
    ),
}


@dataclass(frozen=True, slots=True)
class Known(Generic[L]):
    """A letter: its unit and number, the row that issued it, and the day of each event."""

    unit: str
    number: str
    issued: Logged[L]
    days: dict[str, date]

    @property
    def id(self) -> str:
        """`unit/number`."""
        return f"{self.unit}/{self.number}"

    @property
    def body(self) -> str:
        """Whom it went to within its unit, else the unit."""
        to = self.issued.row.to
        return to if to.startswith(f"{self.unit}/") else self.unit

    @property
    def answered(self) -> bool:
        """Whether it was replied to or verified."""
        return "replied" in self.days or "verified" in self.days

    def is_late(self, day: date) -> bool:
        """Whether the day to answer is past, and nothing says it was."""
        due = self.issued.row.due
        return due is not None and due < day and not self.answered


def letters(context: Context, kind: type[L]) -> list[Known[L]]:
    """Return the year's letters of `kind`, in the order of files; events of none are left out."""
    return known(logged(context, kind))


def known(rows: Iterable[Logged[L]]) -> list[Known[L]]:
    """Return the letters that `rows` tell of; of several with one number the first (RK105), of an event told
    twice the earlier day."""
    found: dict[tuple[str, str], Known[L]] = {}
    later: list[Logged[L]] = []
    for one in rows:
        if one.row.event == "issued":
            unit = one.where.get("unit", "")
            new = Known(unit, one.row.number, one, {"issued": one.row.day})
            found.setdefault((unit, one.row.number), new)
        else:
            later.append(one)
    for one in later:
        letter = found.get((one.where.get("unit", ""), one.row.number))
        if letter:
            day = one.row.day
            letter.days[one.row.event] = min(day, letter.days.get(one.row.event, day))
    return list(found.values())


def next_number(unit: str, context: Context, kind: type[L]) -> str:
    """Return the next number of the unit: one above the highest, whatever event holds it."""
    rows = (one.row.number for one in logged(context, kind) if one.where.get("unit") == unit)
    return str(1 + max((int(n) for n in rows if n.isascii() and n.isdigit()), default=0))


def letter_named(id: str, context: Context, kind: type[L], what: Said) -> Known[L]:
    """Return the letter `unit/number`; raises RiskctlError where there is none."""
    all_known = {one.id: one for one in letters(context, kind)}
    if id not in all_known:
        hint = Said(WORDS["known"], {"known": listed([*all_known])}) if all_known else None
        raise RiskctlError(Said(WORDS["unknown"], {"id": id, "what": what}), hint)
    return all_known[id]


def refuse_event(letter: Known[L], event: str, day: date) -> None:
    """Raise RiskctlError where the letter has had `event` already, or cannot have it on `day`."""
    fields: dict[str, object] = {"id": letter.id, "issued": str(letter.days["issued"])}
    if event in letter.days:
        fields |= {"event": word("letter_event", event), "day": str(letter.days[event])}
        raise RiskctlError(Said(WORDS["twice"], fields))
    if day < letter.days["issued"]:
        raise RiskctlError(Said(WORDS["early"], fields))
    if event == "verified" and "replied" not in letter.days:
        raise RiskctlError(Said(WORDS["unanswered"], fields))
