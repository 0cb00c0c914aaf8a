"""What a template sees of a document: plain values ready to print, none of them riskctl's own objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.person import PersonRegister
from riskctl.render.order.order import Order, level_of
from riskctl.render.order.scope import Scope
from riskctl.render.view.changes import changes_view
from riskctl.render.view.charts import charts
from riskctl.render.view.days import long_day
from riskctl.render.view.ladder import levels, monitors
from riskctl.render.view.notice import notice_view
from riskctl.render.view.points import point_view
from riskctl.render.view.shown_points import shown_monitors, shown_points
from riskctl.render.view.subject_view import whose
from riskctl.render.view.supervision_view import supervised
from riskctl.render.view.year_view import course


def view(order: Order, scope: Scope) -> dict[str, Any]:
    """Return everything that the template of `order` may print; what each name means stands in `fields`."""
    context, own = scope.context, _own(order)
    register = own.register if own else None
    graded = _by_department(order, context)
    points = [point_view(one, n, scope) for n, one in enumerate(graded, 1)]
    watching = ((m, one.subject.unit) for one in graded for m in shown_monitors(one, order, context))
    return {
        "year": str(context.year),
        "day": long_day(context.day, scope),
        "language": scope.language,
        "level": level_of(order.subject),
        "gather": order.gather,
        "programme": _programme(context),
        "policy": context.grading.policy.name if context.grading else "",
        **whose(order.subject, scope),
        "duties": list(register.duties) if register else [],
        "authority": list(register.authority) if isinstance(register, PersonRegister) else [],
        "flows": list(charts(order.subject, scope)),
        "no_risk": register.none if register else "",
        "declined": list(_declined(order, context)),
        "points": points,
        "by_level": levels(scope),
        "by_monitor": monitors(watching, scope),
        "by_criteria": bool(context.grading and context.grading.by_criteria),
        "has_origin": any(point["origin"] for point in points),
        "notice": notice_view(order, scope),
        **supervised(order, scope),
        "course": course(order, scope),
        "changes": changes_view(order, scope),
    }


def _own(order: Order) -> Document | None:
    return next((d for d in order.registers if d.subject == order.subject.ref), None)


def _by_department(order: Order, context: Context) -> list[GradedPoint]:
    """The open points, those of one department after another."""
    departments = {d.id: n for n, d in enumerate(order.subject.unit.departments)}

    def place(graded: GradedPoint) -> int:
        department = graded.owner.department
        return departments.get(department.id, len(departments)) if department else -1

    return sorted(shown_points(order, context), key=place)


def _programme(context: Context) -> dict[str, str]:
    programme = context.programme
    return (
        {"name": programme.name, "contact": programme.contact} if programme else {"name": "", "contact": ""}
    )


def _declined(order: Order, context: Context) -> Iterator[dict[str, str]]:
    for document in order.registers:
        for one in document.register.declined if document.register else ():
            matter = context.matter(one.matter)
            yield {"matter": matter.name if matter else one.matter, "reason": one.reason}
