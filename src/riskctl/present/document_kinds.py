"""All kinds of documents, a line each, under the phase of the year they are made for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from riskctl.base.cells import cell_width, pad
from riskctl.base.messages import Language, Pair, Said, Words
from riskctl.present.text import text
from riskctl.render.order.kinds import STAGE_TITLES, Kind

WORDS: Words = {"own": ("自己的模板", "Templates of one's own")}


def as_text(kinds: Sequence[Kind], language: Language, width: int) -> str:
    """Return the kinds, in the order given, as a list for people: name, what people call it, what it is."""
    if not kinds:
        return ""
    rows = [_row(kind, language) for kind in kinds]
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)][:-1]
    parts = []
    for title, grouped in groupby(zip(kinds, rows, strict=True), key=lambda pair: stage_title(pair[0])):
        listed = [("", *map(pad, row, widths), row[-1]) for _, row in grouped]  # alike in all parts
        parts.append(f"{Said(title).text(language)}\n{text(listed, width)}")
    return "\n".join(parts)


def stage_title(kind: Kind) -> Pair:
    """Return under what a list of kinds has this one."""
    return WORDS["own"] if kind.own else STAGE_TITLES[kind.stage]


def kind_told(kind: Kind, language: Language) -> tuple[str, ...]:
    """Return what people call a kind, and what it is; in English without the Chinese words, which are read
    all the same."""
    return (kind.told[1],) if language == "en" else ("、".join(kind.called), kind.told[0])


def _row(kind: Kind, language: Language) -> tuple[str, ...]:
    return kind.name, *kind_told(kind, language)
