"""Graded points with what they follow from, as `riskctl level` shows them.

For programs see docs/internals/contracts.md#machine-formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from riskctl.base.messages import Language, Said, Words, listed
from riskctl.corpus.sound import Sound
from riskctl.level.assign import Monitor
from riskctl.level.basis import bases_of
from riskctl.level.example_points import point_title
from riskctl.level.explain import explain, office_title, titled
from riskctl.level.grade import GradedPoint
from riskctl.level.score import Score
from riskctl.present.json import data_parts
from riskctl.present.text import headings, text_lines
from riskctl.records.decisions import Override

WORDS: Words = {
    "point": ("编号", "point"),
    "values": ("概率×危害", "prob. × severity"),
    "index": ("指数", "index"),
    "criteria": ("符合标准", "criteria met"),
    "none-met": ("无", "none"),
    "level": ("等级", "level"),
    "monitor": ("监控责任人（部门）", "monitor"),
    "confirmed": ("{level}（审定）", "{level} (confirmed)"),
    "floor": ("{level}（底线）", "{level} (floor)"),
    "example": ("{level}（示例）", "{level} (example)"),
    "vacant": ("{title}（空缺）", "{title} (vacant)"),
    "held": ("{title}（{names}）", "{title} ({names})"),
    "nobody": ("无（到顶仍有冲突）", "none (the conflict stands at the top)"),
    "heading": ("{id} {title}", "{id} {title}"),
    "result": ("等级：{level}；监控责任人（部门）：{monitors}", "Level: {level}; monitors: {monitors}"),
}


def as_text(
    graded: Iterable[GradedPoint], context: Sound, language: Language, width: int, names: bool
) -> Iterator[str]:
    """Yield the lines of the points as a table, one a row; without points there is none."""
    rows = (_row(point, context, language, names) for point in graded)
    if (first := next(rows, None)) is None:
        return
    by_criteria = context.grading.by_criteria
    values = ("criteria",) if by_criteria else ("values", "index")
    heading = headings(WORDS, ("point", *values, "level", "monitor"), language)
    yield from text_lines(chain((heading, first), rows), width)


def as_explanation(graded: GradedPoint, context: Sound, language: Language, names: bool) -> str:
    """Return the derivation of one point's level and monitors, a numbered sentence a line, and its bases."""
    heading = Said(WORDS["heading"], {"id": graded.id, "title": point_title(graded.point)}).text(language)
    result = Said(
        WORDS["result"], {"level": graded.score.level.name, "monitors": _monitors(graded, context, names)}
    )
    steps = [f"  {n}. {said.text(language)}" for n, said in enumerate(explain(graded, context, names), 1)]
    bases = [f"  {said.text(language)}" for said in bases_of(graded, context.grading)]
    return "\n".join((heading, *steps, result.text(language), *bases)) + "\n"


def as_json(
    graded: Iterable[GradedPoint], context: Sound, language: Language, names: bool
) -> Iterator[bytes]:
    """Yield the points as JSON, in parts."""
    points = (_point(g, context, language, names) for g in graded)
    yield from data_parts({"policy": context.policy_name}, "points", points)


def _row(graded: GradedPoint, context: Sound, language: Language, names: bool) -> tuple[str, ...]:
    scored = graded.score
    how = "example" if graded.point.is_example else scored.decided_by
    level = Said(WORDS[how], {"level": scored.level.name}).text(language) if how else scored.level.name
    monitors = _monitors(graded, context, names).text(language)
    return graded.id, *_values(scored, language), level, monitors


def _values(scored: Score, language: Language) -> tuple[str, ...]:
    """What the level follows from: the two values and their index, or the criteria met."""
    if scored.probability and scored.severity:
        return f"{scored.probability.name}×{scored.severity.name}", str(scored.index)
    met: list[object] = [criterion.id for criterion in scored.met]
    return ((listed(met) if met else Said(WORDS["none-met"])).text(language),)


def _monitors(graded: GradedPoint, context: Sound, names: bool) -> Said:
    said: list[object] = [_monitor(m, graded, context, names) for m in graded.monitors]
    return listed(said) if said else Said(WORDS["nobody"])


def _monitor(monitor: Monitor, graded: GradedPoint, context: Sound, names: bool) -> Said:
    title = titled(monitor, graded.subject.unit, context.organization)
    if monitor.vacant:
        return Said(WORDS["vacant"], {"title": title})
    held = context.people.names(monitor.seat) if names and context.people and monitor.seat else ()
    return Said(WORDS["held"], {"title": title, "names": listed(list(held))}) if held else title


def _point(graded: GradedPoint, context: Sound, language: Language, names: bool) -> dict[str, Any]:
    scored, override = graded.score, graded.score.override
    criteria = {} if scored.probability else {"criteria": [criterion.id for criterion in scored.met]}
    return {
        "subject": graded.id,
        "probability": scored.probability.name if scored.probability else None,
        "severity": scored.severity.name if scored.severity else None,
        "index": scored.index,
        **criteria,
        **({"example": True} if graded.point.is_example else {}),
        "level": scored.level.id,
        "level_name": scored.level.name,
        "basis": scored.basis,
        "override": _override(override, scored) if override else None,
        "monitor": [as_data(m, context, names) for m in graded.monitors],
        "why": [said.text(language) for said in explain(graded, context, names)],
    }


def _override(override: Override, scored: Score) -> dict[str, Any]:
    return {
        "level": scored.level.id,
        "computed": scored.computed.id,
        "reason": override.reason,
        "body": override.body,
        "date": str(override.date),
    }


def as_data(monitor: Monitor, context: Sound, names: bool = False) -> dict[str, Any]:
    """Return one who watches for a program: in references, with the title in the organisation's own words."""
    post = monitor.seat.ref if monitor.seat else None
    title = office_title(monitor, monitor.unit, context.organization)
    office = {"office": monitor.office, "unit": monitor.unit.id, "post": post, "title": title}
    if monitor.department:
        office["department"] = f"{monitor.unit.id}/{monitor.department.id}"
    if names and context.people and monitor.seat:
        office["holders"] = list(context.people.names(monitor.seat))  # type: ignore[assignment]
    return office
