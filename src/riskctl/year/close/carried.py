"""What became of the points of the year before: carried, changed, level moved, new, closed or gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskctl.base.latest import latest
from riskctl.base.messages import Words
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.moves import closed_with
from riskctl.level.fingerprint import is_of, parts
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.carried import Carried
from riskctl.records.risk_point import RiskPoint
from riskctl.year.log.rows import logged

How = Literal["carried", "changed", "level-moved", "new", "closed", "gone"]
MARKS: Words = {
    "carried": ("转入", "carried"),
    "changed": ("有改动", "changed"),
    "level-moved": ("等级变动", "level moved"),
    "new": ("新增", "new"),
    "closed": ("已关闭", "closed"),
    "gone": ("登记表里没有了", "gone from the registers"),
}
HOWS: tuple[How, ...] = ("carried", "changed", "level-moved", "new", "closed", "gone")


@dataclass(frozen=True, slots=True)
class Mark:
    """One point and what became of it: its level then and now (blank: none), the day it was reviewed in
    the new year, why it was closed."""

    point: str
    how: How
    then: str = ""
    now: str = ""
    reviewed: date | None = None
    reason: str = ""


def file_of(year: int) -> str:
    """Return the file that holds the points carried into `year`."""
    return kind_named("carried").example.format(year=year)


def carried(context: Context) -> Mapping[str, Carried]:
    """Return the points carried into the cycle's year by their whole ids."""
    return _known(context)[1]


def has_carried(subject: str, context: Context) -> bool:
    """Return whether the register of `subject` had points that were carried into the year."""
    return subject in _known(context)[0]


def is_reviewed(day: date | None, context: Context) -> bool:
    """Return whether a review of `day` is of the new year; one of a day to come is not yet."""
    return day is not None and day.year >= context.year and day <= context.day


def open_points(
    documents: Sequence[Document], graded: Sequence[GradedPoint], context: Context
) -> list[Carried]:
    """Return every point in force as a roll-over keeps it, in the order of files."""
    levels = {one.id: str(one.score.level.id) for one in graded}
    found = []
    for document in documents:
        points = _points(document)
        digests = parts(document, context) if points else {}
        for id, point in points.items():
            if point.in_force:
                said = {"point": id, "fingerprint": digests[point.id]}
                if id in levels:  # else it cannot be graded now, and nothing is rolled over
                    said["level"] = levels[id]
                found.append(Carried.model_validate(said))
    return found


def marks(documents: Sequence[Document], graded: Sequence[GradedPoint], context: Context) -> list[Mark]:
    """Return what became of each point carried into the year, then the new ones."""
    now = {row.point: row for row in open_points(documents, graded, context)}
    points = {id: point for document in documents for id, point in _points(document).items()}
    before = carried(context)
    found = [_mark(row, now.get(row.point), points.get(row.point), context) for row in before.values()]
    return found + [Mark(id, "new", now=row.level) for id, row in now.items() if id not in before]


def _mark(then: Carried, now: Carried | None, point: RiskPoint | None, context: Context) -> Mark:
    if point is None:
        why = closed_with(then.point, context)
        return Mark(then.point, "closed" if why else "gone", then.level, reason=why)
    if now is None:
        return Mark(then.point, "closed", then.level, reason=point.closed.reason if point.closed else "")
    how: How = "carried"
    if now.level != then.level:
        how = "level-moved"
    elif not is_of(then.fingerprint, now.fingerprint):
        how = "changed"
    day = point.review.date if point.review else None
    return Mark(then.point, how, then.level, now.level, day if is_reviewed(day, context) else None)


def _points(document: Document) -> dict[str, RiskPoint]:
    return {f"{document.subject}#{p.id}": p for p in document.points}


@latest  # the facts ask register by register
def _known(context: Context) -> tuple[frozenset[str], Mapping[str, Carried]]:
    rows = {one.row.point: one.row for one in logged(context, Carried)}
    return frozenset(id.partition("#")[0] for id in rows), rows
