"""The levels as a notice publishes them, the gravest first, each with the offices that watch it in words: the
policy may be another by the time its paper is printed again."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Language, Said, Words
from riskctl.corpus.context import Context
from riskctl.records.kinds.policy import Level
from riskctl.records.vocabulary import CODES

OFFICES: Words = {  # where the word for an office is too short for a document
    "responsible": ("部门负责人或主管责任人", "department head or responsible person"),
    "head": ("主要负责人", "head of the unit"),
}


def offices_of(level: Level, language: Language) -> list[str]:
    """Return the offices that watch a level, as documents call them."""
    return [office_word(office, language) for office in level.monitor]


def office_word(office: str, language: Language) -> str:
    """Return what documents call a kind of office; as it is written where there is no word for it."""
    pair = OFFICES.get(office) or CODES["office"].get(office)
    return Said(pair).text(language) if pair else office


def published_levels(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each level with its offices, in the language of the programme."""
    language = context.programme.language if context.programme else "zh"
    for level in reversed(context.grading.ladder.levels if context.grading else ()):
        yield level.name, offices_of(level, language)
