"""The rows of a sheet as they are filled from the top: cells over several rows and columns, and heights.

No program finds the height of a merged cell by itself, so each is computed; what is higher than a row may be
takes several rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from math import ceil
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.location import utf16_units
from riskctl.base.messages import Said, Words
from riskctl.render.xlsx.columns import Span
from riskctl.render.xlsx.formats import CellLook, Formats
from riskctl.render.xlsx.pieces import InkedText, Pieces, lines, text_of

HIGHEST = 400  # points; a row of a sheet may have 409
LONGEST = 32_767  # characters, counted as UTF-16, that a cell holds
LINE = 1.32  # times the size of its letters
ABOVE_AND_BELOW, BESIDE = 4, 6  # points of a cell that hold no text
ACTS = ("=", "+", "-", "@", "\t", "\r")  # how a text begins that editing would make a formula
FIRST_YEAR = 1901  # a sheet has no days before
DAY = "yyyy-mm-dd"
WORDS: Words = {
    "long": (
        "“{title}”里有一格 {length} 字，电子表格一格最多放 {limit} 字：{text}……；请先在登记表里分短，"
        "或者用 --to docx、--to pdf",
        "A cell of “{title}” has {length} characters, and a cell of a spreadsheet holds {limit}: {text}…; "
        "shorten it in the register, or use --to docx or --to pdf",
    ),
}


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell to be written: its text or value, the columns it takes, the rows below it takes too."""

    span: Span
    text: Pieces
    look: CellLook
    rows: int = 1
    value: int | date | None = None


@dataclass(slots=True)
class GridRows:
    """The rows of one worksheet so far; `widths` are those of its columns in points."""

    made: Any
    formats: Formats
    widths: Sequence[float]
    title: str
    next: int = 0
    heights: list[float] = field(default_factory=list)
    whole: list[Span] = field(default_factory=list)  # rows, first and last, that a page does not part

    def add(self, rows: Sequence[Sequence[SheetCell]], least: float = 0) -> int:
        """Write rows of cells, each at least so many points high; return the first row of the sheet.

        Rows that share a cell stay on one page.
        """
        wanted = [max([least, *(self._height(cell) for cell in row if cell.rows == 1)]) for row in rows]
        for n, row in enumerate(rows):
            for cell in row:
                lacking = self._height(cell) - sum(wanted[n : n + cell.rows])
                wanted[n + cell.rows - 1] += max(lacking, 0)
        starts = [self._lay(height) for height in wanted]
        ends = [*(start - 1 for start in starts[1:]), self.next - 1]
        self.whole += (
            (starts[n], ends[n + max((cell.rows for cell in row), default=1) - 1])
            for n, row in enumerate(rows)
        )
        for n, row in enumerate(rows):
            for cell in row:
                self._write(starts[n], ends[n + cell.rows - 1], cell)
        return starts[0] if starts else self.next

    def gap(self, height: float) -> int:
        """Leave a row blank; return it."""
        return self._lay(height)

    def breaks(self, room: float, head: float) -> list[int]:
        """Return the rows before which a page ends, where one has `room` points, and after the first one
        less by the `head` that is repeated."""
        found: list[int] = []
        start = 0
        for first, last in _joined(self.whole):
            filled = sum(self.heights[start : last + 1])
            if filled > room - (head if found else 0) and first > start:
                found.append(first)
                start = first
        return found

    def width(self, span: Span) -> float:
        """Return how wide columns are together, in points."""
        return sum(self.widths[span[0] : span[1] + 1])

    def _lay(self, height: float) -> int:
        """Lay as many rows as a height takes; return the first."""
        start, parts = self.next, max(1, ceil(height / HIGHEST))
        for _ in range(parts):
            self.made.set_row(self.next, height / parts)
            self.heights.append(height / parts)
            self.next += 1
        return start

    def _height(self, cell: SheetCell) -> float:
        size = self.formats.size(cell.look)
        room = (self.width(cell.span) - BESIDE) / size
        return lines(text_of(cell.text), room) * size * LINE + ABOVE_AND_BELOW

    def _write(self, first: int, last: int, cell: SheetCell) -> None:
        left, right = cell.span
        text = text_of(cell.text)
        look = self.formats.cell(cell.look)
        if (first, left) != (last, right):
            self.made.merge_range(first, left, last, right, "", look)
        if isinstance(cell.value, date):
            moment = datetime(cell.value.year, cell.value.month, cell.value.day)
            self.made.write_datetime(first, left, moment, look)
        elif cell.value is not None:
            self.made.write_number(first, left, cell.value, look)
        elif not text:
            self.made.write_blank(first, left, None, look)
        else:
            self._write_text(first, left, cell, self._held(text))

    def _write_text(self, row: int, column: int, cell: SheetCell, text: str) -> None:
        look = self.formats.cell(cell.look)
        if len(cell.text) == 1:
            self.made.write_string(row, column, text, look)
            return
        inks = (self.formats.ink(piece, cell.look) for piece in cell.text)
        parts = [part for ink, piece in zip(inks, cell.text, strict=True) for part in (ink, piece.text)]
        self.made.write_rich_string(row, column, *parts, look)

    def _held(self, text: str) -> str:
        length = utf16_units(text)
        if length > LONGEST:
            fields = {"title": self.title, "length": length, "limit": LONGEST, "text": text[:20]}
            raise RiskctlError(Said(WORDS["long"], fields))
        return text


def sheet_cell(
    span: Span, text: Pieces, look: CellLook, rows: int = 1, value: str | int | date = ""
) -> SheetCell:
    """Return a cell; a `value` that is a number, or a day that a sheet knows, is written as that."""
    if isinstance(value, int):
        return SheetCell(span, text, look, rows, value)
    if isinstance(value, date) and value.year >= FIRST_YEAR:
        return SheetCell(span, text, replace(look, number=DAY), rows, value)
    if len(text) == 1:
        look, text = replace(look, looks=(*look.looks, *text[0].looks)), (InkedText(text[0].text),)
    return SheetCell(span, text, replace(look, quoted=text_of(text).startswith(ACTS)), rows)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans of rows with those that overlap as one."""
    waiting: Span | None = None
    for first, last in sorted(spans):
        if waiting and first <= waiting[1]:
            waiting = (waiting[0], max(last, waiting[1]))
            continue
        if waiting:
            yield waiting
        waiting = (first, last)
    if waiting:
        yield waiting
