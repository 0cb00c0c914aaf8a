"""What templates see of supervision: warning letters, rectification notices, the latest inspection.

Of a notice to a person nothing is here but number, day and reference: it is printed from what is typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from riskctl.corpus.subject import find_subject
from riskctl.records.kinds.inspection import SheetTotals
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.letter import Letter
from riskctl.records.vocabulary import CODES
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.year.assess.inspections import inspections
from riskctl.year.watch.letters import Known, letters


def supervised(order: Order, scope: Scope) -> dict[str, Any]:
    """Return what stands on file of the unit's supervision this year."""
    unit = order.subject.unit.id
    return {
        "warnings": [_warning(one, scope) for one in _of(unit, WarningLetter, scope)],
        "rectifications": [_rectification(one, scope) for one in _of(unit, RectificationNotice, scope)],
        "inspection": _inspection(unit, order.record, scope),
    }


def _of(unit: str, kind: type[Any], scope: Scope) -> Iterator[Known[Any]]:
    return (one for one in letters(scope.context, kind) if one.unit == unit)


def _warning(letter: Known[WarningLetter], scope: Scope) -> dict[str, Any]:
    row = letter.issued.row
    return _letter(letter, scope) | {"point": row.point, "title": _title(row.point, scope), "sign": row.sign}


def _rectification(letter: Known[RectificationNotice], scope: Scope) -> dict[str, Any]:
    row = letter.issued.row
    if not row.to:
        return _letter(letter, scope) | {"basis": "", "demand": "", "reference": row.reference}
    return _letter(letter, scope) | {"basis": row.basis, "demand": row.demand, "reference": ""}


def _letter(letter: Known[Any], scope: Scope) -> dict[str, Any]:
    row: Letter = letter.issued.row
    return {
        "number": letter.number,
        "day": long_day(row.day, scope),
        "to": _named(row.to, scope),
        "due": _day(row.due, scope),
        "received": _day(letter.days.get("received"), scope),
        "replied": _day(letter.days.get("replied"), scope),
        "verified": _day(letter.days.get("verified"), scope),
    }


def _day(day: date | None, scope: Scope) -> str:
    return long_day(day, scope) if day else ""


def _named(ref: str, scope: Scope) -> str:
    """The unit, department or post that `ref` means, as it is called."""
    found = find_subject(ref, scope.context.organization) if ref else None
    if found is None:
        return ref
    parts = (found.unit, found.department, found.seat.post if found.seat else None)
    return ("" if scope.language == "zh" else " ").join(part.name for part in parts if part)


def _title(point: str, scope: Scope) -> str:
    return _named(point.partition("#")[0], scope)


def _inspection(unit: str, id: str, scope: Scope) -> dict[str, Any]:
    """The inspection `id`, else the latest of the unit; blank, with the six questions open, without one."""
    known = inspections(scope.context)
    records = [one for _, one in known.values() if one.unit == unit]
    record = known[id][1] if id in known else max(records, key=lambda one: one.day, default=None)
    asked = {question.id: question for question in record.questions} if record else {}
    index = 0 if scope.language == "zh" else 1
    return {
        "day": _day(record.day if record else None, scope),
        "by": _body(record.by, scope) if record else "",
        "ways": [CODES["way"][way][index] for way in record.ways] if record else [],
        "findings": list(record.findings) if record else [],
        "totals": [_totals(one, scope) for one in record.totals] if record else [],
        "questions": [
            {
                "text": words[index],
                "answer": CODES["answer"][one.answer][index] if one and one.answer else "",
                "basis": one.basis if one else "",
                "prefilled": list(one.prefilled) if one else [],
            }
            for code, words in CODES["question"].items()
            for one in [asked.get(code)]
        ],
    }


def _totals(one: SheetTotals, scope: Scope) -> dict[str, Any]:
    numbers = ("sent", "returned", "good", "fair", "poor")
    return {"sheet": scope.word("way", one.sheet)} | {name: getattr(one, name) for name in numbers}


def _body(ref: str, scope: Scope) -> Any:
    office = scope.context.organization.office(ref, "")
    return getattr(office[0], office[1]).name if office else _named(ref, scope)
