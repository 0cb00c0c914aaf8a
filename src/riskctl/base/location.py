"""Places in files: data paths, spans in code points, and the lines and columns people see."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

DataPath = tuple[str | int, ...]
Part = Literal["value", "key"]

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a decoded text (without byte order mark), in code points; `end` is exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """A span as people count: lines and columns from 1, columns in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line of `text` begins; CRLF, CR and LF end a line."""
    return [0, *(m.end() for m in _BREAK.finditer(text))]


def position(starts: list[int], span: Span) -> Position:
    """Return where `span` stands, given the `starts` of its text's lines."""
    first = bisect_right(starts, span.start) - 1
    last = bisect_right(starts, span.end) - 1
    return Position(first + 1, span.start - starts[first] + 1, last + 1, span.end - starts[last] + 1)
