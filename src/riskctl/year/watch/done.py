"""Marks measures as carried out (落实): the day and the effect, written into the register and nothing else.

What is done and its effect are no part of what was signed or published, so that nothing becomes stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.rewrite import ValueChange
from riskctl.level.grade import GradedPoint
from riskctl.records.measure import Measure

SHOWN = 12  # characters of a measure that tell it from the others
WORDS: Words = {
    "no-measure": (
        "{point} 只有 {n} 条措施，没有第 {number} 条",
        "{point} has {n} measures and no number {number}",
    ),
    "done": (
        "{point} 的第 {number} 条措施已在 {day} 完成",
        "measure {number} of {point} was done on {day} already",
    ),
    "all-done": ("{point} 的措施都已完成", "all measures of {point} are done already"),
    "several": (
        "{point} 有几条措施还没有完成：{which}",
        "{point} has several measures that are not done: {which}",
    ),
    "open": ("第 {number} 条“{text}…”", "{number} “{text}…”"),
    "hint": (
        "用 --measure 写明是第几条；都完成了，用 --all。",
        "Say which with --measure, or --all where all of them are.",
    ),
    "closed": ("{point} 已关闭", "{point} is closed"),
}


def carried_out(
    point: GradedPoint, number: int | None, every: bool, day: date, effect: str
) -> list[ValueChange]:
    """Return what to write for the measure `number` of a point, counted from 1, for the one that is not done
    yet, or with `every` for all of them.

    Raises RiskctlError where there is nothing to do, or where it is not said which of several.
    """
    measures, fields = point.point.measures, {"point": point.id, "number": number or 0}
    if point.point.status == "closed":
        raise RiskctlError(Said(WORDS["closed"], fields))
    if number is not None and not 1 <= number <= len(measures):
        raise RiskctlError(Said(WORDS["no-measure"], fields | {"n": len(measures)}))
    if number is not None and (done := measures[number - 1].done):
        raise RiskctlError(Said(WORDS["done"], fields | {"day": str(done)}))
    meant = [n for n, m in enumerate(measures) if m.done is None and number in (None, n + 1)]
    if not meant:
        raise RiskctlError(Said(WORDS["all-done"], fields))
    if number is None and len(meant) > 1 and not every:
        which = [Said(WORDS["open"], {"number": n + 1, "text": measures[n].text[:SHOWN]}) for n in meant]
        raise RiskctlError(Said(WORDS["several"], fields | {"which": listed([*which])}), Said(WORDS["hint"]))
    return [change for n in meant for change in _changes(point, n, measures[n], day, effect)]


def is_said(point: GradedPoint, number: int | None, day: date, effect: str) -> bool:
    """Return whether the measure `number` of a point, or without one all of them, are done, and one of them
    on that day and to that effect: a command given twice has nothing left to say."""
    measures = point.point.measures if number is None else point.point.measures[number - 1 : number]
    same = (one.done == day and effect.strip() in ("", one.effect or "") for one in measures)
    return all(one.done for one in measures) and any(same)


def _changes(point: GradedPoint, n: int, measure: Measure, day: date, effect: str) -> Iterator[ValueChange]:
    path = ("risk_points", point.number, "measures", n)
    after = next(name for name in ("due", "owner", "regulation", "type", "text") if getattr(measure, name))
    yield ValueChange(point.document, (*path, "done"), str(day), after)
    if effect:
        yield ValueChange(point.document, (*path, "effect"), effect, after)
