"""The corrections (更正) on a form: that what was signed has been worded anew, why, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.corpus.subject import find_subject
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.render.view.titles import owner_title
from riskctl.year.corrections import corrections


def corrected(order: Order, scope: Scope) -> Iterator[dict[str, Any]]:
    """Yield the corrections of the registers in a document, the earliest first, each once: one act may have
    corrected several states that were signed."""
    subjects = {document.subject for document in order.registers}
    found = (one.row for rows in corrections(scope.context).values() for one in rows)
    own = (row for row in found if row.point.partition("#")[0] in subjects)
    acts = dict.fromkeys((row.day, row.point, row.reason, row.by) for row in own)
    for day, ref, reason, by in sorted(acts):
        subject = find_subject(ref.partition("#")[0], scope.context.organization)
        title = owner_title(by, subject, scope) if subject else by
        shown = ref.removeprefix(f"{order.subject.ref}#")
        yield {"day": long_day(day, scope), "point": shown, "reason": reason, "by": title}
