"""The values of a point's fields, as the register writes them; what is no word of a field is asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping

from riskctl.base.messages import Phrase, Said, term
from riskctl.corpus.grading import Scale
from riskctl.corpus.sound import Sound
from riskctl.exchange.intake.columns import coded, spellings
from riskctl.exchange.intake.fields import FIELDS
from riskctl.exchange.intake.lexicon import plain, ticked
from riskctl.exchange.intake.questions import Asking, ClerkQuestion
from riskctl.records.vocabulary import CODES


class WORDS:
    """What is asked about values."""

    word = Phrase("“{heading}”里的“{word}”是哪一个？", "What is “{word}” under “{heading}”?")
    kind = Phrase(
        "表里没有风险性质，这些风险点都是哪一种？",
        "The table has no kind of risk; which kind are its points?",
    )
    category = Phrase(
        "表里没有本库的风险类别，这些风险点是哪一类？",
        "The table has none of the categories here; which one are its points of?",
    )
    blank = Phrase("先空着，由人逐个填", "leave it blank, to be filled in one by one")
    note = Phrase("记在备注里", "keep it in the note")
    name = Phrase("{name}", "{name}")


BLANK, NOTE = "blank", "note"
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


class Values:
    """Reads words of coded fields, of scales and of matters."""

    def __init__(self, context: Sound, asking: Asking) -> None:
        self._context = context
        self._asking = asking

    def coded(self, field: str, text: str, heading: str) -> str:
        """Return the code for a word of a field; blank to leave it, NOTE to note the word."""
        word = ticked(text)
        if field == "category":
            return self._category(word, heading)
        found = coded(field, word)
        own = self._context.grading.policy.origins if field == "origin" else ()
        if found and (found in CODES[field] or found in own):
            return found
        choices = _codes(field) | {name: term((name, name)) for name in own} | {NOTE: WORDS.note()}
        return self._asked(field, word, heading, choices, NOTE)

    def _category(self, word: str, heading: str) -> str:
        """A category of the policy in force, by any of its words, with 风险 or 类 behind or without."""
        known = self._context.grading.categories
        for spelled in spellings(word):
            if found := known.find(spelled) or known.find(coded("category", spelled) or ""):
                return found.id
        return self._asked("category", word, heading, self._categories() | {NOTE: WORDS.note()}, NOTE)

    def category_of(self, power: str) -> str:
        """Return the one category that is about a power; blank where there is none, or several."""
        found = self._context.grading.categories.of_power(power)
        return found[0].id if len(found) == 1 else ""

    def _categories(self) -> dict[str, Said]:
        return {one.id: term(one.name) for one in self._context.grading.categories}

    def default(self, field: str) -> str:
        """Return the code of a field that the table does not have; blank where people will say."""
        said = WORDS.kind() if field == "kind" else WORDS.category()
        proposal = "integrity" if field == "kind" else BLANK
        codes = self._categories() if field == "category" else _codes(field)
        choices = codes | {BLANK: WORDS.blank()}
        answer = self._asking.answer(ClerkQuestion(f"answers/{field}", said, choices, proposal))
        return "" if answer == BLANK else answer

    def matter(self, text: str, heading: str) -> tuple[str, str]:
        """Return the matter that a word names and its power, else NOTE."""
        word = "".join(text.split())
        found = self._context.matter(word)
        if found is None:
            matters = self._context.matters or {}
            choices = {one.id: WORDS.name(name=one.name) for one in matters.values()}
            answer = self._asked("matter", word, heading, {NOTE: WORDS.note()} | choices, NOTE)
            found = self._context.matter(answer)
        return (found.id, found.power) if found else (NOTE, "")

    def scale(self, field: str, text: str, heading: str) -> str:
        """Return the value of probability or severity that a word names; blank to leave it, else NOTE."""
        grading, word = self._context.grading, ticked(text)
        if grading.by_criteria:
            return NOTE
        scale: Scale = getattr(grading, field)
        found = scale.find(word) or next((one for one in scale.values if _same(one.name, word)), None)
        if found:
            return found.name
        choices: dict[str, Said] = {one.name: term((one.criteria, one.criteria)) for one in scale.values}
        answer = self._asked(field, word, heading, choices | {BLANK: WORDS.blank()}, "")
        return "" if answer == BLANK else answer

    def regulation(self, text: str) -> str:
        """Return the id of the regulation called so; blank where there is none."""
        known = self._context.regulations or {}
        bare = plain(text).strip("《》")
        return next((one.id for one in known.values() if bare in (plain(one.title), plain(one.id))), "")

    def _asked(self, field: str, word: str, heading: str, choices: Mapping[str, Said], proposal: str) -> str:
        said = WORDS.word(word=word, heading=heading or term(FIELDS[field]))
        return self._asking.answer(ClerkQuestion(f"words/{field}/{word}", said, choices, proposal))


def day(text: str) -> str:
    """Return the day that a cell writes, as YYYY-MM-DD; blank for none."""
    found = _DAY.fullmatch("".join(text.split()))
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def _codes(field: str) -> dict[str, Said]:
    return {code: term(pair) for code, pair in CODES[field].items()}


def _same(name: str, word: str) -> bool:
    return plain(name) == plain(word)
