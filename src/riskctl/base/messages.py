"""Words in two languages: a message keeps both until the reader's language is known.

Every message stands beside the rule or command that says it, with named fields: as a `Phrase` of the
module's class ``WORDS`` (``WORDS.no_step(ref=…)``, so that the type checker knows a misspelt one), or, where
messages are chosen by a key, as ``{id: (zh, en)}``. Text that comes from a register enters a message only
here, and is made visible here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from riskctl.base.visible import visible

Language = Literal["zh", "en"]
Pair = tuple[str, str]
Words = Mapping[str, Pair]

LONGEST_FIELD = 300  # characters of one foreign value in a message; a message is read, not scrolled


@dataclass(frozen=True, slots=True)
class Said:
    """One message: its wording in zh and en, and the values that fill its fields."""

    pair: Pair
    fields: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """Return the message in `language`; values are shortened and made visible."""
        template = self.pair[0 if language == "zh" else 1]
        if not self.fields:
            return template.format() if "{" in template or "}" in template else template
        return template.format(**{name: _shown(value, language) for name, value in self.fields.items()})

    def mapped(self, change: Callable[[str], str]) -> Said:
        """Return the same message with `change` made in every text of its fields."""
        return Said(self.pair, {name: _mapped(value, change) for name, value in self.fields.items()})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The wording of one message in zh and en, said by calling it with the values of its fields."""

    zh: str
    en: str

    def __call__(self, **fields: object) -> Said:
        """Return the message with its fields filled."""
        return Said((self.zh, self.en), fields)


def term(pair: Pair) -> Said:
    """Return a fixed wording without fields, for use as the value of another message's field."""
    return Said(
        (pair[0].replace("{", "{{").replace("}", "}}"), pair[1].replace("{", "{{").replace("}", "}}"))
    )


def listed(items: Sequence[object]) -> Said:
    """Return `items` as one field, joined by 、 in Chinese and by commas in English."""
    names = {f"i{n}": item for n, item in enumerate(items)}
    slots = [f"{{{name}}}" for name in names]
    return Said(("、".join(slots), ", ".join(slots)), names)


def _mapped(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, Said):
        return value.mapped(change)
    return change(value) if isinstance(value, str) else value


def _shown(value: object, language: Language) -> object:
    if isinstance(value, Said):
        return value.text(language)
    if isinstance(value, str):
        text = visible(value)
        return text if len(text) <= LONGEST_FIELD else text[: LONGEST_FIELD - 1] + "…"
    return value
