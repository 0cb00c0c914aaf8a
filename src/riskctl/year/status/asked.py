"""What the status says of points that somebody is asked to look at: drawn at random, or carried over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from riskctl.corpus.document import Document
from riskctl.corpus.moves import now_called
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.cycle import IDENTIFICATION
from riskctl.year.close.carried import carried, marks
from riskctl.year.log.rows import logged
from riskctl.year.notice.working_days import working_days
from riskctl.year.status.item import Group, StatusItem, place_of
from riskctl.year.watch.sample import drawn_now, samples


def of_asked(
    documents: Sequence[Document], graded: Sequence[GradedPoint], context: Sound
) -> Iterator[StatusItem]:
    """Yield the points of each draw, late after the time the policy gives, and those carried over; done once
    they were looked at. An announced draw waits for its numbers."""
    yield from _drawn(context)
    yield from _carried(documents, graded, context)


def _drawn(context: Sound) -> Iterator[StatusItem]:
    late: Group
    seen = {(one.row.sample, one.row.point) for one in logged(context, Check) if one.row.day <= context.day}
    for id, sample in samples(context).items():
        if sample.known and sample.is_pending and sample.day <= context.day:
            late = "overdue" if sample.known < context.day else "next"
            yield StatusItem(
                late, "announced", now_called(sample.unit, sample.day, context), "", id, sample.known
            )
        due = _look_by(sample.day, context)
        for point in drawn_now(sample, context) if sample.day <= context.day else ():
            if (id, point) in seen:
                yield StatusItem("done", "drawn", *place_of(point), point, sample.day)
            else:
                late = "overdue" if due and due < context.day else "next"
                yield StatusItem(late, "drawn", *place_of(point), point, due or sample.day)


def _look_by(day: date, context: Sound) -> date | None:
    """The last day by which what was drawn on `day` is looked at; None where the policy gives no time, or
    where no calendar tells the working days of the year."""
    days = context.grading.policy.draw_days
    last = working_days(day + timedelta(days=1), days) if days else None
    return last if isinstance(last, date) else None


def _carried(
    documents: Sequence[Document], graded: Sequence[GradedPoint], context: Sound
) -> Iterator[StatusItem]:
    """A point carried and not looked at is missing once points have to be identified, and comes before."""
    if not carried(context):  # else each point there is would be looked at for nothing
        return
    phase = context.phase(IDENTIFICATION)
    waiting: Group = "missing" if phase and phase.to < context.day else "next"
    for mark in marks(documents, graded, context):
        if mark.how != "new":
            group: Group = waiting if mark.how == "carried" and mark.reviewed is None else "done"
            yield StatusItem(group, "carried", *place_of(mark.point), mark.point)
