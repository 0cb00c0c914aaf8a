"""What templates see of supervision: a unit's warning letters and rectification notices, and an inspection.

Of a notice to a person nothing is here but number, day and reference: it is printed from what is typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from riskctl.records.kinds.inspection import SheetTotals
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.vocabulary import CODES
from riskctl.render.order.kinds import LETTERS
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.render.view.letter_view import name_of, recorded
from riskctl.year.assess.inspections import inspections
from riskctl.year.watch.letters import letters


def supervised(order: Order, scope: Scope) -> dict[str, Any]:
    """Return what stands on file of the unit's supervision this year."""
    unit = order.subject.unit.id
    return {
        "warnings": [_warning(one) for one in _of(unit, WarningLetter, order, scope)],
        "rectifications": [*_of(unit, RectificationNotice, order, scope)],
        "inspection": _inspection(unit, order.record, scope),
    }


def _of(unit: str, kind: type[Any], order: Order, scope: Scope) -> Iterator[dict[str, Any]]:
    """The letters of a unit, or the one that the document is about."""
    for one in letters(scope.context, kind):
        if one.unit == unit and (order.kind.about not in LETTERS or one.id == order.record):
            yield recorded(one, order, scope)


def _warning(letter: dict[str, Any]) -> dict[str, Any]:
    return letter | {"title": letter["place"], "sign": letter["found"]}


def _inspection(unit: str, id: str, scope: Scope) -> dict[str, Any]:
    """The inspection `id`, else the latest of the unit; blank, with the six questions open, without one."""
    known = inspections(scope.context)
    records = [one for _, one in known.values() if one.unit == unit]
    record = known[id][1] if id in known else max(records, key=lambda one: one.day, default=None)
    asked = {question.id: question for question in record.questions} if record else {}
    index = 0 if scope.language == "zh" else 1
    return {
        "day": long_day(record.day, scope) if record else "",
        "by": name_of(record.by, scope) or record.by if record else "",
        "body": name_of(record.body, scope) if record else "",
        "ways": [CODES["way"][way][index] for way in record.ways] if record else [],
        "choices": _choices("way", record.ways if record else (), scope),
        "findings": list(record.findings) if record else [],
        "totals": [_totals(one, scope) for one in record.totals] if record else [],
        "questions": [
            {
                "text": words[index],
                "answer": CODES["answer"][one.answer][index] if one and one.answer else "",
                "choices": _choices("answer", [one.answer] if one else [], scope),
                "basis": one.basis if one else "",
                "prefilled": list(one.prefilled) if one else [],
            }
            for code, words in CODES["question"].items()
            for one in [asked.get(code)]
        ],
    }


def _choices(group: str, chosen: Sequence[str | None], scope: Scope) -> list[dict[str, Any]]:
    """Every word of a group, with whether it was chosen: what a sheet has boxes for."""
    return [{"name": scope.word(group, code), "chosen": code in chosen} for code in CODES[group]]


def _totals(one: SheetTotals, scope: Scope) -> dict[str, Any]:
    numbers = ("sent", "returned", "good", "fair", "poor")
    return {"sheet": scope.word("way", one.sheet)} | {name: getattr(one, name) for name in numbers}
