"""The CSV reader: rows of text, and on demand the span of every cell.

Python's own `csv` gives the data; the places come from one pattern over a row's own lines, and are
believed only where both find the same cells (docs/internals/reading.md#csv).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import category, normalize

from riskctl.base.location import Span
from riskctl.base.visible import is_blank
from riskctl.sources.conflict import undecided
from riskctl.sources.fault import Fault
from riskctl.sources.gate import Limits

_CELL = re.compile(r'(?:"((?:[^"]+|"")*+)"|((?:[^",\r\n][^,\r\n]*)?))(,|\r\n|\r|\n|\Z)')
_LEAD = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")


# A spreadsheet takes such a text for a formula; after a ' it does not (docs/internals/safety.md#output). What
# shows nothing by itself hides a sign; what is narrowed to one, or looks like one, is one. A Chinese dash
# (——) is none.
_LEADS = re.compile(r"[ \u3000]*['\t\r]")
_SIGNS = tuple("=+-@−‐‑‒–˗➕➖꞊゠")
_UNSEEN = ("C", "M", "Z")  # of Unicode's categories: controls and formats, marks, blanks


def guarded(text: str) -> str:
    """Return `text` as a cell in which no spreadsheet sees a formula."""
    return f"'{text}" if _is_formula(text) else text


def plain(cell: str) -> str:
    """Return the text of a cell without the ' that guards it."""
    return cell[1:] if cell[:1] == "'" and _is_formula(cell[1:]) else cell


def _is_formula(text: str) -> bool:
    """Return whether a spreadsheet may take `text` for a formula, or for a text that is guarded already."""
    first = next((c for c in text if category(c)[0] not in _UNSEEN and not is_blank(c)), "")
    return _LEADS.match(text) is not None or normalize("NFKC", first)[:1] in _SIGNS


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table read: its text, its rows (the heading among them), and where each row begins in the text."""

    text: str
    rows: tuple[tuple[str, ...], ...]
    starts: tuple[int, ...]
    faults: tuple[Fault, ...] = ()  # what was taken out of it (`joined`)
    cut: frozenset[int] = frozenset()  # where the rows that were taken out begin

    def left(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Return what is wrong with the text, without what begins a row taken out: a byte order mark."""
        return tuple(fault for fault in faults if fault.span.start not in self.cut)

    def spans(self, row: int) -> list[Span]:
        """Return the span of each cell of a row, quotes included.

        Raises ValueError where the cells found are not those of the row.
        """
        at, spans, cells = self.starts[row], [], []
        while True:
            match = _CELL.match(self.text, at)
            if match is None:
                raise ValueError(f"row {row}: no cell at {at}")
            spans.append(Span(at, match.start(3)))
            cells.append(match[1].replace('""', '"') if match[1] is not None else match[2])
            at = match.end()
            if match[3] != ",":
                break
        if tuple(cells) != self.rows[row]:
            raise ValueError(f"row {row}: cells differ")
        return spans

    def line_end(self, row: int) -> int:
        """Return where the last cell of a row ends, before its line break."""
        return self.spans(row)[-1].end


def read(
    text: str, limits: Limits, parting: Callable[[CsvTable], CsvTable | Fault] = lambda table: table
) -> CsvTable | list[Fault]:
    """Return the rows of `text` without the blank ones, or everything that keeps it from being a table.

    `parting` takes out what a merge joined into it (`joined.parting`).
    """
    found = _read(text, limits, parting)
    if isinstance(found, list) and (left := undecided(text)):  # the cause of whatever else is wrong
        return [Fault("RK005", "conflict", left, {"line": text[left.start : left.end]})]
    return found


def _read(
    text: str, limits: Limits, parting: Callable[[CsvTable], CsvTable | Fault]
) -> CsvTable | list[Fault]:
    lines = list(io.StringIO(text, newline=""))
    offsets = [0, *accumulate(map(len, lines))]
    reader = csv.reader(lines, strict=True)
    csv.field_size_limit(limits.csv_cell)
    rows: list[tuple[str, ...]] = []
    starts: list[int] = []
    line = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(tuple(cells))
                starts.append(offsets[line])
            line = reader.line_num
            if len(rows) > limits.csv_rows:
                return [Fault("RK006", "rows", _first(lines, offsets, line), {"limit": limits.csv_rows})]
    except csv.Error as error:
        return [_unread(str(error), lines, offsets, line, limits)]
    if not rows:
        return [Fault("RK005", "empty")]
    table = parting(CsvTable(text, tuple(rows), tuple(starts)))
    return [table] if isinstance(table, Fault) else _ragged(table, limits)


def _ragged(table: CsvTable, limits: Limits) -> CsvTable | list[Fault]:
    width = len(table.rows[0])
    if width > limits.csv_columns:
        return [Fault("RK006", "columns", fields={"limit": limits.csv_columns})]
    faults = []
    for number, row in enumerate(table.rows):
        if len(row) != width:
            start = table.starts[number]
            end = re.compile(r"[\r\n]|\Z").search(table.text, start)
            fields = {"cells": len(row), "columns": width}
            faults.append(Fault("RK005", "ragged", Span(start, end.start() if end else start), fields))
    return faults or table


def _unread(said: str, lines: list[str], offsets: list[int], line: int, limits: Limits) -> Fault:
    span = _first(lines, offsets, line)
    if "field larger" in said:
        return Fault("RK006", "cell", span, {"limit": limits.csv_cell})
    return Fault("RK005", "open-quote" if "unexpected end" in said else "quote", span)


def _first(lines: list[str], offsets: list[int], line: int) -> Span:
    """The physical line on which a row begins."""
    line = min(line, len(lines) - 1)
    return Span(offsets[line], offsets[line] + len(lines[line].rstrip("\r\n")))
