"""A rectification notice to a person, for print alone: nothing of it is kept.

It is the form of those to bodies, filled with what is typed.
See docs/internals/words.md#what-may-be-published.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from riskctl.corpus.subject import Subject
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.render.blocks import Paper
from riskctl.render.make import arranged
from riskctl.render.order.kinds import RECTIFICATION, document_kind
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.render.view.letter_view import blank_letter
from riskctl.render.view.view import view


class Typed(NamedTuple):
    """What is typed for the printer: to whom, on what basis, what was found, what is demanded, by when."""

    to: str
    basis: str
    demand: str
    due: date | None
    found: str = ""


def letter_page(
    typed: Typed, row: RectificationNotice, unit: Unit, scope: Scope, folder: Path | None = None
) -> Paper:
    """Return the letter; of `row`, which is what is kept, it shows number, day and reference.

    Raises RiskctlError where the office's own template, in `folder`, fails.
    """
    order = Order(document_kind(RECTIFICATION, folder), Subject(unit), (), gather=False)
    office = unit.leading_group_office
    said = {"to": typed.to, "basis": typed.basis, "found": typed.found, "demand": typed.demand}
    kept = {"number": row.number, "reference": row.reference, "day": long_day(row.day, scope)}
    sent = {"issuer": unit.name, "sender": office.name if office else unit.name, "personal": True}
    due = {"due": long_day(typed.due, scope) if typed.due else ""}
    letter = blank_letter() | said | kept | sent | due
    shown = view(order, scope) | {"letter": letter, "rectifications": [letter]}
    return arranged(order, shown | {"withheld": False}, "internal", scope)
