"""What keeps a policy from grading (RK304, RK305), as values named cell by cell; the rules word them.

A policy with such a defect grades nothing: with one cell open or turned, like risks get unlike levels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from riskctl.base.location import DataPath
from riskctl.base.messages import listed
from riskctl.corpus.categories import Categories, meanings
from riskctl.corpus.grading import SCALES, Defect, Grading
from riskctl.corpus.method_defects import method_defects
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.policy import Cell, Criterion, Level, Policy, Threshold, Value
from riskctl.records.risk_point import NONE_MET

# The offices a policy may name (docs/internals/words.md#who-watches), lowest first.
MONITORS = (
    *("responsible", "department_head", "leader_in_charge", "head"),
    *("party_group", "discipline_office"),
)
PARTS = {"matrix": "matrix", "index": "thresholds", "criteria": "criteria"}  # what holds a method's levels
READ = {  # which parts a method reads, of those that not all of them do
    "matrix": {*SCALES, "matrix"},
    "index": {*SCALES, "thresholds"},
    "criteria": {"criteria", "default"},
}


def defects(policy: Policy) -> list[Defect]:
    """Return what keeps `policy` from grading every point, the graver never the lighter."""
    if found := [*_empty(policy), *_twice(policy)]:
        return found  # with one of two in doubt, what follows from either may be wrong
    grading = Grading(policy)
    found = [*_words(policy), *_levels(policy, grading), *_in_charge(policy, grading)]
    found += method_defects(policy, grading)
    return found or list(_unreachable(policy, grading))  # what is mended first may reach them


def without_effect(policy: Policy, depth: Mapping[str, int]) -> Iterator[Defect]:
    """Yield each part that the policy's method does not read though it was written for this policy.

    `depth` says how far along the chain of `extends` a part was written. What lies beyond the file that
    chose the method was meant for another and is only inherited.
    """
    method = policy.method or "matrix"
    chosen = depth.get("method", len(depth))
    for part in dict.fromkeys(part for parts in READ.values() for part in sorted(parts)):
        written = getattr(policy, part)
        if part not in READ[method] and written not in ((), None) and depth[part] <= chosen:
            yield Defect("RK304", "no-effect", (part,), {"part": part, "method": method})


def weaker_floors(grading: Grading, matters: Mapping[str, Matter]) -> Iterator[Defect]:
    """Yield each floor that never decides, since a graver one lies under all its matters."""
    rank = {level.id: rank for rank, level in enumerate(grading.ladder.levels)}
    under = [(list(grading.floors(matter)), grading.lowest(matter)) for matter in matters.values()]
    for n, floor in enumerate(grading.policy.floors):
        over = [lowest for own, lowest in under if lowest and any(one is floor for one in own)]
        if over and all(rank[lowest.level] > rank[floor.level] for lowest in over):
            fields = {"level": floor.level, "graver": over[0].level, "reason": over[0].reason}
            yield Defect("RK304", "floor-weaker", ("floors", n), fields, idle=True)


def _empty(policy: Policy) -> Iterator[Defect]:
    method = policy.method or "matrix"
    scales = () if method == "criteria" else SCALES
    if missing := [name for name in ("levels", *scales, PARTS[method]) if not getattr(policy, name)]:
        yield Defect("RK304", "no-part", (), {"part": listed([f"“{name}”" for name in missing])})


def _twice(policy: Policy) -> Iterator[Defect]:
    """Two entries that are one by their name, their value or their id."""
    for part in SCALES:
        values: tuple[Value, ...] = getattr(policy, part)
        own = [({v.name, v.value}, {"name": v.name, "value": v.value}) for v in values]
        yield from _repeated(part, "scale-twice", own)
    levels = [({v.name, v.id}, {"name": v.name, "id": v.id}) for v in policy.levels]
    yield from _repeated("levels", "level-twice", levels)
    categories = [({c.id}, {"name": c.name[0], "id": c.id}) for c in Categories(policy.categories)]
    yield from _repeated("categories", "category-twice", categories)
    yield from _repeated("criteria", "criterion-twice", [({c.id}, {"id": c.id}) for c in policy.criteria])
    watches = [({w.level}, {"level": w.level}) for w in policy.monitoring]
    yield from _repeated("monitoring", "watch-twice", watches)


def _repeated(part: str, cause: str, entries: list[tuple[set[Any], dict[str, Any]]]) -> Iterator[Defect]:
    seen: set[Any] = set()
    for n, (own, fields) in enumerate(entries):
        if own & seen:
            yield Defect("RK304", cause, (part, n), fields)
        seen |= own


def _words(policy: Policy) -> Iterator[Defect]:
    """A word that means two things: whichever was meant, some points would get the wrong level."""
    parts: dict[str, list[set[str]]] = {
        "probability": [{v.name, *v.aliases} for v in policy.probability],
        "severity": [{v.name, *v.aliases} for v in policy.severity],
        "levels": [{v.name, str(v.id), *v.aliases} for v in policy.levels],
        "criteria": [{c.id, c.text} for c in policy.criteria],
        "categories": [meanings(c) for c in Categories(policy.categories)],
    }
    for part, entries in parts.items():
        seen = {*NONE_MET} if part == "criteria" else set()
        for n, words in enumerate(entries):
            for word in sorted(words & seen):
                cause = "none-met" if part == "criteria" and word in NONE_MET else "word-twice"
                yield Defect("RK304", cause, (part, n), {"word": word})
            seen |= words


def _levels(policy: Policy, grading: Grading) -> Iterator[Defect]:
    part = PARTS[grading.method]
    rows: tuple[Cell | Threshold | Criterion, ...] = getattr(policy, part)
    named: list[tuple[DataPath, int]] = [((part, n, "level"), row.level) for n, row in enumerate(rows)]
    named += [(("monitoring", n, "level"), watch.level) for n, watch in enumerate(policy.monitoring)]
    named += [(("owner_asked", n), level) for n, level in enumerate(policy.owner_asked)]
    named += [(("floors", n, "level"), floor.level) for n, floor in enumerate(policy.floors)]
    if grading.by_criteria and policy.default is not None:
        named.append((("default",), policy.default))
    for path, level in named:
        if grading.ladder.level(level) is None:
            yield Defect("RK304", "unknown-level", path, {"level": level}, ("levels",))
    for n, one in enumerate(policy.levels):
        yield from _watchers(n, one)
    for n, floor in enumerate(policy.floors):
        if not (floor.matter or floor.key):
            yield Defect("RK304", "floor-of-nothing", ("floors", n), {"level": floor.level})
    for n, watch in enumerate(policy.monitoring):
        if bool(watch.months) == bool(watch.days):
            yield Defect("RK304", "how-often", ("monitoring", n), {})


def _in_charge(policy: Policy, grading: Grading) -> Iterator[Defect]:
    """A department in charge of what is no category."""
    known = grading.categories
    for word in policy.category_offices:
        if known.find(word) is None:
            near = known.near(word)
            fields = {"value": word, "allowed": listed(known.allowed), "near": near}
            cause, path = "near" if near else "unknown", ("category_offices", word)
            yield Defect("RK104", cause, path, fields, ("categories",), at_key=True)


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
