"""Measures whose owner also watches their point: who sees that he does what he himself is to do?

The plan itself has the leader in charge or the head of the department watch, so that a measure of supervision
is the watching put into words. What is asked about is another measure, where nobody else watches the point.
"""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.corpus.context import Context
from riskctl.corpus.organization import Seat
from riskctl.level.grade import GradedPoint, named_monitor

SUPERVISION = "supervision"


def owner_watches(ref: str, graded: GradedPoint, context: Context) -> bool:
    """Return whether the owner `ref` of a measure is among those who watch its point, by post or person."""
    return any(_watching(ref, graded, context))


def in_one_hand(graded: GradedPoint, context: Context) -> list[int]:
    """Return the places of the measures, but for those of supervision, whose owner alone watches the point;
    none where somebody else has a measure of supervision at it."""
    alone = [_watches_alone(measure.owner, graded, context) for measure in graded.point.measures]
    others = [measure.type != SUPERVISION for measure in graded.point.measures]
    if any(not other and not own for other, own in zip(others, alone, strict=True)):
        return []
    return [n for n, own in enumerate(alone) if own and others[n]]


def _watches_alone(ref: str, graded: GradedPoint, context: Context) -> bool:
    own = [*_watching(ref, graded, context)]
    return len(own) == len(graded.monitors) > 0 and all(own)


def _watching(ref: str, graded: GradedPoint, context: Context) -> Iterator[bool]:
    """For each post that watches the point, whether it is the owner's, or the same person holds both."""
    organization = context.organization
    owner = named_monitor(ref, graded.subject, organization) if ref and organization else None
    seat = owner.seat if owner else None
    for monitor in graded.monitors if seat else ():
        if monitor.seat:
            yield _are_one(seat, monitor.seat, context)


def _are_one(one: Seat | None, other: Seat, context: Context) -> bool:
    if one is None or context.people is None:
        return bool(one and one.ref == other.ref)
    return one.ref == other.ref or bool({*context.people.holders(one)} & {*context.people.holders(other)})
