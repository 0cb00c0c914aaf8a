"""A policy made ready to grade by: scales and levels looked up by any of their words, every cell filled.

What keeps a policy from grading (RK304, RK305) is a value here, named cell by cell; the rules word
it. A policy with such a defect grades nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from riskctl.base.location import DataPath
from riskctl.records.matters import Matter
from riskctl.records.policy import Cell, Floor, Level, Policy, Threshold, Value


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong with a policy: the rule, the cause among its words, where, and its fields."""

    rule: str
    cause: str
    path: DataPath
    fields: Mapping[str, object] = field(default_factory=dict)


class Scale:
    """The values of probability or severity, lowest first, found by name or alias."""

    def __init__(self, values: tuple[Value, ...]) -> None:
        self.values = tuple(sorted(values, key=lambda v: v.value))
        self._by_word = {word: value for value in self.values for word in (value.name, *value.aliases)}

    def find(self, word: str) -> Value | None:
        """Return the value that `word` names, None for a word outside the scale."""
        return self._by_word.get(word)


class Ladder:
    """The levels, lightest first, found by id, name or alias; ranks compare them, ids never do."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = levels
        self._by_word = {
            word: level for level in levels for word in (*level.aliases, level.name, str(level.id))
        }
        self._rank = {level.id: rank for rank, level in enumerate(levels)}

    def find(self, word: str) -> Level | None:
        """Return the level that `word` names, None for an unknown word."""
        return self._by_word.get(word)

    def level(self, id: int) -> Level | None:
        """Return the level of this id."""
        return self.find(str(id)) if id in self._rank else None

    def rank(self, level: Level) -> int:
        """Return how grave `level` is: 0 is the lightest."""
        return self._rank[level.id]

    def graver(self, one: Level, other: Level) -> Level:
        """Return the graver of two levels."""
        return one if self.rank(one) >= self.rank(other) else other


class Grading:
    """The policy in force: its scales, its ladder, and the cell for every probability and severity."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.method = policy.method or "matrix"
        self.ladder = Ladder(policy.levels)
        self.probability = Scale(policy.probability)
        self.severity = Scale(policy.severity)
        self.cells = {(c.probability, c.severity): c for c in policy.matrix}

    def cell(self, probability: Value, severity: Value) -> Cell | Threshold | None:
        """Return what sets the level of the two values: the matrix cell, or the index's threshold."""
        if self.method == "matrix":
            return self.cells.get((probability.name, severity.name))
        index = probability.value * severity.value
        return next((t for t in self.policy.thresholds if t.below is None or index < t.below), None)

    def floors(self, matter: Matter) -> Iterator[Floor]:
        """Yield the floors under a matter, named by slug or zh word, or under every key matter."""
        for floor in self.policy.floors:
            if floor.matter in (matter.id, matter.name) or (floor.key and matter.key):
                yield floor


# The offices a policy may name (DOMAIN §5), lowest first.
MONITORS = (
    *("responsible", "department_head", "leader_in_charge", "head"),
    *("party_group", "discipline_office"),
)


def defects(policy: Policy) -> list[Defect]:
    """Return what keeps `policy` from grading every combination of its scales, gravely or not."""
    if found := list(_empty(policy)):
        return found
    grading = Grading(policy)
    found = [*_levels(policy, grading)]
    if grading.method == "matrix":
        found += [*_matrix(policy, grading), *_falls(policy, grading)]
    else:
        found += _thresholds(policy, grading)
    return found or list(_unreachable(policy, grading))  # what is mended first may reach them


def _empty(policy: Policy) -> Iterator[Defect]:
    method = policy.method or "matrix"
    needed = ("levels", "probability", "severity", "matrix" if method == "matrix" else "thresholds")
    for name in needed:
        if not getattr(policy, name):
            yield Defect("RK304", "no-part", (), {"part": name})
    for name in ("probability", "severity"):
        seen: set[object] = set()
        for n, value in enumerate(getattr(policy, name)):
            if value.value in seen or value.name in seen:
                yield Defect("RK304", "scale-twice", (name, n), {"name": value.name, "value": value.value})
            seen |= {value.value, value.name}
    for n, level in enumerate(policy.levels):
        if any(level.id == other.id or level.name == other.name for other in policy.levels[:n]):
            yield Defect("RK304", "level-twice", ("levels", n), {"name": level.name, "id": level.id})


def _levels(policy: Policy, grading: Grading) -> Iterator[Defect]:
    rows: tuple[Cell | Threshold, ...] = policy.matrix if grading.method == "matrix" else policy.thresholds
    part = "matrix" if grading.method == "matrix" else "thresholds"
    for n, row in enumerate(rows):
        if grading.ladder.level(row.level) is None:
            yield Defect("RK304", "unknown-level", (part, n, "level"), {"level": row.level})
    for n, level in enumerate(policy.levels):
        yield from _watchers(n, level)
    for n, floor in enumerate(policy.floors):
        if grading.ladder.level(floor.level) is None:
            yield Defect("RK304", "unknown-level", ("floors", n, "level"), {"level": floor.level})


def _watchers(n: int, level: Level) -> Iterator[Defect]:
    """A level that nobody would watch: it names no office, or one that no unit has."""
    if not level.monitor:
        yield Defect("RK304", "no-monitor", ("levels", n), {"level": level.name})
    for place, office in enumerate(level.monitor):
        if office not in MONITORS:
            path = ("levels", n, "monitor", place)
            yield Defect("RK304", "unknown-monitor", path, {"level": level.name, "office": office})


def _unreachable(policy: Policy, grading: Grading) -> Iterator[Defect]:
    used = _reached(policy, grading) | {floor.level for floor in policy.floors}
    for n, level in enumerate(policy.levels):
        if level.id not in used:
            yield Defect("RK304", "unreachable", ("levels", n), {"level": level.name})


def _reached(policy: Policy, grading: Grading) -> set[int]:
    if grading.method == "matrix":
        return {cell.level for cell in policy.matrix}
    combinations = ((p, s) for p in grading.probability.values for s in grading.severity.values)
    return {row.level for p, s in combinations if (row := grading.cell(p, s)) is not None}


def _matrix(policy: Policy, grading: Grading) -> Iterator[Defect]:
    seen: set[tuple[str, str]] = set()
    for n, cell in enumerate(policy.matrix):
        names = {"probability": cell.probability, "severity": cell.severity}
        for scale, word in names.items():
            if word not in {v.name for v in getattr(policy, scale)}:
                yield Defect("RK304", "unknown-word", ("matrix", n, scale), {"word": word})
        if (cell.probability, cell.severity) in seen:
            yield Defect("RK304", "cell-twice", ("matrix", n), names)
        seen.add((cell.probability, cell.severity))
    for p in reversed(grading.probability.values):
        for s in reversed(grading.severity.values):
            if (p.name, s.name) not in seen:
                yield Defect("RK304", "no-cell", ("matrix",), {"probability": p.name, "severity": s.name})


def _falls(policy: Policy, grading: Grading) -> Iterator[Defect]:
    """A cell lighter than its lower neighbour: a graver risk would get the lighter level."""
    place = {(c.probability, c.severity): n for n, c in enumerate(policy.matrix)}
    ps, ss = grading.probability.values, grading.severity.values
    pairs = [((p, s), (q, s)) for q, p in pairwise(ps) for s in ss]
    pairs += [((p, s), (p, t)) for t, s in pairwise(ss) for p in ps]
    for (p, s), (q, t) in pairs:
        upper, lower = grading.cells.get((p.name, s.name)), grading.cells.get((q.name, t.name))
        if upper is None or lower is None:
            continue
        high, low = grading.ladder.level(upper.level), grading.ladder.level(lower.level)
        if high and low and grading.ladder.rank(high) < grading.ladder.rank(low):
            fields = {"probability": p.name, "severity": s.name, "level": high.name}
            fields |= {"lower_probability": q.name, "lower_severity": t.name, "lower_level": low.name}
            yield Defect("RK305", "cell", ("matrix", place[p.name, s.name], "level"), fields)


def _thresholds(policy: Policy, grading: Grading) -> Iterator[Defect]:
    last, rank = 0, -1
    for n, row in enumerate(policy.thresholds):
        final = n == len(policy.thresholds) - 1
        if row.below is None and not final:
            yield Defect("RK304", "open-early", ("thresholds", n), {})
        elif row.below is not None and final:
            yield Defect("RK304", "gap-above", ("thresholds", n), {"below": row.below})
        elif row.below is not None and row.below <= last:
            yield Defect(
                "RK304", "out-of-order", ("thresholds", n, "below"), {"below": row.below, "last": last}
            )
        last = row.below if row.below is not None else last
        level = grading.ladder.level(row.level)
        if level is not None:
            if grading.ladder.rank(level) < rank:
                yield Defect("RK305", "threshold", ("thresholds", n, "level"), {"level": level.name})
            rank = grading.ladder.rank(level)
