"""What a template sees of a document: plain values ready to print, none of them riskctl's own objects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from riskctl.base.messages import Words
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import Seat
from riskctl.corpus.subject import Subject
from riskctl.level.explain import body_name
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.person import PersonRegister
from riskctl.render.charts import charts
from riskctl.render.order import Order, level_of
from riskctl.render.points import point_view
from riskctl.render.scope import Scope
from riskctl.render.titles import post_title

WORDS: Words = {
    "day": ("{year}年{month}月{day}日", "{year}-{month:02}-{day:02}"),
}


def view(order: Order, scope: Scope) -> dict[str, Any]:
    """Return everything that the template of `order` may print."""
    context, own = scope.context, _own(order)
    register = own.register if own else None
    points = [point_view(g, n, scope) for n, g in enumerate(_graded(order, context), 1)]
    return {
        "year": str(context.year),
        "day": long_day(context.day, scope),
        "language": scope.language,
        "level": level_of(order.subject),
        "gather": order.gather,
        "programme": _programme(context),
        "policy": context.grading.policy.name if context.grading else "",
        **_subject(order.subject, context),
        "duties": list(register.duties) if register else [],
        "authority": list(register.authority) if isinstance(register, PersonRegister) else [],
        "flows": list(charts(order.subject, scope)),
        "no_risk": register.none if register else "",
        "declined": _declined(order, context),
        "points": points,
        "by_criteria": bool(context.grading and context.grading.by_criteria),
        "has_origin": any(point["origin"] for point in points),
        "notice": _notice(scope),
    }


def long_day(day: date, scope: Scope) -> str:
    """Return a day as prose writes it."""
    return scope.say(WORDS, "day", year=day.year, month=day.month, day=day.day)


def _own(order: Order) -> Document | None:
    return next((d for d in order.registers if d.subject == order.subject.ref), None)


def _graded(order: Order, context: Context) -> Iterator[GradedPoint]:
    """The open points, those of one department after another; a closed point is no longer watched."""
    found = [g for d in order.registers for g in grade(d, context) if g.point.status != "closed"]
    departments = {d.id: n for n, d in enumerate(order.subject.unit.departments)}

    def place(graded: GradedPoint) -> int:
        department = graded.owner.department
        return departments.get(department.id, len(departments)) if department else -1

    yield from sorted(found, key=place)


def _programme(context: Context) -> dict[str, str]:
    programme = context.programme
    return (
        {"name": programme.name, "contact": programme.contact} if programme else {"name": "", "contact": ""}
    )


def _subject(subject: Subject, context: Context) -> dict[str, Any]:
    unit, department, seat = subject.unit, subject.department, subject.seat
    assert context.organization
    head = context.organization.seat(unit.head, unit.id) if unit.head else None
    chief = leader = None
    if department:
        chief = context.organization.in_charge(unit, department.head, department)
        leader = context.organization.in_charge(unit, department.leader_in_charge, department)
    return {
        "unit": {
            "name": unit.name,
            "head": _title(head, context),
            "head_name": _held(head, context),
            "leading_group": body_name(unit, "leading_group"),
            "leading_group_office": body_name(unit, "leading_group_office"),
        },
        "department": {
            "name": department.name if department else "",
            "head": _title(chief, context),
            "head_name": _held(chief, context),
            "leader": _title(leader, context),
            "leader_name": _held(leader, context),
        },
        "post": {
            "name": post_title(seat) if seat else "",
            "holder_name": _held(seat, context),
            "single": bool(seat and seat.post.seats == 1),
        },
    }


def _title(seat: Seat | None, context: Context) -> str:
    assert context.organization
    return context.organization.title(seat) if seat else ""


def _held(seat: Seat | None, context: Context) -> str:
    return "、".join(context.people.names(seat)) if seat and context.people else ""


def _declined(order: Order, context: Context) -> list[dict[str, str]]:
    rows = []
    for document in order.registers:
        for one in document.register.declined if document.register else ():
            matter = context.matter(one.matter)
            rows.append({"matter": matter.name if matter else one.matter, "reason": one.reason})
    return rows


def _notice(scope: Scope) -> dict[str, str]:
    """The period of public notice, blank where the cycle does not set one."""
    period = scope.context.cycle.notice if scope.context.cycle else None
    if period is None:
        return {"from": "", "to": ""}
    return {"from": long_day(period.from_, scope), "to": long_day(period.to, scope)}
