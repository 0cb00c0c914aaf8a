"""Rows of the year's logs that lead nowhere: written by hand, or to what has gone since.

The commands refuse all of these. What a sign-off is of, and by whom, is told as every other reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.base.location import DataPath
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.moves import is_former, now_called
from riskctl.corpus.references import Reference, Wanted
from riskctl.corpus.subject import find_subject
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.carried import Carried
from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.corrections import Correction
from riskctl.records.kinds.early_steps import EarlyStep
from riskctl.records.kinds.leading_group import GroupMember
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.sample import Sample
from riskctl.records.kinds.signoffs import Signoff
from riskctl.records.kinds.suggestions import Suggestion
from riskctl.records.letter import Letter
from riskctl.records.log import Log
from riskctl.records.record import Record
from riskctl.year.log.answers import answers_of
from riskctl.year.log.reach import is_outside, reach_of
from riskctl.year.log.rows import Logged

DAYS = ("day", "recorded")
BODY: tuple[Wanted, ...] = ("post", "department", "office")
OF: tuple[tuple[type[Record], str, tuple[Wanted, ...]], ...] = (
    (Check, "by", BODY),
    (Correction, "by", BODY),
    (EarlyStep, "by", BODY),
    (GroupMember, "post", BODY),
    (Suggestion, "subject", ("post", "department", "unit")),
    (Letter, "to", (*BODY, "unit")),
    (Signoff, "recorded_by", ("post", "office")),  # its subject and who signed are judged elsewhere
)

ANSWERED: tuple[tuple[type[Record], str], ...] = (
    (Check, "sample"),
    (RectificationNotice, "inspection"),
    (EarlyStep, "notice"),
)


@dataclass(frozen=True, slots=True)
class Astray:
    """What leads nowhere: why, where, what is written there; of a number used twice also the first place."""

    cause: str
    file: str
    path: DataPath = ()
    written: str = ""
    reference: Reference | None = None
    day: date | None = None
    first: DataPath | None = None
    event: str = ""


def logs_of(context: Context) -> Iterator[tuple[str, Document, Log]]:
    """Yield the logs of the cycle's year."""
    for file, document in context.documents.items():
        if isinstance(document.record, Log) and document.where.get("year") == str(context.year):
            yield file, document, document.record


def astray(context: Context) -> Iterator[Astray]:
    """Yield what leads nowhere in the year's logs, but for points: who calls knows the registers."""
    for file, document, log in logs_of(context):
        yield from _folder(file, document, context)
        yield from _again(file, log.rows)
        yield from _numbers(file, log.rows)
        yield from _contrary(file, document, log.rows)
        yield from _carried(file, log.rows)
        for n, row in enumerate(log.rows):
            yield from _days(file, n, row, context)
            yield from _references(file, n, row, document, context)
            yield from _documents(file, n, row, context)


def _folder(file: str, document: Document, context: Context) -> Iterator[Astray]:
    """The unit, and the department, that the log's place names; `unit.csv` is the unit's own."""
    steps = [document.where[key] for key in ("unit", "department") if key in document.where]
    ref = "/".join(step for n, step in enumerate(steps) if not (n and step == UNIT_LOG))
    if not ref or context.organization is None or is_former(ref, context):
        return
    if find_subject(ref, context.organization) is None:
        yield Astray("folder", file, written=ref)


def _days(file: str, n: int, row: Record, context: Context) -> Iterator[Astray]:
    for name in DAYS:
        day: date | None = getattr(row, name, None)
        if day and day > context.day:
            yield Astray("future", file, ("rows", n, name), day=day)
        elif day and name == "day" and is_outside(day, context.year, reach_of(row)):
            yield Astray("year", file, ("rows", n, name), day=day)


def _references(file: str, n: int, row: Record, document: Document, context: Context) -> Iterator[Astray]:
    unit, department = (document.where.get(part, "") for part in ("unit", "department"))
    wanted = [(name, wants) for kind, name, wants in OF if isinstance(row, kind)]
    for name, wants in wanted:
        written = getattr(row, name, "")
        found = Reference(file, ("rows", n, name), written, wants, unit, department)
        if written and context.organization and not found.leads(context.organization):
            if is_former(written, context):
                continue
            yield Astray("reference", file, found.path, written, found)


def _documents(file: str, n: int, row: Record, context: Context) -> Iterator[Astray]:
    """The draw that a check answers, the inspection that a notice follows from, the notice that was early;
    what cannot be read is there all the same."""
    for kind, name in ANSWERED:
        id: str = getattr(row, name, "") if isinstance(row, kind) else ""
        if not id:
            continue
        document = context.documents.get(kind_named(name).example.format(**{"year": context.year, name: id}))
        if document is None:
            yield Astray(name, file, ("rows", n, name), id)
        elif isinstance(row, Check) and _is_undrawn(row, document.record, context):
            yield Astray("undrawn", file, ("rows", n, "point"), row.point)


def _is_undrawn(row: Check, sample: Record | None, context: Context) -> bool:
    """Whether a draw has not drawn the point, whatever it was called then."""
    if not isinstance(sample, Sample) or row.point in sample.drawn:
        return False
    return all(now_called(point, sample.day, context) != row.point for point in sample.drawn)


def _again(file: str, rows: Sequence[Record]) -> Iterator[Astray]:
    """Rows that say what a row above says, word for word: one for all of them, since a merge doubles many."""
    first: dict[Record, int] = {}
    again = [n for n, row in enumerate(rows) if first.setdefault(row, n) != n]
    if again:
        above = ("rows", first[rows[again[0]]])
        yield Astray("again", file, ("rows", again[0]), str(len(again)), first=above)


def _numbers(file: str, rows: Iterable[Record]) -> Iterator[Astray]:
    """Ids that stand for two things, and what follows on something that is not there."""
    rows = tuple(rows)
    issued = {row.number for row in rows if isinstance(row, Letter) and row.event == "issued"}
    comments = {row.id for row in rows if isinstance(row, NoticeEntry) and row.step == "comment"}
    first: dict[tuple[str, str], int] = {}
    for n, row in enumerate(rows):
        key = _made(row)
        if key and first.setdefault(key, n) != n:
            if rows[first[key]] == row:
                continue
            yield Astray("twice", file, ("rows", n, "id"), key[1], first=("rows", first[key], "id"))
        elif isinstance(row, Letter) and row.number not in issued:
            yield Astray("unissued", file, ("rows", n, "number"), row.number, event=row.event)
        elif isinstance(row, NoticeEntry) and row.step == "answer" and row.id not in comments:
            yield Astray("uncommented", file, ("rows", n, "id" if row.id else "step"), row.id or "")


def _contrary(file: str, document: Document, rows: Sequence[Record]) -> Iterator[Astray]:
    """Suggestions that have several answers of their last day which differ (comments have a rule of their
    own), and a notice issued twice on one day, under two numbers."""
    given: dict[tuple[str, str], list[Logged[Suggestion]]] = {}
    issues: dict[date, int] = {}
    for n, row in enumerate(rows):
        if isinstance(row, NoticeEntry) and row.step == "issue":
            first = issues.setdefault(row.day, n)
            if row != rows[first]:
                above = ("rows", first, "number")
                yield Astray(
                    "issued-twice", file, ("rows", n, "number"), row.number, day=row.day, first=above
                )
        if isinstance(row, Suggestion) and row.disposition:
            given.setdefault((row.subject, row.id), []).append(Logged(file, n, document.where, row))
    for (_, id), answers in given.items():
        if two := answers_of(answers).contrary:
            above, other = (("rows", one.number, "disposition") for one in (two[0], two[-1]))
            yield Astray("contrary", file, other, id, day=two[0].row.day, first=above)


def _carried(file: str, rows: Iterable[Record]) -> Iterator[Astray]:
    """Points that were carried over in two ways: the level and the text of the year before are of one."""
    first: dict[str, tuple[int, Carried]] = {}
    for n, row in enumerate(rows):
        if isinstance(row, Carried):
            above, known = first.setdefault(row.point, (n, row))
            if known != row:
                at = ("rows", above, "point")
                yield Astray("carried-twice", file, ("rows", n, "point"), row.point, first=at)


def _made(row: Record) -> tuple[str, str] | None:
    """What a row that opens something is known by: whose it is, and its id."""
    if isinstance(row, Suggestion):
        return (row.subject, row.id) if row.disposition is None else None
    return ("", row.id) if isinstance(row, NoticeEntry) and row.step == "comment" and row.id else None
