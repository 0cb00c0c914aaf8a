"""What leads to a level by the policy's method: the cells, the band of the index, or the criteria."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said, Words, term
from riskctl.corpus.grading import Grading
from riskctl.level.basis import basis_word
from riskctl.records.kinds.policy import Level

WORDS: Words = {
    "cell": (
        "概率“{probability}”×危害“{severity}”定为它（{basis}）。",
        "Probability “{probability}” × severity “{severity}” leads to it ({basis}).",
    ),
    "band": (
        "风险指数 {low} 到 {high} 定为它（{basis}）。",
        "A risk index from {low} to {high} leads to it ({basis}).",
    ),
    "band-open": (
        "风险指数 {low} 以上定为它（{basis}）。",
        "A risk index of {low} or more leads to it ({basis}).",
    ),
    "criterion": (
        "符合标准“{text}”（{id}）定为它（{basis}）。",
        "To meet the criterion “{text}” ({id}) leads to it ({basis}).",
    ),
    "default": ("一条标准也不符合的定为它。", "To meet no criterion leads to it."),
}


def leads_to(level: Level, grading: Grading) -> Iterator[Said]:
    """Yield each way that leads to `level`, floors aside."""
    match grading.method:
        case "criteria":
            yield from _criteria(level, grading)
        case "index":
            yield from _bands(level, grading)
        case _:
            for cell in grading.policy.matrix:
                if cell.level == level.id:
                    fields = {"probability": cell.probability, "severity": cell.severity}
                    yield Said(WORDS["cell"], fields | {"basis": basis_word(cell.basis)})


def _bands(level: Level, grading: Grading) -> Iterator[Said]:
    low = 0
    for band in grading.policy.thresholds:
        if band.level == level.id:
            fields: dict[str, object] = {"low": low, "basis": basis_word(band.basis)}
            if band.below is None:
                yield Said(WORDS["band-open"], fields)
            else:
                yield Said(WORDS["band"], fields | {"high": band.below - 1})
        low = band.below or low


def _criteria(level: Level, grading: Grading) -> Iterator[Said]:
    for criterion in grading.policy.criteria:
        if criterion.level == level.id:
            fields = {"text": criterion.text, "id": criterion.id, "basis": basis_word(criterion.basis)}
            yield Said(WORDS["criterion"], fields)
    if grading.default and grading.default.id == level.id:
        yield term(WORDS["default"])
