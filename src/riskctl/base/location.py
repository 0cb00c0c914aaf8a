"""Places in files: data paths, spans in code points, and the lines and columns people see."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

DataPath = tuple[str | int, ...]
Part = Literal["value", "key"]
Unit = Callable[[str], int]  # how much a piece of a line is in what a program counts columns in

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


def value_at(data: Any, path: DataPath) -> Any:
    """Return what `data` has at a path, None where it has nothing there."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line of `text` begins; CRLF, CR and LF end a line."""
    return [0, *(m.end() for m in _BREAK.finditer(text))]


def lines_of(text: str) -> list[str]:
    """Return the lines of `text` without what ends them."""
    return _BREAK.split(text)


def position(starts: list[int], span: Span) -> Position:
    """Return where `span` stands, given the `starts` of its text's lines."""
    first = bisect_right(starts, span.start) - 1
    last = bisect_right(starts, span.end) - 1
    return Position(first + 1, span.start - starts[first] + 1, last + 1, span.end - starts[last] + 1)


def utf16_units(text: str) -> int:
    """Return the length of `text` as SARIF and editors count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """Return the length of `text` in UTF-8, whatever the encoding of its file."""
    return len(text.encode("utf-8", "surrogatepass"))


def measured(at: Position, text: str, starts: list[int], unit: Unit) -> Position:
    """Return a place of `text` with its columns counted in `unit` instead of code points."""

    def column(line: int, column: int) -> int:
        start = starts[line - 1]
        return unit(text[start : start + column - 1]) + 1

    return Position(at.line, column(at.line, at.column), at.end_line, column(at.end_line, at.end_column))
