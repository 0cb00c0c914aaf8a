"""The level that a table claims, in whatever notation, as a level of the policy in force.

Which end is gravest cannot be known of numbers and letters, so it is asked once for a table.
"""

from __future__ import annotations

import re

from riskctl.base.messages import Phrase, listed
from riskctl.corpus.grading import Grading
from riskctl.corpus.level_words import bare
from riskctl.exchange.intake.lexicon import lexicon, plain
from riskctl.exchange.intake.questions import Asking, ClerkQuestion
from riskctl.records.kinds.policy import Level


class WORDS:
    """What is asked about levels."""

    direction = Phrase(
        "这张表的等级（{words}）哪一头最重？",
        "Which end of this table's levels ({words}) is the gravest?",
    )
    first = Phrase("数字小的、靠前的字母最重（一级、A）", "the first is the gravest (1, A)")
    last = Phrase("数字大的、靠后的字母最重（三级、C）", "the last is the gravest (3, C)")
    word = Phrase(
        "等级“{word}”是本库政策的哪一级？",
        "Which level of the policy here is “{word}”?",
    )
    level = Phrase("{name}", "{name}")
    blank = Phrase("不要，留空", "leave it blank")


BLANK = "blank"
_AGGREGATE = re.compile(r"(?:\d+\D{1,3}){2,}")


def is_aggregate(text: str) -> bool:
    """Return whether a cell counts levels (1中2低) in place of naming one."""
    return bool(_AGGREGATE.fullmatch(plain(text)))


class LevelReader:
    """Reads the words of one table's levels."""

    def __init__(self, grading: Grading, asking: Asking) -> None:
        self._grading = grading
        self._asking = asking
        self._seen: list[str] = []

    def note(self, texts: list[str]) -> None:
        """Take note of the words of the table, so that the question can name them."""
        self._seen = list(dict.fromkeys(text.strip() for text in texts if text.strip()))

    def read(self, text: str) -> str:
        """Return the id of the level that `text` claims; blank where there is none."""
        word = bare(plain(text))
        if not word:
            return ""
        if rank := self._rank(word):
            return self._by_rank(rank)
        ladder = self._grading.ladder
        found = ladder.find(text.strip()) or ladder.find(word) or self._plain(word)
        return str(found.id) if found else self._asked(text.strip())

    def known(self, text: str) -> str:
        """Return the id of the level that a word names, asking nothing; blank where that is not known."""
        if rank := self._rank(bare(plain(text))):
            return self._of_rank(rank, self._direction) if self._direction in ("first", "last") else ""
        found = self._grading.ladder.find(text.strip())
        return str(found.id) if found else ""

    def _rank(self, word: str) -> int:
        """Which level from one end a word counts, 0 for a word that counts none of the policy's."""
        rank = lexicon().ranks.get(word, 0)
        return rank if rank <= len(self._levels) else 0

    def _of_rank(self, rank: int, direction: str) -> str:
        return str(self._levels[-rank if direction == "first" else rank - 1].id)

    @property
    def _direction(self) -> str:
        return self._asking.answers.get("answers/direction", "")

    @property
    def _levels(self) -> tuple[Level, ...]:
        return self._grading.ladder.levels

    def _by_rank(self, rank: int) -> str:
        answer = self._asking.answer(
            ClerkQuestion(
                "answers/direction",
                WORDS.direction(words=listed(self._seen[:6])),
                {"first": WORDS.first(), "last": WORDS.last()},
            )
        )
        if not answer:  # nothing is proposed: half of all bodies count the other way
            return ""
        return self._of_rank(rank, answer)

    def _plain(self, word: str) -> Level | None:
        """A word whose gravity is plain, where the table has as many levels as the policy."""
        for words in lexicon().plain_levels:
            if word in words and len(words) == len(self._levels) and self._all_of(words):
                return self._levels[-1 - words.index(word)]
        return None

    def _all_of(self, words: tuple[str, ...]) -> bool:
        return all(bare(plain(seen)) in words for seen in self._seen)

    def _asked(self, word: str) -> str:
        choices = {str(level.id): WORDS.level(name=level.name) for level in self._levels}
        answer = self._asking.answer(
            ClerkQuestion(f"words/level/{word}", WORDS.word(word=word), choices | {BLANK: WORDS.blank()})
        )
        return "" if answer == BLANK else answer
