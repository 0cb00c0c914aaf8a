"""A list for a spreadsheet: UTF-8 with the mark Excel looks for, no cell that it takes for a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import guarded
from riskctl.sources.gate import BOM


def sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """Return `rows`, the headings first, as the bytes of a table."""
    return b"".join(sheet_parts(rows))


def sheet_parts(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield the bytes of the same table row by row; none is kept."""
    yield BOM
    for row in rows:
        line = ",".join(cell_text(guarded(cell)) for cell in row) + "\r\n"
        yield line.encode("utf-8", "backslashreplace")
