"""A table as git shows it: one line a cell, so that a comparison marks the cell and not the row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.base.visible import visible
from riskctl.sources import csv
from riskctl.sources.csv import Table
from riskctl.sources.gate import Decoded, Limits, decode_csv

_BREAK = re.compile(r"\r\n|\r|\n")
BREAK = " ⏎ "  # a line break within a cell


def shown_table(data: bytes) -> bytes | None:
    """Return the cells of a table as lines `heading: text`, a blank line between rows; None for no table."""
    decoded = decode_csv(data)
    table = csv.read(decoded.text, Limits()) if isinstance(decoded, Decoded) else None
    if not isinstance(table, Table):
        return None
    return "".join(f"{line}\n" for line in _lines(table)).encode()


def _lines(table: Table) -> Iterator[str]:
    headings, *rows = table.rows
    for n, row in enumerate(rows):
        if n:
            yield ""
        for heading, cell in zip(headings, row, strict=True):
            if cell.strip():
                yield f"{visible(heading.strip())}: {visible(_BREAK.sub(BREAK, cell.strip()))}"
