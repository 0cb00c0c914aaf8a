"""Where the parts of a policy come from, in words: the plan's own, or completed where the plan is silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.grading import Grading
from riskctl.level.assign import CONFLICTS
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.policy import Policy, Value, Watch
from riskctl.records.vocabulary import word

OURS = "ours"
WORDS: Words = {
    "policy": ("政策文件", "the policy file"),
    "scale": (
        "{scale}“{name}”的标准：{criteria}（{basis}）。",
        "Criteria of {scale} “{name}”: {criteria} ({basis}).",
    ),
    "probability": ("发生概率", "probability"),
    "severity": ("危害程度", "severity"),
    "recusal": ("自己不监控自己（回避）：{basis}。", "Nobody watches themselves (recusal): {basis}."),
    "often": ("多久看一次：{each}（{basis}）。", "How often: {each} ({basis})."),
    "months": ("{level}每 {n} 个月", "{level} every {n} months"),
    "month": ("{level}每月", "{level} every month"),
    "days": ("{level}每 {n} 天", "{level} every {n} days"),
}


def basis_word(basis: str | None) -> Said:
    """Return the words for a basis; one that is not told is the policy's own."""
    return word("basis", basis) if basis else term(WORDS["policy"])


def notice_basis(policy: Policy) -> Said:
    """Return where the length of a notice comes from; one that no policy wrote is this tool's."""
    unwritten = OURS if "notice_days" not in policy.model_fields_set else None
    return basis_word(policy.notice_basis or unwritten)


def recusal_basis(policy: Policy | None) -> Said:
    """Return where recusal comes from: the plan leaves it open unless a policy says otherwise."""
    return basis_word((policy.recusal_basis if policy else None) or OURS)


def _criteria(scale: str, values: Iterable[Value | None]) -> Iterator[Said]:
    """When each value of a scale is chosen, and who says so."""
    for value in values:
        if value and value.criteria:
            fields = {"scale": term(WORDS[scale]), "name": value.name, "criteria": value.criteria}
            yield Said(WORDS["scale"], fields | {"basis": basis_word(value.basis)})


def bases_of(graded: GradedPoint, grading: Grading) -> Iterator[Said]:
    """Yield what a point's level and monitors rest on beside the derivation: criteria, recusal, how often."""
    yield from _criteria("probability", [graded.score.probability])
    yield from _criteria("severity", [graded.score.severity])
    if any(step.verdict in CONFLICTS for step in graded.assignment.steps):
        yield Said(WORDS["recusal"], {"basis": recusal_basis(grading.policy)})
    yield from how_often(grading, graded.score.level.id)


def bases_of_policy(grading: Grading) -> Iterator[Said]:
    """Yield what all levels and monitors rest on: the criteria of the scales, recusal, how often."""
    if not grading.by_criteria:
        yield from _criteria("probability", grading.probability.values[::-1])
        yield from _criteria("severity", grading.severity.values[::-1])
    yield Said(WORDS["recusal"], {"basis": recusal_basis(grading.policy)})
    yield from how_often(grading)


def how_often(grading: Grading, level: int | None = None) -> Iterator[Said]:
    """Yield how often points of `level`, or of every level, are looked at, a sentence for each basis."""
    watches = [w for w in grading.watches if level in (None, w.level)]
    for basis in dict.fromkeys(watch.basis for watch in watches):
        each: list[object] = [_rhythm(watch, grading) for watch in watches if watch.basis == basis]
        yield Said(WORDS["often"], {"each": listed(each), "basis": basis_word(basis)})


def _rhythm(watch: Watch, grading: Grading) -> Said:
    level = grading.ladder.level(watch.level)
    n = watch.months or watch.days
    fields = {"level": level.name if level else watch.level, "n": n}
    return Said(WORDS["month" if watch.months == 1 else "months" if watch.months else "days"], fields)
