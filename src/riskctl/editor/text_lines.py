"""Places in a text as an editor counts them: lines and characters from 0, in the units agreed with it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from lsprotocol import types

from riskctl.base.location import Span, Unit, line_starts, utf16_units


@dataclass(frozen=True, slots=True)
class TextLines:
    """A text cut into lines where the protocol cuts it; `unit` measures a piece of one."""

    text: str
    unit: Unit = utf16_units
    starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", line_starts(self.text))

    def offset(self, line: int, character: int) -> int:
        """Return the code point at a place; past the end of a line or of the text that end is meant."""
        if line >= len(self.starts):
            return len(self.text)
        start, end = self.starts[line], self.line_end(line)
        whole = self.text[start:end]
        if whole.isascii():
            return start + min(character, len(whole))
        at = 0
        for number, letter in enumerate(whole):
            at += self.unit(letter)
            if at > character:
                return start + number
        return end

    def range(self, span: Span) -> types.Range:
        """Return where a span begins and ends."""
        return types.Range(self._place(span.start), self._place(span.end))

    def line_end(self, line: int) -> int:
        """Return where the text of a line ends, before what breaks it."""
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        return self.starts[line] + len(self.text[self.starts[line] : end].rstrip("\r\n"))

    def _place(self, offset: int) -> types.Position:
        line = bisect_right(self.starts, offset) - 1
        return types.Position(line, self.unit(self.text[self.starts[line] : offset]))
