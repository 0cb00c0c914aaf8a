"""What templates see of a letter: the words it was issued with, and what became of it.

A letter of before such words were kept has those that the organisation and the register have now, and never
a code in their place.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.render.order.kinds import LETTERS, WARNING
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.year.watch.letter_words import called
from riskctl.year.watch.letters import Known, letters

KINDS = {WARNING: WarningLetter}


def letter_view(order: Order, scope: Scope) -> dict[str, Any]:
    """Return the letter that the order's document is, blank where it is none."""
    about = order.kind.about
    kind = KINDS.get(about, RectificationNotice)
    known = letters(scope.context, kind) if about in LETTERS else []
    found = next((one for one in known if one.id == order.record), None)
    return {"letter": recorded(found, order, scope) if found else blank_letter()}


def blank_letter() -> dict[str, Any]:
    """Return a letter of which nothing is known."""
    texts = ("reference", "number", "day", "to", "issuer", "sender", "basis", "found", "demand", "due")
    told = ("point", "place", "received", "replied", "verified")
    return dict.fromkeys((*texts, *told), "") | {"personal": False}


def recorded(letter: Known[Any], order: Order, scope: Scope) -> dict[str, Any]:
    """Return a letter as its row has it."""
    row, unit = letter.issued.row, order.subject.unit
    office = unit.leading_group_office
    days = {event: _day(letter.days.get(event), scope) for event in ("received", "replied", "verified")}
    return {
        **blank_letter(),
        **days,
        "number": letter.number,
        "reference": row.reference,
        "day": long_day(row.day, scope),
        "due": _day(row.due, scope),
        "to": row.addressee or name_of(row.to, scope),
        "issuer": row.issuer or unit.name,
        "sender": row.sender or (office.name if office else unit.name),
        "personal": not row.to,
        **(_warned(row, order, scope) if isinstance(row, WarningLetter) else _mended(row)),
    }


def name_of(ref: str, scope: Scope) -> str:
    """Return what the unit, department, post or office `ref` is called now."""
    return called(ref, scope.context.organization, scope.language) if ref else ""


def _warned(row: WarningLetter, order: Order, scope: Scope) -> dict[str, str]:
    subject, _, id = row.point.partition("#")
    told = {"place": row.place or name_of(subject, scope), "point": row.title or _title(subject, id, order)}
    return told | {"basis": row.basis, "found": row.sign, "demand": row.demand}


def _mended(row: RectificationNotice) -> dict[str, str]:
    """What is to be mended; of a notice to a person nothing, whatever somebody wrote into its row."""
    return {"basis": row.basis, "found": row.found, "demand": row.demand} if row.to else {}


def _title(subject: str, id: str, order: Order) -> str:
    """A point's title as it stands now; blank where it is gone."""
    own = (d.register.risk_points for d in order.registers if d.subject == subject and d.register)
    return next((point.title for points in own for point in points if point.id == id), "")


def _day(day: date | None, scope: Scope) -> str:
    return long_day(day, scope) if day else ""
