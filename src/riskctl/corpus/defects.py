"""What keeps a policy from grading (RK304, RK305), as values named cell by cell; the rules word them.

A policy with such a defect grades nothing: with one cell open or turned, like risks get unlike levels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from riskctl.base.location import DataPath
from riskctl.corpus.defect import SCALES, Defect
from riskctl.corpus.grading import Grading
from riskctl.corpus.method import method_defects
from riskctl.records.policy import Cell, Criterion, Level, Policy, Threshold, Value
from riskctl.records.risk_point import NONE_MET

# The offices a policy may name (DOMAIN §5), lowest first.
MONITORS = (
    *("responsible", "department_head", "leader_in_charge", "head"),
    *("party_group", "discipline_office"),
)
PARTS = {"matrix": "matrix", "index": "thresholds", "criteria": "criteria"}  # what holds a method's levels


def defects(policy: Policy) -> list[Defect]:
    """Return what keeps `policy` from grading every point, the graver never the lighter."""
    if found := [*_empty(policy), *_twice(policy)]:
        return found
    grading = Grading(policy)
    found = [*_levels(policy, grading), *method_defects(policy, grading)]
    return found or list(_unreachable(policy, grading))  # what is mended first may reach them


def _empty(policy: Policy) -> Iterator[Defect]:
    method = policy.method or "matrix"
    scales = () if method == "criteria" else SCALES
    for name in ("levels", *scales, PARTS[method]):
        if not getattr(policy, name):
            yield Defect("RK304", "no-part", (), {"part": name})


def _twice(policy: Policy) -> Iterator[Defect]:
    """A word that means two things: whichever was meant, some points would get the wrong level."""
    for part in SCALES:
        values: tuple[Value, ...] = getattr(policy, part)
        own = [({v.name, v.value}, {v.name, *v.aliases}, {"name": v.name, "value": v.value}) for v in values]
        yield from _clashes(part, "scale-twice", own)
    levels = [
        ({v.name, v.id}, {v.name, str(v.id), *v.aliases}, {"name": v.name, "id": v.id}) for v in policy.levels
    ]
    yield from _clashes("levels", "level-twice", levels)
    criteria = [({c.id}, {c.id, c.text}, {"id": c.id}) for c in policy.criteria]
    yield from _clashes("criteria", "criterion-twice", criteria)
    for n, (_, words, _) in enumerate(criteria):
        for word in words & {*NONE_MET}:
            yield Defect("RK304", "none-met", ("criteria", n), {"word": word})


def _clashes(
    part: str, twice: str, entries: Sequence[tuple[set[Any], set[str], Mapping[str, object]]]
) -> Iterator[Defect]:
    """What an entry has in common with one before it: what it is itself, or a word by which it is read."""
    seen: set[Any] = set()
    known: set[str] = set()
    for n, (own, words, fields) in enumerate(entries):
        if own & seen:
            yield Defect("RK304", twice, (part, n), fields)
        else:
            yield from (Defect("RK304", "word-twice", (part, n), {"word": w}) for w in sorted(words & known))
        seen |= own
        known |= words


def _levels(policy: Policy, grading: Grading) -> Iterator[Defect]:
    part = PARTS[grading.method]
    rows: tuple[Cell | Threshold | Criterion, ...] = getattr(policy, part)
    named: list[tuple[DataPath, int]] = [((part, n, "level"), row.level) for n, row in enumerate(rows)]
    named += [(("floors", n, "level"), floor.level) for n, floor in enumerate(policy.floors)]
    if grading.by_criteria and policy.default is not None:
        named.append((("default",), policy.default))
    for path, level in named:
        if grading.ladder.level(level) is None:
            yield Defect("RK304", "unknown-level", path, {"level": level}, ("levels",))
    for n, one in enumerate(policy.levels):
        yield from _watchers(n, one)


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
            against = (PARTS[grading.method], *SCALES)
            yield Defect("RK304", "unreachable", ("levels", n), {"level": level.name}, against)


def _reached(policy: Policy, grading: Grading) -> set[int]:
    if grading.by_criteria:
        return {c.level for c in policy.criteria} | {grading.default.id if grading.default else -1}
    if grading.method == "matrix":
        return {cell.level for cell in policy.matrix}
    combinations = ((p, s) for p in grading.probability.values for s in grading.severity.values)
    return {row.level for p, s in combinations if (row := grading.cell(p, s)) is not None}
