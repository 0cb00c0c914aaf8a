"""The contract of a findings format: one file in `reports/`, holding `write`.

    write(outcome, settings) -> str

One that can make its text as it reads the findings has `pieces` too, which yields the same, each piece of a
text for people ending a line: findings by the hundred thousand are never held at once.

A format is written as UTF-8 whatever the locale says; one that people read on a terminal says
`TERMINAL = True`, and is written as that can show it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from riskctl.base.messages import Language
from riskctl.base.visible import inert_json
from riskctl.check.finding import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """How to write findings: for which reader, on how wide and able a terminal."""

    language: Language = "zh"
    version: str = ""
    width: int = 80
    colour: bool = False
    unicode: bool = True  # whether the terminal can draw box characters
    most: int | None = None  # findings shown in full; the rest are counted by rule
    taken: str = ""  # the seconds that the check took; blank where that is not told
    failing: tuple[Severity, ...] = ("error",)  # the severities that make the check fail
    within: str = ""  # where the register repository lies in that of git, with / at its end

    def path(self, file: str) -> str:
        """Return a file as a code host knows it: by its path in the repository of git."""
        return self.within + file


def json_pieces(head: Mapping[str, object], name: str, items: Iterable[object]) -> Iterator[str]:
    """Yield the JSON text of `head` with the list of `items` as its last key, item by item."""
    begun = inert_json(json.dumps({**head, name: []}, ensure_ascii=False, indent=2))
    yield begun.removesuffix("[]\n}")
    yield from json_items(items, "  ")
    yield "\n}\n"


def json_items(items: Iterable[object], indent: str) -> Iterator[str]:
    """Yield the JSON text of a list that stands behind `indent`, item by item."""
    before = f"[\n{indent}  "
    for item in items:
        text = inert_json(json.dumps(item, ensure_ascii=False, indent=2))
        yield before + text.replace("\n", f"\n{indent}  ")
        before = f",\n{indent}  "
    yield "[]" if before[0] == "[" else f"\n{indent}]"
