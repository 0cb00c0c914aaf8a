"""What templates see of a unit's watching in the year: measures, checks, draws, letters, inspections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.responses import PersonResponse
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.letter import Letter
from riskctl.records.vocabulary import CODES
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.year.assess.inspections import inspections
from riskctl.year.log.rows import logged
from riskctl.year.status.item import StatusItem
from riskctl.year.watch.letters import letters
from riskctl.year.watch.sample import samples


def watching(unit: str, items: Sequence[StatusItem], scope: Scope) -> dict[str, Any]:
    """Return the parts of a unit's year that are about prevention, monitoring and what followed."""
    return {
        "carried_out": _of("measure", items),
        "methods": _methods(unit, scope),
        "draws": _draws(unit, items, scope),
        "warned": _letters(unit, WarningLetter, scope),
        "rectified": _letters(unit, RectificationNotice, scope),
        "responses": _responses(unit, scope),
        "inspections": _inspections(unit, scope),
    }


def _of(kind: str, items: Sequence[StatusItem]) -> dict[str, int]:
    groups = Counter(one.group for one in items if one.kind == kind)
    return {"done": groups["done"], "overdue": groups["overdue"], "soon": groups["next"]}


def _methods(unit: str, scope: Scope) -> list[dict[str, Any]]:
    """How often each method was used, and how often it showed an early sign."""
    rows = [one.row for one in logged(scope.context, Check) if one.where.get("unit") == unit]
    rows = [row for row in rows if row.day <= scope.context.day]
    times, signs = Counter(row.method for row in rows), Counter(row.method for row in rows if row.sign)
    return [
        {
            "name": scope.word("check_method", method),
            "stage": scope.word("stage", next(row.stage for row in rows if row.method == method)),
            "times": times[method],
            "signs": signs[method],
        }
        for method in CODES["check_method"]
        if times[method]
    ]


def _draws(unit: str, items: Sequence[StatusItem], scope: Scope) -> dict[str, int]:
    """The random draws, the points they drew, and those of them that were looked at."""
    known = [one for one in samples(scope.context).values() if one.unit == unit and not one.is_pending]
    drawn = [one for one in items if one.kind == "drawn"]
    seen = sum(one.group == "done" for one in drawn)
    return {"times": sum(one.day <= scope.context.day for one in known), "drawn": len(drawn), "seen": seen}


def _letters(unit: str, kind: type[Letter], scope: Scope) -> dict[str, int]:
    day = scope.context.day
    known = [one for one in letters(scope.context, kind) if one.unit == unit and one.days["issued"] <= day]
    return {
        "sent": len(known),
        "answered": sum(one.answered for one in known),
        "verified": sum("verified" in one.days for one in known),
        "late": sum(one.is_late(day) for one in known),
    }


def _responses(unit: str, scope: Scope) -> list[dict[str, Any]]:
    """How many responses to individuals (后期处置) of each kind; no more of them is kept."""
    rows = [one.row for one in logged(scope.context, PersonResponse) if one.where.get("unit") == unit]
    many = Counter(row.kind for row in rows if row.day <= scope.context.day)
    kinds = (kind for kind in CODES["response"] if many[kind])
    return [{"name": scope.word("response", kind), "times": many[kind]} for kind in kinds]


def _inspections(unit: str, scope: Scope) -> list[dict[str, Any]]:
    """The inspections of the unit in the order of their days, with what they found."""
    records = [one for _, one in inspections(scope.context).values() if one.unit == unit]
    held = sorted((one for one in records if one.day <= scope.context.day), key=lambda one: one.day)
    return [{"day": long_day(one.day, scope), "findings": list(one.findings)} for one in held]
