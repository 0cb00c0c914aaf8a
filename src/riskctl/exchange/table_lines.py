"""A table as git shows it: one line a cell, so that a comparison marks the cell and not the row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.base.visible import visible
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.reader import CsvTable
from riskctl.sources.gate import Limits

_BREAK = re.compile(r"\r\n|\r|\n")
BREAK = " ⏎ "  # a line break within a cell


def shown_table(data: bytes) -> bytes | None:
    """Return the cells of a table as lines `heading: text`, a blank line between rows; None for no table."""
    text = _decoded(data)
    table = None if text is None else csv.read(text, Limits())
    return "".join(f"{line}\n" for line in _lines(table)).encode() if isinstance(table, CsvTable) else None


def _decoded(data: bytes) -> str | None:
    """The text of a table, whatever the gate would say of its characters: here they are made visible."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    return None


def _lines(table: CsvTable) -> Iterator[str]:
    headings, *rows = table.rows
    for n, row in enumerate(rows):
        if n:
            yield ""
        for heading, cell in zip(headings, row, strict=True):
            if cell.strip():
                yield f"{visible(heading.strip())}: {visible(_BREAK.sub(BREAK, cell.strip()))}"
