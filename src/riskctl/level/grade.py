"""Grades registers: every point with its score, whose it is, and who watches it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riskctl.base.latest import latest
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import Subject, owner_of, subject_of
from riskctl.level.assign import Assignment, Monitor, assign, is_vacant
from riskctl.level.score import Score, score
from riskctl.records.risk_point import RiskPoint


@dataclass(frozen=True, slots=True)
class GradedPoint:
    """A point of a register, graded. `number` is its place in the register's record."""

    document: Document
    number: int
    point: RiskPoint
    subject: Subject  # whose register it stands in
    owner: Subject  # whose point it is
    score: Score
    assignment: Assignment
    named: tuple[Monitor, ...] = ()  # offices its register names by hand beside the computed ones

    @property
    def id(self) -> str:
        """The whole id, `unit/department/post#R01`."""
        return f"{self.subject.ref}#{self.point.id}"

    @property
    def monitors(self) -> tuple[Monitor, ...]:
        """Every office that watches: the computed ones, then those named by hand."""
        return (*self.assignment.monitors, *self.named)


Climbs = dict[tuple[str, int, str], Assignment]  # by owner, level and the category's office


@latest  # several rules, the facts and the fingerprint ask for one document's grades in turn
def grade(document: Document, context: Context) -> tuple[GradedPoint, ...]:
    """Return the points of `document` that can be graded, in their order."""
    return tuple(_grade(document, context))


def gradable(document: Document, context: Context) -> frozenset[int]:
    """Return the places of the points of `document` that `grade` grades, without asking who watches them."""
    grading, organization, register = context.grading, context.organization, document.register
    if grading is None or organization is None or register is None or not subject_of(document, organization):
        return frozenset()
    points = enumerate(register.risk_points)
    return frozenset(n for n, one in points if score(one, grading, context.matter(one.matter)) is not None)


def _grade(document: Document, context: Context) -> Iterator[GradedPoint]:
    organization, register = context.organization, document.register
    subject = subject_of(document, organization) if organization else None
    if register is None or subject is None:
        return
    climbs: Climbs = {}
    for number, point in enumerate(register.risk_points):
        graded = grade_point(document, number, point, subject, context, climbs)
        if graded is not None:
            yield graded


def grade_point(
    document: Document,
    number: int,
    point: RiskPoint,
    subject: Subject,
    context: Context,
    climbs: Climbs | None = None,
) -> GradedPoint | None:
    """Return `point` graded as one of `subject`, None where that cannot be done.

    `climbs` keeps the ways to a monitor that points of one owner and level share.
    """
    grading, organization = context.grading, context.organization
    scored = score(point, grading, context.matter(point.matter)) if grading else None
    if grading is None or organization is None or scored is None:
        return None
    owner = owner_of(point, subject, organization)
    category_office = grading.office_of(point.category)
    climbs, way = {} if climbs is None else climbs, (owner.ref, scored.level.id, category_office)
    if way not in climbs:
        climbs[way] = assign(owner, scored.level, organization, context.people, category_office)
    by_hand = (named_monitor(text, subject, organization, context.people) for text in point.monitor)
    named = tuple(m for m in by_hand if m and not any(_same(m, n) for n in climbs[way].monitors))
    return GradedPoint(document, number, point, subject, owner, scored, climbs[way], named)


def named_monitor(
    text: str, subject: Subject, organization: OrganizationIndex, people: PeopleIndex | None = None
) -> Monitor | None:
    """Return the office that a register's `monitor:` names, None where there is no such office."""
    department = subject.department.id if subject.department else ""
    if office := organization.office(text, subject.unit.id):
        found = Monitor(office[1], office[0])
    elif seat := organization.seat(text, subject.unit.id, department):
        found = Monitor("post", seat.unit, seat)
    else:
        return None
    return replace(found, vacant=is_vacant(found, organization, people))


def _same(one: Monitor, other: Monitor) -> bool:
    if one.seat or other.seat:
        return bool(one.seat and other.seat and one.seat.ref == other.seat.ref)
    return (one.office, one.unit.id) == (other.office, other.unit.id)
