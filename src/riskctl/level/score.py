"""The level of a risk point: the policy's cell, raised by floors, or confirmed otherwise by an override.

Source: the plan, phase two (三) 风险等级评估; what the plan leaves open is the policy's (DOMAIN §4).
"""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.corpus.grading import Grading
from riskctl.records.matters import Matter
from riskctl.records.policy import Cell, Floor, Level, Threshold, Value
from riskctl.records.risk_point import Override, RiskPoint


@dataclass(frozen=True, slots=True)
class Score:
    """How a level came about. `index` is probability × severity, in the policy's own units."""

    probability: Value
    severity: Value
    index: int
    cell: Cell | Threshold
    from_cell: Level
    floor: Floor | None  # the floor that raised the level, None where none had to
    computed: Level
    override: Override | None  # the override that holds, None where there is none or it is incomplete
    level: Level


def score(point: RiskPoint, grading: Grading, matter: Matter | None) -> Score | None:
    """Return the level of `point` and its derivation; None where its words are outside the scales."""
    probability = grading.probability.find(point.probability)
    severity = grading.severity.find(point.severity)
    if probability is None or severity is None:
        return None
    cell = grading.cell(probability, severity)
    from_cell = grading.ladder.level(cell.level) if cell else None
    if cell is None or from_cell is None:
        return None
    floor = _floor(grading, matter, from_cell)
    computed = (grading.ladder.level(floor.level) if floor else None) or from_cell
    index = probability.value * severity.value
    override = point.override if point.override and is_complete(point.override, grading) else None
    level = _confirmed(override, floor, computed, grading) if override else computed
    return Score(probability, severity, index, cell, from_cell, floor, computed, override, level)


def is_complete(override: Override, grading: Grading) -> bool:
    """Return whether an override names a known level, its reason, the body that decided, and the day."""
    known = grading.ladder.find(override.level) is not None
    return bool(known and override.reason and override.body and override.date)


def _floor(grading: Grading, matter: Matter | None, level: Level) -> Floor | None:
    if matter is None:
        return None
    rank, found = grading.ladder.rank(level), None
    for floor in grading.floors(matter.id, matter.key):
        target = grading.ladder.level(floor.level)
        if target is not None and grading.ladder.rank(target) > rank:
            rank, found = grading.ladder.rank(target), floor
    return found


def _confirmed(override: Override, floor: Floor | None, computed: Level, grading: Grading) -> Level:
    """An override stands, but never below a floor: a floor is what no single decision may undercut."""
    level = grading.ladder.find(override.level) or computed
    return grading.ladder.graver(level, computed) if floor else level
