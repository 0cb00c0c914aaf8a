"""The plan of regulations to revise or draft (制度修订计划), each with the measures that wait for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.regulations import Regulation
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.points import point_place
from riskctl.render.view.shown_points import by_department, shown_points
from riskctl.render.view.titles import owner_title

ASKED = ("to_revise", "to_draft")


def revisions_view(order: Order, scope: Scope) -> dict[str, Any]:
    """Return the regulations to revise or draft that the order's points hang on or its unit answers for, the
    earliest due first; of a unit without one above it also those that nobody answers for."""
    graded = by_department(shown_points(order, scope.context), order.subject.unit)
    known = (one for one in (scope.context.regulations or {}).values() if one.state in ASKED)
    found = [(one, [*_uses(one, graded)]) for one in known]
    mine = [(one, uses) for one, uses in found if uses or _answers_for(one, order)]
    mine.sort(key=lambda pair: (pair[0].due is None, pair[0].due, pair[0].title))
    return {"revisions": [_told(one, uses, n, order, scope) for n, (one, uses) in enumerate(mine, 1)]}


def _uses(one: Regulation, graded: Sequence[GradedPoint]) -> Iterator[GradedPoint]:
    return (g for g in graded if any(m.regulation in (one.id, one.title) for m in g.point.measures))


def _answers_for(one: Regulation, order: Order) -> bool:
    subject = order.subject
    if not one.owner:
        return not subject.unit.parent and subject.department is None
    return f"{one.owner}/".startswith(f"{subject.ref}/")


def _told(
    one: Regulation, uses: Sequence[GradedPoint], number: int, order: Order, scope: Scope
) -> dict[str, Any]:
    measures = [m.text for g in uses for m in g.point.measures if m.regulation in (one.id, one.title)]
    return {
        "number": number,
        "title": one.title,
        "reference": one.number,
        "state": one.state,
        "note": one.note,
        "owner": owner_title(one.owner, order.subject, scope) if one.owner else "",
        "due": str(one.due or ""),
        "late": bool(one.due and one.due < scope.context.day),
        "hanging": [point_place(g, scope) for g in uses],
        "waiting": measures,
    }
