"""What keeps a policy's method from giving every point one level, the graver never the lighter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from riskctl.base.messages import Said, listed
from riskctl.corpus.grading import SCALES, Defect, Grading
from riskctl.records.kinds.policy import Level, Policy, Value

FIT = ("levels", *SCALES)


def method_defects(policy: Policy, grading: Grading) -> Iterator[Defect]:
    """Yield what is open, doubled or turned in the part that holds the levels of the policy's method."""
    match grading.method:
        case "criteria":
            yield from _criteria(policy, grading)
        case "index":
            yield from _thresholds(policy, grading)
        case _:
            yield from _cells(policy, grading)
            yield from _falls(policy, grading)


def _cells(policy: Policy, grading: Grading) -> Iterator[Defect]:
    """A combination without a cell or with two, a cell of none."""
    seen: set[tuple[str, str]] = set()
    for n, cell in enumerate(policy.matrix):
        names = {"probability": cell.probability, "severity": cell.severity}
        for scale, word in names.items():
            if word not in {v.name for v in getattr(policy, scale)}:
                fields = {"word": word, "scale": scale, "known": _known(scale, policy)}
                yield Defect("RK304", "unknown-word", ("matrix", n, scale), fields, (scale,))
        if (cell.probability, cell.severity) in seen:
            yield Defect("RK304", "cell-twice", ("matrix", n), names)
        seen.add((cell.probability, cell.severity))
    for p in reversed(grading.probability.values):
        for s in reversed(grading.severity.values):
            if (p.name, s.name) not in seen:
                names = {"probability": p.name, "severity": s.name}
                yield Defect("RK304", "no-cell", ("matrix",), names, SCALES)


def _known(scale: str, policy: Policy) -> Said:
    return listed([value.name for value in getattr(policy, scale)])


def _falls(policy: Policy, grading: Grading) -> Iterator[Defect]:
    """A cell lighter than a lower neighbour: a graver risk would get the lighter level."""
    place = {(c.probability, c.severity): n for n, c in enumerate(policy.matrix)}
    ps, ss = grading.probability.values, grading.severity.values
    for i, j in product(range(len(ps)), range(len(ss))):
        beneath = [(ps[i - 1], ss[j])] * (i > 0) + [(ps[i], ss[j - 1])] * (j > 0)
        lower = [(p, s, level) for p, s in beneath if (level := _level(p, s, grading))]
        high = _level(ps[i], ss[j], grading)
        if high is None or not lower:
            continue
        p, s, low = max(lower, key=lambda cell: grading.ladder.rank(cell[2]))
        if grading.ladder.rank(high) < grading.ladder.rank(low):
            names = {"probability": ps[i].name, "severity": ss[j].name, "level": high.name}
            names |= {"lower_probability": p.name, "lower_severity": s.name, "lower_level": low.name}
            path = ("matrix", place[ps[i].name, ss[j].name], "level")
            yield Defect("RK305", "cell", path, names, FIT)


def _level(probability: Value, severity: Value, grading: Grading) -> Level | None:
    cell = grading.cell(probability, severity)
    return grading.ladder.level(cell.level) if cell else None


def _thresholds(policy: Policy, grading: Grading) -> Iterator[Defect]:
    """A gap or a turn between bands, which stand from the lightest to the gravest."""
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
                fields = {"level": level.name}
                yield Defect("RK305", "threshold", ("thresholds", n, "level"), fields, ("levels",))
            rank = grading.ladder.rank(level)


def _criteria(policy: Policy, grading: Grading) -> Iterator[Defect]:
    """A criterion lighter than the default: to meet it would lower the level."""
    default = grading.default
    for n, criterion in enumerate(policy.criteria):
        level = grading.ladder.level(criterion.level)
        if level and default and grading.ladder.rank(level) < grading.ladder.rank(default):
            fields = {"criterion": criterion.text, "level": level.name, "default": default.name}
            yield Defect("RK305", "criterion", ("criteria", n, "level"), fields, ("default", "levels"))
