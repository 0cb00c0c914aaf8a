"""What documents are made in: the shared part of the repository, and the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from riskctl.base.messages import Language, Said, Words
from riskctl.corpus.sound import Sound
from riskctl.records.vocabulary import CODES

if TYPE_CHECKING:  # few documents compare
    from riskctl.diff.compare import Comparison


@dataclass(frozen=True, slots=True)
class Scope:
    """The shared part of the repository, the reader's language, the states compared where two are, and any
    day of the month asked for.

    `names_contact` is false where a document is looked through without its contact, which may hold a name;
    `names_holders` where it is internal and yet leaves the office, so that names are written in by hand.
    """

    context: Sound
    language: Language
    comparison: Comparison | None = None
    names_contact: bool = True
    month: date | None = None
    names_holders: bool = True

    def say(self, words: Words, key: str, **fields: object) -> str:
        """Return a message in the reader's language."""
        return Said(words[key], fields).text(self.language)

    def word(self, group: str, code: str) -> str:
        """Return the word of a code in the reader's language."""
        return Said(CODES[group][code]).text(self.language) if code in CODES[group] else code
