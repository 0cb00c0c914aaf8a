"""The places in a text that the plain reader has read: the same flat array as the loop over events makes.

The text is known to be plainly written, so nothing is judged here; properties compare every number with
the loop's (docs/internals/reading.md#the-plain-reader).
"""

from __future__ import annotations

import re
from array import array

from riskctl.sources.yaml.brackets import in_brackets
from riskctl.sources.yaml.plain import LINE, uncommented

Open = tuple[int, bool, int]  # a collection: its column, whether it is a mapping, where its span stands


def plain_spans(text: str) -> array[int] | None:
    """Return the places of all keys and values of `text`, which `plain_data` read; None where its line ends
    stand in the way."""
    return None if "\r" in text else _Places().of(text if text.endswith("\n") else f"{text}\n")


class _Places:
    """One text: the spans so far, and the collections that are open."""

    def __init__(self) -> None:
        self.spans: array[int] = array("I")
        self.stack: list[Open] = []
        self.last = 0  # the end of what came last
        self.pending = False  # whether the last key has no value yet

    def of(self, text: str) -> array[int]:
        for line in LINE.finditer(text):
            indent, dash, key, value, other = line.groups()
            if other and other[0] == "#":
                other = ""
            if key is None and not dash and not other:
                continue
            self._enter(line, len(indent), bool(dash), key is not None)
            if key is not None:
                self._put(*line.span(3))
                self.pending = not (value or other)
                self.last += self.pending  # an empty value stands after the colon
            if value or other:
                self._value(value or other, line.start(4 if value else 5))
        self._settle()
        while self.stack:
            self._close()
        return self.spans

    def _enter(self, line: re.Match[str], column: int, dash: bool, key: bool) -> None:
        """Close what ended before this line, and open what begins on it."""
        begins = self.pending and (column > self.stack[-1][0] or (dash and column == self.stack[-1][0]))
        if not begins:
            self._settle()
            while self.stack and (column < self.stack[-1][0] or self.stack[-1][1] == dash):
                self._close()
        self.pending = False
        if dash and begins:
            self._open(column, False, line.start() + column)
        if key and (dash or begins or not self.stack):
            self._open(line.start(3) - line.start(), True, line.start(3))

    def _settle(self) -> None:
        """Give a key that got no value an empty one."""
        if self.pending:
            self._put(self.last, self.last)
            self.pending = False

    def _open(self, column: int, is_map: bool, start: int) -> None:
        self.stack.append((column, is_map, len(self.spans)))
        self.spans.extend((start, 0))

    def _close(self) -> None:
        _, _, at = self.stack.pop()
        self.spans[at + 1] = self.last

    def _put(self, start: int, end: int) -> None:
        self.spans.append(start)
        self.spans.append(end)
        self.last = end

    def _value(self, written: str, start: int) -> None:
        written = uncommented(written).rstrip(" ")
        end = start + len(written)
        self._put(start, end)
        if written[0] in "[{":
            for at, to in in_brackets(written)[1][1:]:
                self._put(start + at, start + to)
            self.last = end
