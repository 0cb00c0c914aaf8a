"""What templates see of a unit's assessment: every item with what was taken off it, and what it comes to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from riskctl.records.kinds.assessment import Entry
from riskctl.records.kinds.policy import Item
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.render.view.letter_view import name_of
from riskctl.year.assess.assessment import assessing_body, assessments, result
from riskctl.year.assess.bands import full, points_text


def assessment_view(order: Order, scope: Scope) -> dict[str, Any]:
    """Return the body's assessment; its items alone, to be filled in, where there is none yet."""
    context = scope.context
    rules, record = context.grading.policy.assessment, assessments(context).get(order.subject.ref)
    by = record.by if record else assessing_body(order.subject, context.organization)
    shown = {"by": name_of(by, scope), "day": long_day(record.day, scope) if record else ""}
    if rules is None:
        return {"assessment": {**shown, "score": "", "full": "", "band": "", "scored": []}}
    shown["full"] = points_text(full(rules))
    if record is None:
        items = [_item(item, (), None, scope) for item in rules.items]
        return {"assessment": {**shown, "score": "", "band": "", "scored": items}}
    found = result(record, rules, context.organization)
    entries = [(one.item, tuple(entry for _, entry in one.entries), one.left) for one in found.items]
    items = [_item(*one, scope) for one in entries]
    score = points_text(found.score) if found.is_whole else ""
    return {"assessment": {**shown, "score": score, "band": found.band, "scored": items}}


def _item(item: Item, entries: tuple[Entry, ...], left: Decimal | None, scope: Scope) -> dict[str, Any]:
    return {
        "name": item.name,
        "full": points_text(item.points),
        "left": "" if left is None else points_text(left),
        "entries": [_entry(entry, scope) for entry in entries],
    }


def _entry(entry: Entry, scope: Scope) -> dict[str, str]:
    return {
        "points": "" if entry.points is None else points_text(entry.points),
        "reason": entry.reason,
        "basis": entry.basis,
        "lapse": scope.word("lapse", entry.lapse) if entry.lapse else "",
        "answers": name_of(entry.answers, scope),
    }
