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
from riskctl.render.order import Order, level_of
from riskctl.render.points import Scope, point_view
from riskctl.render.titles import post_title, seat_title

WORDS: Words = {
    "day": ("{year}年{month}月{day}日", "{year}-{month:02}-{day:02}"),
    "actor": ("{step}（{actor}）", "{step} ({actor})"),
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
        "flows": list(_flows(order.subject, scope)),
        "no_risk": register.none if register else "",
        "declined": _declined(order, context),
        "points": points,
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
    head, leader, chief = unit.head, "", ""
    if department:
        leader = department.leader_in_charge
        chief = f"{department.id}/{department.head}" if department.head else ""
    return {
        "unit": {
            "name": unit.name,
            "head": seat_title(head, unit, context.organization),
            "head_name": _names(head, subject, context),
            "leading_group": body_name(unit, "leading_group"),
            "leading_group_office": body_name(unit, "leading_group_office"),
        },
        "department": {
            "name": department.name if department else "",
            "head": seat_title(chief, unit, context.organization),
            "head_name": _names(chief, subject, context),
            "leader": seat_title(leader, unit, context.organization),
            "leader_name": _names(leader, subject, context),
        },
        "post": {
            "name": post_title(seat) if seat else "",
            "holder_name": _held(seat, context),
            "single": bool(seat and seat.post.seats == 1),
        },
    }


def _names(ref: str, subject: Subject, context: Context) -> str:
    assert context.organization
    return _held(context.organization.seat(ref, subject.unit.id) if ref else None, context)


def _held(seat: Seat | None, context: Context) -> str:
    return "、".join(context.people.names(seat)) if seat and context.people else ""


def _flows(subject: Subject, scope: Scope) -> Iterator[dict[str, Any]]:
    """The charts in which the subject's department works; the steps of its own post are marked."""
    if subject.department is None:
        return
    home = f"{subject.unit.id}/{subject.department.id}"
    posts = {post.id: post.name for post in subject.department.posts}
    own = subject.seat.post.id if subject.seat else None
    for at in scope.context.flows.values():
        if at.flow.department == home and (own is None or any(n.actor == own for n in at.flow.nodes)):
            steps = []
            for node in at.flow.nodes:
                actor = posts.get(node.actor, "")
                said = scope.say(WORDS, "actor", step=node.name, actor=actor) if actor else node.name
                steps.append({"text": said, "own": own is not None and node.actor == own})
            yield {"name": at.flow.name, "steps": steps}


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
