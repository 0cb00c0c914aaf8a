"""Snippets of editors: a whole risk point, and a measure, to fill in from one field to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from riskctl.base.messages import Language, Said, Words
from riskctl.records.vocabulary import CODES

WORDS: Words = {
    "point": ("新风险点", "new risk point"),
    "about-point": (
        "插入一个完整的风险点，用 Tab 跳到下一项",
        "a whole risk point; Tab goes to the next field",
    ),
    "measure": ("新措施", "new measure"),
    "about-measure": ("插入一条防范措施", "one measure"),
    "title": ("哪一步、谁想得到什么", "the step, and who wants what"),
    "text": ("谁查、查什么、多久一次、留什么记录", "who checks what, how often, leaving which record"),
}
MOST = 40  # words of a drop-down; of more an editor's own list is easier
_SPECIAL = re.compile(r"[\\,|$}]")

Snippet = dict[str, Any]


class Snippets:
    """Snippets in one language, with drop-downs of the `words` that a repository has for a field."""

    def __init__(self, words: Mapping[str, Sequence[str]], language: Language, year: int | None) -> None:
        self.words = words
        self.language = language
        self.year = year
        self._stops = 0

    def point(self) -> Snippet:
        """Return what inserts a risk point."""
        self._stops = 0
        body: dict[str, Any] = {"id": self._stop("R01"), "title": self._stop(self._say("title"))}
        body |= {"kind": self._coded("kind"), "category": self._coded("category")}
        if "matter" in self.words:
            body["matter"] = self._choice("matter")
        if "criteria" in self.words:
            body["criteria"] = [self._choice("criteria")]
        else:
            body |= {name: self._choice(name) for name in ("probability", "severity")}
        return self._snippet("point", "about-point", body | {"measures": [self._measure()]})

    def measure(self) -> Snippet:
        """Return what inserts a measure."""
        self._stops = 0
        return self._snippet("measure", "about-measure", self._measure())

    def _measure(self) -> dict[str, Any]:
        body: dict[str, Any] = {"text": self._stop(self._say("text")), "type": self._coded("measure_type")}
        if "owner" in self.words:
            body["owner"] = self._choice("owner")
        return body | ({"due": self._stop(f"{self.year}-05-31")} if self.year else {})

    def _snippet(self, key: str, about: str, body: Any) -> Snippet:
        return {"label": self._say(key), "description": self._say(about), "body": body}

    def _coded(self, group: str) -> str:
        if group in self.words:
            return self._choice(group)
        pairs = CODES[group].items()
        return self._drop_down(zh if self.language == "zh" else code for code, (zh, _) in pairs)

    def _choice(self, name: str) -> str:
        words = self.words.get(name, ())
        return self._drop_down(words) if 0 < len(words) <= MOST else self._stop("")

    def _drop_down(self, words: Iterable[str]) -> str:
        self._stops += 1
        return f"${{{self._stops}|{','.join(map(_escaped, words))}|}}"

    def _stop(self, text: str) -> str:
        self._stops += 1
        return f"${{{self._stops}:{_escaped(text)}}}" if text else f"${self._stops}"

    def _say(self, key: str) -> str:
        return Said(WORDS[key]).text(self.language)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
