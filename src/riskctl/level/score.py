"""The level of a risk point: the policy's cell, or the gravest criterion met; raised by floors, or
confirmed otherwise by an override.

Source: the plan, phase two (三) 风险等级评估; what the plan leaves open is the policy's
(docs/internals/words.md#grading).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from riskctl.corpus.grading import Grading
from riskctl.records.decisions import Override
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.policy import Cell, Criterion, Floor, Level, Threshold, Value
from riskctl.records.risk_point import RiskPoint


@dataclass(frozen=True, slots=True)
class Score:
    """How a level came about. `index` is probability × severity, in the policy's own units.

    Under a policy of criteria the three are None, and `met` holds the criteria met; `cell` is then the
    gravest of them, None where none is met and the policy's default holds.
    """

    probability: Value | None
    severity: Value | None
    index: int | None
    cell: Cell | Threshold | Criterion | None
    from_cell: Level
    floor: Floor | None  # the floor that raised the level, None where none had to
    lowest: Floor | None  # the gravest floor under the matter, whether or not it had to raise the level
    computed: Level
    override: Override | None  # the override that holds, None where there is none or it is incomplete
    held: bool  # whether a floor held against the override
    level: Level
    met: tuple[Criterion, ...] = ()

    @property
    def basis(self) -> str:
        """Whose the cell is: `plan`, `ours`, or `policy` where the policy does not say."""
        return (self.cell.basis if self.cell else None) or "policy"

    @property
    def decided_by(self) -> Literal["confirmed", "floor", ""]:
        """What decided the level beyond the policy's own method: what was confirmed, also where a floor had
        raised what was computed; the floor where it held against that, or nothing was confirmed."""
        if self.override and not self.held:
            return "confirmed"
        return "floor" if self.held or self.floor else ""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the policy alone makes of a point."""

    level: Level
    cell: Cell | Threshold | Criterion | None
    probability: Value | None = None
    severity: Value | None = None
    met: tuple[Criterion, ...] = ()

    @property
    def index(self) -> int | None:
        return self.probability.value * self.severity.value if self.probability and self.severity else None


def score(point: RiskPoint, grading: Grading, matter: Matter | None) -> Score | None:
    """Return the level of `point` and its derivation; None where the policy does not know its words,
    or where it lacks what the policy grades by."""
    by = point.criteria if grading.by_criteria else (point.probability or "", point.severity or "")
    return _score(by, point.override, grading, matter)


# Thousands of points are graded by the same few words; what those make is a value, and can be shared.
@lru_cache(maxsize=1024)
def _score(
    by: tuple[str, ...] | None, written: Override | None, grading: Grading, matter: Matter | None
) -> Score | None:
    found = _by_criteria(by, grading) if grading.by_criteria else _by_cell(by or (), grading)
    if found is None:
        return None
    lowest = grading.lowest(matter) if matter else None
    least = (grading.ladder.level(lowest.level) if lowest else None) or found.level
    computed = grading.ladder.graver(found.level, least)
    override = written if written and is_complete(written, grading) else None
    confirmed = (grading.ladder.find(override.level) if override else None) or computed
    # An override stands, but never below a floor: a floor is what no single decision may undercut.
    level = grading.ladder.graver(confirmed, least) if lowest else confirmed
    return Score(
        probability=found.probability,
        severity=found.severity,
        index=found.index,
        cell=found.cell,
        from_cell=found.level,
        floor=lowest if computed.id != found.level.id else None,
        lowest=lowest,
        computed=computed,
        override=override,
        held=level.id != confirmed.id,
        level=level,
        met=found.met,
    )


def _by_cell(words: tuple[str, ...], grading: Grading) -> _Found | None:
    probability, severity = grading.probability.find(words[0]), grading.severity.find(words[1])
    cell = grading.cell(probability, severity) if probability and severity else None
    level = grading.ladder.level(cell.level) if cell else None
    return _Found(level, cell, probability, severity) if level else None


def _by_criteria(words: tuple[str, ...] | None, grading: Grading) -> _Found | None:
    if words is None:
        return None
    met = [grading.criterion(word) for word in words]
    known = tuple(dict.fromkeys(criterion for criterion in met if criterion))
    if None in met:
        return None
    gravest = grading.gravest(known)
    level = grading.ladder.level(gravest.level) if gravest else grading.default
    return _Found(level, gravest, met=known) if level else None


def is_complete(override: Override, grading: Grading) -> bool:
    """Return whether an override names a known level, its reason, the body that decided, and the day."""
    known = grading.ladder.find(override.level) is not None
    return bool(known and override.reason and override.body and override.date)
