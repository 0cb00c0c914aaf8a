"""Which points go into a document, and who watches them: all of its registers, or those that one watches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskctl.corpus.organization import Seat
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.level.assign import Monitor
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.kinds.organization import Unit
from riskctl.render.order.order import Order
from riskctl.render.view.notice import points_of


def shown_points(order: Order, context: Sound) -> Iterator[GradedPoint]:
    """Yield the open points of an order, one register after another; a closed point is no longer watched.

    A document about a notice has the points of that alone.
    """
    published = points_of(order, context)
    for document in order.registers:
        for graded in grade(document, context):
            if graded.point.status == "closed" or (published is not None and graded.id not in published):
                continue
            if not order.watched or _monitors(graded, order, context):
                yield graded


def by_department(graded: Iterable[GradedPoint], unit: Unit) -> list[GradedPoint]:
    """Return points, those of one department after another."""
    departments = {d.id: n for n, d in enumerate(unit.departments)}

    def place(graded: GradedPoint) -> int:
        department = graded.owner.department
        return departments.get(department.id, len(departments)) if department else -1

    return sorted(graded, key=place)


def closed_points(order: Order, context: Sound) -> Iterator[GradedPoint]:
    """Yield the points of an order's registers that were closed."""
    for document in order.registers:
        yield from (one for one in grade(document, context) if one.point.status == "closed")


def shown_monitors(graded: GradedPoint, order: Order, context: Sound) -> tuple[Monitor, ...]:
    """Return the monitors of a point whom the order's document lists: all, or the subject it is made for."""
    return graded.monitors if not order.watched else _monitors(graded, order, context)


def _monitors(graded: GradedPoint, order: Order, context: Sound) -> tuple[Monitor, ...]:
    return tuple(m for m in graded.monitors if _is(m, order.subject, context))


def _is(monitor: Monitor, subject: Subject, context: Sound) -> bool:
    """Whether the subject is the monitor, or a department one of whose posts is, or that staffs it."""
    if subject.seat:
        return bool(monitor.seat and _overlap(monitor.seat, subject.seat))
    department = subject.department
    if department is None:
        return True
    if monitor.seat:
        return monitor.seat.department is department
    return (monitor.department or _staffing(monitor, context)) is department


def _overlap(one: Seat, other: Seat) -> bool:
    """Whether two mean one seat; a post without a number means all its seats."""
    return one.post_ref == other.post_ref and (
        one.number == other.number or not (one.number and other.number)
    )


def _staffing(monitor: Monitor, context: Sound) -> object:
    body = getattr(monitor.unit, monitor.office)
    found = context.organization.department(body.department, monitor.unit.id) if body.department else None
    return found[1] if found else None
