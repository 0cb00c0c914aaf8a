"""The YAML reader: text to plain data with the place of every key and value, or to what is wrong with it.

A strict subset (docs/internals/contracts.md#files): one document, no anchors, aliases, tags, merge
keys or duplicate keys. Scalars stay text; `~`, `null` and nothing are None.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from riskctl.base.location import DataPath, Part, Span
from riskctl.sources.fault import Fault
from riskctl.sources.tree import Data
from riskctl.sources.yaml.plain import plain_data
from riskctl.sources.yaml.plain_spans import plain_spans

_LINE = re.compile(r"[^\r\n]*")
DEEPEST = 200  # a programme may raise the bound this far; below it Python's own stack holds


@dataclass(frozen=True, slots=True)
class YamlTree:
    """A YAML text read; satisfies `Tree`. Places are found once one is asked for: most files need none."""

    text: str
    data: Data
    _spans: array[int] = field(default_factory=lambda: array("I"), repr=False, compare=False)
    _places: dict[DataPath, dict[str | int, int]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def spans(self) -> array[int]:
        """The start and end of each key and each value, in the order of the text."""
        if not self._spans:
            self._spans.extend(plain_spans(self.text) or _by_events().spans_by_events(self.text))
        return self._spans

    def span(self, path: DataPath, part: Part = "value") -> Span:
        """Return the span of the value at `path`, or of its key; of the nearest parent's key (or, for
        an item of a list, its first line) where the path does not exist."""
        known, at = self._found(path)
        keyed = known > 0 and isinstance(path[known - 1], str)
        if keyed and (part == "key" or known < len(path)):
            return self._span(at - 2)
        return self._span(at) if known == len(path) else self._first_line(self._span(at))

    def word(self, path: DataPath) -> str:
        """Return the key of the field at `path`; of an item that of its list."""
        return next((step for step in reversed(path) if isinstance(step, str)), "")

    def heading(self, path: DataPath) -> str:
        """Return nothing: YAML has no headings."""
        return ""

    def _found(self, path: DataPath) -> tuple[int, int]:
        """How many steps of `path` exist, and where in the flat array the value stands that they lead to.

        Only what is on the way is numbered: a finding asks for a few of a file's hundreds of values.
        """
        here, at = self.data, 0
        steps: tuple[Any, ...] = path  # a name or a number, as what is here has them
        for known, step in enumerate(steps):
            if not isinstance(here, dict | list):
                return known, at
            inside = self._places.get(path[:known])
            if inside is None:
                inside = self._places[path[:known]] = _numbered(here, at)
            if step not in inside:
                return known, at
            here, at = here[step], inside[step]
        return len(path), at

    def _first_line(self, whole: Span) -> Span:
        line = _LINE.match(self.text, whole.start, whole.end)
        return Span(whole.start, whole.start + len(line[0].rstrip()) if line else whole.end)

    def _span(self, at: int) -> Span:
        spans = self.spans
        return Span(spans[at], spans[at + 1])


def _numbered(data: dict[str, Data] | list[Data], at: int) -> dict[str | int, int]:
    """Where in the flat array each value of a collection stands that stands at `at` itself."""
    places: dict[str | int, int] = {}
    at += 2
    keyed = 2 if isinstance(data, dict) else 0
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        places[step] = at + keyed
        at += keyed + (_size(value) if isinstance(value, dict | list) else 2)
    return places


def _size(data: dict[str, Data] | list[Data]) -> int:
    """How much room a collection takes in the flat array."""
    values = data.values() if isinstance(data, dict) else data
    room = 2 if isinstance(data, list) else 2 + 2 * len(data)
    for value in values:
        room += _size(value) if isinstance(value, dict | list) else 2
    return room


def read(text: str, depth: int = 64, pure: bool = False) -> YamlTree | list[Fault]:
    """Return the tree of `text`, or what keeps it from being one.

    `depth` bounds the nesting; `pure` reads with the parser in Python.
    """
    data = None if pure else plain_data(text, min(depth, DEEPEST))
    return YamlTree(text, data) if data is not None else _by_events().read_by_events(text, depth, pure)


def _by_events() -> ModuleType:
    """The loop with its parser, which texts as most people write them never load."""
    from riskctl.sources.yaml import by_events

    return by_events
