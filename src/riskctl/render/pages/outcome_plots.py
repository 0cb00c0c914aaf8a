"""A plot of what was estimated beside what a year of watching showed, by probability."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riskctl.base.messages import Words
from riskctl.level.grade import GradedPoint
from riskctl.render.blocks import Bar, Plot
from riskctl.render.order.scope import Scope
from riskctl.year.close.outcomes import Shown, shown

WORDS: Words = {
    "title": (
        "估计的发生概率和 {year} 年监控所见（只供复核时再看，不改等级）",
        "Estimated probability, and what watching showed in {year} (to look again; it changes no level)",
    ),
    "signs": ("有苗头或预警", "signs or warnings"),
    "quiet": ("看过，没有苗头", "watched, no sign"),
    "unwatched": ("没有看", "not watched"),
    "bar": ("概率{name}", "{name}"),
}


def estimated_and_shown(graded: Sequence[GradedPoint], scope: Scope) -> Plot | None:
    """Return for each probability what its points showed this year, else last year; None where nothing did,
    and where the policy grades without probabilities."""
    grading, year = scope.context.grading, scope.context.year
    if grading.by_criteria:
        return None
    own = [one for one in graded if one.point.in_force and one.score.probability]
    seen = {one: found for one in (year, year - 1) if (found := _of(own, shown(one, scope.context)))}
    if not seen:
        return None
    year, found = next(iter(seen.items()))
    counts = Counter((g.score.probability.name, _state(found.get(g.id))) for g in own if g.score.probability)
    states = ("signs", "quiet", "unwatched")
    bars = tuple(
        Bar(scope.say(WORDS, "bar", name=value.name), tuple(counts[value.name, state] for state in states))
        for value in reversed(grading.probability.values)
    )
    series = tuple(scope.say(WORDS, state) for state in states)
    return Plot(scope.say(WORDS, "title", year=year), series, bars)


def _of(own: Sequence[GradedPoint], found: dict[str, Shown]) -> dict[str, Shown]:
    return {one.id: found[one.id] for one in own if one.id in found}


def _state(found: Shown | None) -> str:
    if found and (found.signs or found.warnings):
        return "signs"
    return "quiet" if found and found.checks else "unwatched"
