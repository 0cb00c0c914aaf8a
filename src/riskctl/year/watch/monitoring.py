"""What has to be looked at by which day: 分级监控, as often as the policy says for each level.

The count begins with the phase of supervision (its role in cycle.yaml), for a point found later
with the day it is watched from; nothing falls due after the phase. A point looked at is due again one
period later. Without such a phase, without `monitoring:` in the policy, or with
`monitoring_frequency: none` in riskctl.yaml nothing is due.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from riskctl.corpus.context import Context
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.cycle import SUPERVISION, Stretch
from riskctl.records.kinds.policy import Watch
from riskctl.year.log.rows import logged


@dataclass(frozen=True, slots=True)
class Watched:
    """A point to be looked at: its whole id, the id of its level, and since when it is watched."""

    id: str
    level: int
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When a point has to be looked at next: by this day, by these rules; `last` is the latest check."""

    point: Watched
    watch: Watch
    last: date | None
    day: date

    def is_late(self, day: date) -> bool:
        """Return whether the day to look is past; on that very day it can still be done."""
        return self.day < day


def is_watched(context: Context) -> bool:
    """Return whether the year has days on which points are to be looked at."""
    return context.phase(SUPERVISION) is not None and context.grading is not None


def due_in(points: Iterable[Watched], context: Context) -> list[Due]:
    """Return when each of `points` is due next, judged on the context's day, the earliest first."""
    phase = context.phase(SUPERVISION)
    if phase is None or context.grading is None:
        return []
    checks = [one.row for one in logged(context, Check)]
    found = due(points, checks, context.grading.watches, phase, context.day)
    return sorted(found, key=lambda one: (one.day, one.point.id))


def due(
    points: Iterable[Watched], checks: Iterable[Check], watches: Iterable[Watch], phase: Stretch, day: date
) -> Iterator[Due]:
    """Yield when each of `points` is due next within `phase`; of the checks, those up to `day` count."""
    by_level = {watch.level: watch for watch in watches}
    by_point: dict[str, list[Check]] = {}
    for check in checks:
        if check.day <= day:
            by_point.setdefault(check.point, []).append(check)
    for point in points:
        watch = by_level.get(point.level)
        if watch is None:
            continue
        own = by_point.get(point.id, ())
        last = max((check.day for check in own if check.method in watch.methods), default=None)
        begin = max(phase.from_, point.since or phase.from_, last or phase.from_)
        next_day = after(begin, watch)
        if next_day <= phase.to:
            yield Due(point, watch, last, next_day)


def after(day: date, watch: Watch) -> date:
    """Return the day one period of `watch` later: the same day of a later month, or its last."""
    if watch.days:
        return day + timedelta(watch.days)
    months = day.year * 12 + day.month - 1 + watch.months
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def since_of_new(context: Context) -> date | None:
    """Return the day since when a point written down on the context's day is watched, None where it is that
    of all: nobody is late with what was not there yet."""
    phase = context.phase(SUPERVISION)
    return context.day if phase and phase.from_ < context.day <= phase.to else None


def watched(graded: Iterable[GradedPoint]) -> list[Watched]:
    """Return the points in force as those to be looked at."""
    return [Watched(g.id, g.score.level.id, g.point.since) for g in graded if g.point.in_force]
