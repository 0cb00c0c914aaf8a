"""Text laid out in terminal cells: Chinese characters take two, and lines break where Chinese allows.

A line may break between wide characters, never before closing punctuation nor after an opening one
(避头尾); words of narrow characters stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import combining, east_asian_width

_NOT_FIRST = "，。、；：？！）》」』】〕”’…—％,.;:?!)]}"
_NOT_LAST = "（《“‘「『【〔([{"
_BLANKS = re.compile(r"[ \t\n]+")


@cache
def _cells(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if combining(character) else 1


def cell_width(text: str) -> int:
    """Return how many terminal cells `text` takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def pad(text: str, width: int) -> str:
    """Return `text` with blanks behind it up to `width` cells."""
    return text + " " * (width - cell_width(text))


def wrap(text: str, width: int) -> list[str]:
    """Return `text` as lines of at most `width` cells; a word longer than that keeps its own line."""
    lines = [""]
    for blank, piece in _pieces(text):
        line = lines[-1] + (" " if blank and lines[-1] else "") + piece
        if lines[-1] and cell_width(line) > width:
            lines.append(piece)
        else:
            lines[-1] = line
    return lines


def table(rows: Iterable[tuple[str, ...]], width: int, indent: int = 2) -> list[str]:
    """Return `rows` as aligned lines; the last column is wrapped into what is left of `width`.

    Where less than a third is left for it, the last column goes below its row.
    """
    rows = list(rows)
    return list(lines(rows, column_widths(rows), width, indent))


def column_widths(rows: Iterable[tuple[str, ...]]) -> list[int]:
    """Return how many cells each column of `rows` but the last takes."""
    widths: list[int] = []
    for row in rows:
        taken = map(cell_width, row[:-1])
        widths = [*map(max, widths, taken)] if widths else [*taken]
    return widths


def lines(rows: Iterable[tuple[str, ...]], widths: list[int], width: int, indent: int) -> Iterator[str]:
    """Yield the lines of such a table, whose columns but the last are `widths` wide."""
    start = indent + sum(widths) + 2 * len(widths)
    below = width - start < width // 3
    start = indent + 4 if below else start
    for row in rows:
        head = " " * indent + "  ".join(pad(cell, w) for cell, w in zip(row, widths, strict=False))
        first, *rest = wrap(row[-1], width - start)
        yield from (head.rstrip(), " " * start + first) if below else (f"{head}  {first}".rstrip(),)
        yield from (" " * start + line for line in rest)


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the pieces that may not be broken, each with whether a blank stands before it."""
    for word in _BLANKS.split(text.strip()):
        blank, piece = True, ""
        for character in word:
            if piece and _may_break(piece[-1], character):
                yield blank, piece
                blank, piece = False, ""
            piece += character
        yield blank, piece


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return _cells(before) == 2 or _cells(after) == 2
