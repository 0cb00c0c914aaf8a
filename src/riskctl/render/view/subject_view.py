"""Whose document it is, as a template sees it: the unit, the department and the post with those in charge."""

from __future__ import annotations

from typing import Any

from riskctl.base.messages import Words
from riskctl.corpus.organization import Seat
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.level.explain import body_name
from riskctl.records.kinds.organization import Department, Unit
from riskctl.render.order.scope import Scope
from riskctl.render.view.titles import post_title

WORDS: Words = {"above": ("{unit}（{office}）", "{unit} ({office})")}


def whose(subject: Subject, scope: Scope) -> dict[str, Any]:
    """Return the parts `unit`, `department` and `post` of a view; what the subject has not is blank."""
    context, department, seat = scope.context, subject.department, subject.seat
    return {
        "unit": _unit(subject.unit, scope),
        "department": {
            "name": department.name if department else "",
            **_charge("head", _in_charge("head", subject, context), context),
            **_charge("leader", _in_charge("leader_in_charge", subject, context), context),
        },
        "post": {
            "name": post_title(seat, scope) if seat else "",
            "holder_name": held_by(seat, context),
            "single": bool(seat and seat.post.seats == 1),
        },
    }


def held_by(seat: Seat | None, context: Sound) -> str:
    """Return the names of a post's holders on the day, blank where they are not known."""
    return "、".join(context.people.names(seat)) if seat and context.people else ""


def _unit(unit: Unit, scope: Scope) -> dict[str, Any]:
    return {
        "name": unit.name,
        **_charge("head", _head(unit, scope.context), scope.context),
        "leading_group": body_name(unit, "leading_group"),
        "leading_group_office": body_name(unit, "leading_group_office"),
        "addressees": [department.name for department in _addressed(unit, scope.context)],
        "above": _above(unit, scope),
        "below": [other.name for other in _below(unit, scope.context)],
    }


def _head(unit: Unit, context: Sound) -> Seat | None:
    return context.organization.seat(unit.head, unit.id) if unit.head else None


def _in_charge(field: str, subject: Subject, context: Sound) -> Seat | None:
    if subject.department is None:
        return None
    return context.organization.in_charge(
        subject.unit, getattr(subject.department, field), subject.department
    )


def _charge(key: str, seat: Seat | None, context: Sound) -> dict[str, str]:
    title = context.organization.title(seat) if seat else ""
    return {key: title, f"{key}_name": held_by(seat, context)}


def _addressed(unit: Unit, context: Sound) -> list[Department]:
    """The departments a unit's notice goes to: not its leaders, who stand under no leader in charge."""
    head = _head(unit, context)
    own = head.department if head and head.unit.id == unit.id else None
    leaders = own if own and not own.leader_in_charge else None
    return [department for department in unit.departments if department is not leaders]


def _above(unit: Unit, scope: Scope) -> str:
    """The unit above, with the office that runs the work there."""
    above = scope.context.organization.units.get(unit.parent)
    if above is None:
        return ""
    office = body_name(above, "leading_group_office")
    return scope.say(WORDS, "above", unit=above.name, office=office) if office else above.name


def _below(unit: Unit, context: Sound) -> list[Unit]:
    units = context.organization.record.units
    return [other for other in units if unit.id in (other.parent, other.supervised_by)]
