"""How the levels of a document came about, each way once: the values or criterion chosen, and what the policy
makes of them on whose word. Sixty points share nine cells, and a worksheet need not repeat them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from riskctl.base.messages import Words
from riskctl.level.basis import basis_word
from riskctl.level.grade import GradedPoint
from riskctl.level.score import Score
from riskctl.render.order.scope import Scope
from riskctl.render.view.points import MARKS, level_weight

WORDS: Words = {
    "chosen": ("概率{p} × 危害{s} = {index}", "{p} × {s} = {index}"),
    "none-met": ("一条也不符合", "none is met"),
}


def gradings(graded: Iterable[GradedPoint], scope: Scope) -> list[dict[str, Any]]:
    """Return the ways in which levels came about, the gravest first, with how many points went each."""
    found: dict[str, dict[str, Any]] = {}
    for one in sorted(graded, key=lambda one: -scope.context.grading.ladder.rank(one.score.from_cell)):
        told = _told(one.score, scope)
        found.setdefault(told["chosen"], told)["number"] += 1
    return list(found.values())


def _told(scored: Score, scope: Scope) -> dict[str, Any]:
    weight = level_weight(scored.from_cell, scope.context)
    return {
        "chosen": _values(scored, scope),
        "level": scored.from_cell.name,
        "weight": weight,
        "mark": MARKS[weight],
        "basis": basis_word(scored.cell.basis if scored.cell else None).text(scope.language),
        "note": scored.cell.note if scored.cell else "",
        "number": 0,
    }


def _values(scored: Score, scope: Scope) -> str:
    p, s = scored.probability, scored.severity
    if p and s:
        return scope.say(WORDS, "chosen", p=p.name, s=s.name, index=scored.index)
    text = getattr(scored.cell, "text", "")  # of the gravest criterion met
    return text or scope.say(WORDS, "none-met")
