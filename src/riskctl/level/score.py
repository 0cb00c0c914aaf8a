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
    lowest: Floor | None  # the gravest floor under the matter, whether or not it had to raise the level
    computed: Level
    override: Override | None  # the override that holds, None where there is none or it is incomplete
    held: bool  # whether a floor held against the override
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
    lowest = _lowest(grading, matter)
    least = (grading.ladder.level(lowest.level) if lowest else None) or from_cell
    computed = grading.ladder.graver(from_cell, least)
    override = point.override if point.override and is_complete(point.override, grading) else None
    confirmed = (grading.ladder.find(override.level) if override else None) or computed
    # An override stands, but never below a floor: a floor is what no single decision may undercut.
    level = grading.ladder.graver(confirmed, least) if lowest else confirmed
    return Score(
        probability=probability,
        severity=severity,
        index=probability.value * severity.value,
        cell=cell,
        from_cell=from_cell,
        floor=lowest if computed.id != from_cell.id else None,
        lowest=lowest,
        computed=computed,
        override=override,
        held=level.id != confirmed.id,
        level=level,
    )


def is_complete(override: Override, grading: Grading) -> bool:
    """Return whether an override names a known level, its reason, the body that decided, and the day."""
    known = grading.ladder.find(override.level) is not None
    return bool(known and override.reason and override.body and override.date)


def _lowest(grading: Grading, matter: Matter | None) -> Floor | None:
    """The gravest floor under a matter; of several alike the first."""
    found: tuple[int, Floor] | None = None
    for floor in grading.floors(matter) if matter else ():
        level = grading.ladder.level(floor.level)
        if level is not None and (found is None or grading.ladder.rank(level) > found[0]):
            found = grading.ladder.rank(level), floor
    return found[1] if found else None
