"""Byte-exact edits of a table: cells are cut at their spans, the rest stays, and all is read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.base.location import Span
from riskctl.base.messages import Said, Words
from riskctl.sources.csv.reader import CsvTable, read
from riskctl.sources.gate import Limits
from riskctl.sources.yaml.splice import Unspliceable

WORDS: Words = {
    "refused": (
        "第 {row} 行的写法没法只改这一格而不动别的，所以什么都没有写",
        "Row {row} cannot be changed without touching something else, so nothing was written",
    ),
}
_UNLIMITED = Limits(csv_rows=10**9, csv_columns=10**6, csv_cell=10**8)
_QUOTED = ',"\r\n'


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its number; None for one that is added at the end under `heading`."""

    number: int | None
    heading: str


def set_cells(table: CsvTable, column: Column, rows: Mapping[int, str]) -> CsvTable:
    """Return `table` with the cells of `rows` (by number, the heading is 0) in `column` set.

    Raises Unspliceable where the text read back would differ in anything else.
    """
    if column.number is None:
        values = dict.fromkeys(range(len(table.rows)), "") | dict(rows) | {0: column.heading}
        cuts = [(Span(at := table.line_end(row), at), f",{cell_text(v)}") for row, v in values.items()]
        wanted = [(*cells, values[row]) for row, cells in enumerate(table.rows)]
    else:
        n = column.number
        cuts = [(table.spans(row)[n], cell_text(value)) for row, value in rows.items()]
        wanted = [
            (*cells[:n], rows[row], *cells[n + 1 :]) if row in rows else cells
            for row, cells in enumerate(table.rows)
        ]
    text = _cut(table.text, cuts)
    after = read(text, _UNLIMITED)
    if isinstance(after, list) or list(after.rows) != wanted:
        raise Unspliceable(Said(WORDS["refused"], {"row": min(rows) + 1}))
    return after


def cell_text(value: str) -> str:
    """Return `value` as a cell, in quotes where it needs them."""
    if any(character in value for character in _QUOTED) or value != value.strip():
        return '"' + value.replace('"', '""') + '"'
    return value


def _cut(text: str, cuts: list[tuple[Span, str]]) -> str:
    pieces, last = [], 0
    for span, new in sorted(cuts, key=lambda cut: cut[0].start):
        pieces += [text[last : span.start], new]
        last = span.end
    return "".join((*pieces, text[last:]))
