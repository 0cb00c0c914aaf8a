"""The month of a monitoring record (监控记录表): what was looked at in it, and what is to be by its end.

What is still to be done stands with blank cells, so that the sheet can be written on and typed in afterwards.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from riskctl.base.messages import Words, listed
from riskctl.corpus.subject import Subject
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.checks import PREVENTION, Check
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.points import point_place
from riskctl.render.view.shown_points import by_department, shown_points
from riskctl.render.view.titles import body_title
from riskctl.year.close.month_items import ReportItem, items
from riskctl.year.log.rows import Logged, logged

WORDS: Words = {"month": ("{year}年{month}月", "{year}-{month:02}")}


def month_view(order: Order, scope: Scope) -> dict[str, Any]:
    """Return what a document prints of its month: that asked for, else the one of the day."""
    first = (scope.month or scope.context.day).replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    graded = by_department(shown_points(order, scope.context), order.subject.unit)
    found = [*_due(order, graded, last, scope)]
    rows = [one for one in _recorded(order, scope) if first <= one.row.day <= last]
    seen = [one.row for one in rows if one.row.method not in PREVENTION]
    points = {one.id: one for one in graded}
    return {
        "month": {
            "name": scope.say(WORDS, "month", year=first.year, month=first.month),
            "looked": [
                *(_looked(check, points.get(check.point), order, scope) for check in seen),
                *(_to_look(one, points[one.key.point], scope) for one in found if one.key.what == "check"),
            ],
            "to_carry_out": [
                _measure(one, points[one.key.point], scope) for one in found if one.key.what == "measure"
            ],
            "to_review": [_place(points[one.key.point], scope) for one in found if one.key.what == "review"],
            "prevented": [_prevented(one, order, scope) for one in rows if one.row.method in PREVENTION],
        }
    }


def _due(order: Order, graded: Sequence[GradedPoint], last: date, scope: Scope) -> Iterator[ReportItem]:
    """What the subject has to do by the last day of the month: of a unit its own, then each department's."""
    unit, department = order.subject.unit, order.subject.department
    parts = [Subject(unit, one) for one in ([department] if department else [None, *unit.departments])]
    for part in parts:
        yield from items(part, last, order.registers, graded, scope.context)


def _recorded(order: Order, scope: Scope) -> list[Logged[Check]]:
    """The checks of the subject, of a unit all, by their days."""
    unit, department = order.subject.unit, order.subject.department
    where = {"unit": unit.id} | ({"department": department.id} if department else {})
    known = (one for one in logged(scope.context, Check) if where.items() <= dict(one.where).items())
    return sorted(known, key=lambda one: one.row.day)


def _place(point: GradedPoint | None, scope: Scope) -> dict[str, Any]:
    """Whose a point is, what it is and how grave; blank where it is gone."""
    return point_place(point, scope) if point else dict.fromkeys(("department", "post", "title", "level"), "")


def _looked(check: Check, point: GradedPoint | None, order: Order, scope: Scope) -> dict[str, Any]:
    told = {"due": "", "late": False, "day": str(check.day), "said": check.finding, "sign": check.sign}
    how = scope.word("check_method", check.method)
    return _place(point, scope) | told | {"how": how, "by": body_title(check.by, order.subject, scope)}


def _to_look(one: ReportItem, point: GradedPoint, scope: Scope) -> dict[str, Any]:
    late = bool(one.due and one.due < scope.context.day)
    blank = {"day": "", "said": "", "sign": False, "due": str(one.due or ""), "late": late}
    ways = listed([scope.word("check_method", way) for way in one.methods]).text(scope.language)
    return (
        _place(point, scope) | blank | {"how": ways, "by": body_title(one.by, point.owner, scope) or one.by}
    )


def _measure(one: ReportItem, point: GradedPoint, scope: Scope) -> dict[str, Any]:
    late = bool(one.due and one.due < scope.context.day)
    return _place(point, scope) | {"measure": one.told, "due": str(one.due or ""), "late": late}


def _prevented(one: Logged[Check], order: Order, scope: Scope) -> dict[str, Any]:
    whose = "/".join(part for part in (one.where.get("unit", ""), one.where.get("department", "")) if part)
    return {
        "day": str(one.row.day),
        "how": scope.word("check_method", one.row.method),
        "department": body_title(whose.removesuffix("/unit"), order.subject, scope),
        "by": body_title(one.row.by, order.subject, scope),
        "said": one.row.finding,
    }
