"""A list for a spreadsheet: UTF-8 with the mark Excel looks for, no cell that it takes for a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import guarded
from riskctl.sources.gate import BOM


def sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """Return `rows`, the headings first, as the bytes of a table."""
    lines = (",".join(cell_text(guarded(cell)) for cell in row) + "\r\n" for row in rows)
    return BOM + "".join(lines).encode("utf-8", "backslashreplace")
