"""What `level --write` would change: levels that stand otherwise, or not yet, in the registers."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.corpus.rewrite import ValueChange
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint


def pending(graded: Iterable[GradedPoint], context: Sound) -> dict[str, list[ValueChange]]:
    """Return the changes that write the computed levels, by file and sorted by path."""
    by_file: dict[str, list[ValueChange]] = {}
    for point in graded:
        if _differs(point, context):
            by_file.setdefault(point.document.file, []).append(change(point))
    return dict(sorted(by_file.items()))


def change(point: GradedPoint) -> ValueChange:
    """Return the change that writes the level of one point; a new one stands below what it follows from."""
    path = ("risk_points", point.number, "level")
    last = "severity" if point.score.severity else "criteria"
    return ValueChange(point.document, path, str(point.score.level.id), after=last)


def _differs(point: GradedPoint, context: Sound) -> bool:
    found = context.grading.ladder.find(point.point.level)
    return found is None or found.id != point.score.level.id
