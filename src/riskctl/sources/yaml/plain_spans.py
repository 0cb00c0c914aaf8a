"""The places in a text that the plain reader has read: the same flat array as the loop over events makes.

The text is known to be plainly written, so nothing is judged here; properties compare every number with
the loop's (docs/internals/reading.md#the-plain-reader).
"""

from __future__ import annotations

from array import array
from typing import TypeAlias

from riskctl.sources.yaml.brackets import in_brackets
from riskctl.sources.yaml.plain import LINE, remembered, uncommented

Open = tuple[int, bool, int]  # a collection: its column, whether it is a mapping, where its span stands
# A line: its column, whether it has a dash, where its key begins and ends, the places of its value and of
# what is in its brackets; all counted from where the line begins. Without a key both are -1.
_Laid: TypeAlias = tuple[int, bool, int, int, tuple[int, ...]]
_NOTHING: _Laid = (-1, False, -1, -1, ())
_KNOWN: dict[str, _Laid] = {}  # lines laid out lately: most of a register stand in others too


def plain_spans(text: str) -> array[int] | None:
    """Return the places of all keys and values of `text`, which `plain_data` read; None where its line ends
    stand in the way."""
    return None if "\r" in text else _Places().of(text)


def _laid(line: str) -> _Laid:
    """How a line is laid out that is not among those known."""
    return remembered(_KNOWN, line, _parted(line))


def _parted(line: str) -> _Laid:
    found = LINE.match(f"{line}\n")
    assert found is not None, line  # its last form takes whatever stands there
    indent, dash, key, value, other = found.groups()
    if other and other[0] == "#":
        other = ""
    if key is None and not dash and not other:
        return _NOTHING
    values = _values(value or other, found.start(4 if value else 5)) if value or other else ()
    return len(indent), bool(dash), found.start(3), found.end(3), values


def _values(written: str, start: int) -> tuple[int, ...]:
    """Where a value stands, and each of those in its brackets."""
    written = uncommented(written).rstrip(" ")
    places = [start, start + len(written)]
    if written[0] in "[{":
        places += (start + n for place in in_brackets(written)[1][1:] for n in place)
    return tuple(places)


class _Places:
    """One text: the spans so far, and the collections that are open."""

    def __init__(self) -> None:
        self.spans: list[int] = []
        self.stack: list[Open] = []
        self.last = 0  # the end of what came last
        self.pending = False  # whether the last key has no value yet

    def of(self, text: str) -> array[int]:
        spans, start = self.spans, 0
        for line in text.split("\n"):
            column, dash, key, key_end, values = _KNOWN.get(line) or _laid(line)
            if column >= 0:
                if (
                    self.pending
                    or dash
                    or not self.stack
                    or self.stack[-1][0] != column
                    or not self.stack[-1][1]
                ):
                    self._enter(start, column, dash, key)
                if key >= 0:
                    self.last = start + key_end
                    spans += (start + key, self.last)
                    if not values:
                        self.pending = True
                        self.last += 1  # an empty value stands after the colon
                if values:
                    spans += [start + place for place in values]
                    self.last = start + values[1]
            start += len(line) + 1
        self._settle()
        while self.stack:
            self._close()
        return array("I", spans)

    def _enter(self, start: int, column: int, dash: bool, key: int) -> None:
        """Close what ended before the line at `start`, and open what begins on it."""
        begins = self.pending and (column > self.stack[-1][0] or (dash and column == self.stack[-1][0]))
        if not begins:
            self._settle()
            while self.stack and (column < self.stack[-1][0] or self.stack[-1][1] == dash):
                self._close()
        self.pending = False
        if dash and begins:
            self._open(column, False, start + column)
        if key >= 0 and (dash or begins or not self.stack):
            self._open(key, True, start + key)

    def _settle(self) -> None:
        """Give a key that got no value an empty one."""
        if self.pending:
            self.spans += (self.last, self.last)
            self.pending = False

    def _open(self, column: int, is_map: bool, start: int) -> None:
        self.stack.append((column, is_map, len(self.spans)))
        self.spans += (start, 0)

    def _close(self) -> None:
        _, _, at = self.stack.pop()
        self.spans[at + 1] = self.last
