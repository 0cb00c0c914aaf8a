"""Measures whose owner also watches their point: who sees that he does what he himself is to do?

The plan itself has the leader in charge or the head of the department watch, so that a measure of supervision
is the watching put into words. What is asked about is another measure, where nobody else watches the point.
"""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.corpus.context import Context
from riskctl.corpus.organization import Seat
from riskctl.corpus.people import PeopleIndex
from riskctl.level.grade import GradedPoint, named_monitor
from riskctl.records.measure import Measure

SUPERVISION = "supervision"


def owner_watches(ref: str, graded: GradedPoint, context: Context) -> bool:
    """Return whether the owner `ref` of a measure is among those who watch its point, by post or person."""
    return any(_watching(ref, graded, context))


def in_one_hand(graded: GradedPoint, context: Context) -> list[int]:
    """Return the places of the measures, but for those of supervision, whose owner alone watches the point;
    none where somebody else has a measure of supervision at it."""
    measures = graded.point.measures
    own = [n for n, one in enumerate(measures) if one.type != SUPERVISION and _alone(one, graded, context)]
    if own and any(one.type == SUPERVISION and not _alone(one, graded, context) for one in measures):
        return []
    return own


def _alone(measure: Measure, graded: GradedPoint, context: Context) -> bool:
    """Whether the owner of a measure is all who watch its point."""
    own = [*_watching(measure.owner, graded, context)]
    return len(own) == len(graded.monitors) > 0 and all(own)


def _watching(ref: str, graded: GradedPoint, context: Context) -> Iterator[bool]:
    """For each post that watches the point, whether it is the owner's, or the same person holds both."""
    organization = context.organization
    owner = named_monitor(ref, graded.subject, organization) if ref and organization else None
    if owner is None or owner.seat is None:
        return
    for monitor in graded.monitors:
        if monitor.seat:
            yield _are_one(owner.seat, monitor.seat, context.people)


def _are_one(one: Seat, other: Seat, people: PeopleIndex | None) -> bool:
    if one.ref == other.ref or people is None:
        return one.ref == other.ref
    return not {*people.holders(one)}.isdisjoint(people.holders(other))
