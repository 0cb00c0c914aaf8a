"""What the status says of points: checks, measures, and the regulations behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds.checks import Check
from riskctl.year.log.rows import logged
from riskctl.year.status.item import Group, StatusItem, place_of
from riskctl.year.watch.monitoring import due_in, watched

AHEAD = timedelta(days=30)  # what falls due within them comes next
OPEN = ("to_revise", "to_draft")


def of_points(
    documents: Sequence[Document], graded: Sequence[GradedPoint], context: Sound
) -> Iterator[StatusItem]:
    """Yield what is late, what falls due next and what was done at the points."""
    yield from _checks(graded, context)
    yield from _measures(documents, context)
    yield from _regulations(context)


def _group(due: date, context: Sound) -> Group | None:
    """A day to come counts once it is near."""
    if due < context.day:
        return "overdue"
    return "next" if due <= context.day + AHEAD else None


def _checks(graded: Sequence[GradedPoint], context: Sound) -> Iterator[StatusItem]:
    for one in due_in(watched(graded), context):
        if group := _group(one.day, context):
            yield StatusItem(group, "check", *place_of(one.point.id), one.point.id, one.day)
    for done in logged(context, Check):
        if done.row.day <= context.day:
            department = done.where.get("department", "")
            at = (done.where.get("unit", ""), "" if department == UNIT_LOG else department)
            yield StatusItem("done", "check", *at, done.row.point or "/".join(filter(None, at)), done.row.day)


def _measures(documents: Sequence[Document], context: Sound) -> Iterator[StatusItem]:
    for document in documents:
        for point in document.points:
            ref = f"{document.subject}#{point.id}"
            for measure in point.measures if point.in_force else ():
                if measure.done and measure.done <= context.day:
                    if measure.done.year == context.year:
                        yield StatusItem("done", "measure", *place_of(ref), ref, measure.done)
                elif measure.due and (group := _group(measure.due, context)):
                    yield StatusItem(group, "measure", *place_of(ref), ref, measure.due)


def _regulations(context: Sound) -> Iterator[StatusItem]:
    for one in (context.regulations or {}).values():
        if one.state in OPEN and one.due and (group := _group(one.due, context)):
            yield StatusItem(group, "regulation", *_owner(one.owner, context), one.title, one.due)


def _owner(owner: str, context: Sound) -> tuple[str, str]:
    unit, department = place_of(owner)
    known = unit in context.organization.units
    return (unit, department) if known else ("", "")
