"""The suggestions of the year as documents print them: for whom, from which side, and what came of each."""

from __future__ import annotations

from typing import Any

from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.titles import body_title
from riskctl.year.suggestions import Suggested, suggestions


def suggestions_view(order: Order, scope: Scope) -> dict[str, Any]:
    """Return the suggestions for the registers of the subject and of those below it, by their days."""
    home = order.subject.ref
    known = (one for one in suggestions(scope.context) if f"{one.made.row.subject}/".startswith(f"{home}/"))
    titles = {
        f"{document.subject}#{point.id}": point.title
        for document in order.registers
        for point in document.points
    }
    ordered = sorted(known, key=lambda one: one.made.row.day)
    return {"suggested": [_told(one, n, titles, order, scope) for n, one in enumerate(ordered, 1)]}


def _told(one: Suggested, number: int, titles: dict[str, str], order: Order, scope: Scope) -> dict[str, Any]:
    made, answer = one.made.row, one.answer.row if one.answer else None
    return {
        "number": number,
        "day": str(made.day),
        "place": body_title(made.subject, order.subject, scope),
        "side": scope.word("side", made.side),
        "text": made.text,
        "disposition": scope.word("disposition", answer.disposition or "") if answer else "",
        "reason": answer.reason if answer else "",
        "title": titles.get(answer.point, "") if answer else "",
        "answered": str(answer.day) if answer else "",
    }
