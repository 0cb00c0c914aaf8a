"""A workbook that came back: found by its hidden sheet, its rows read by what stands above the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.workbook import baseline
from riskctl.exchange.workbook.baseline import Baseline, plain
from riskctl.exchange.workbook.columns import KEY
from riskctl.exchange.workbook.rows import RowKey

SAMPLE, DONE = "sample", "-"  # the keys of the row that shows how, and of rows answered and gone


class WORDS:
    """What is said of a workbook whose sheet is not what was sent."""

    headings = Phrase(
        "{file} 里找不到登记表的标题行（{missing}）。请不要改标题、删列；重新导出一份，把改动填进去。",
        "{file} has no row of headings any more ({missing}). Leave headings and columns as they are; export "
        "it anew and fill the edits in there.",
    )


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row as it came back: its place, its key as written, and its cells by the codes of their columns."""

    place: str
    key: str
    cells: Mapping[str, str]

    def text(self, code: str) -> str:
        """Return a cell as it is compared."""
        return plain(self.cells.get(code, ""))


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: as what it was sent, the columns it still has, and its rows that say anything."""

    sent: Baseline
    codes: frozenset[str]
    rows: tuple[ReturnedRow, ...]

    def missing(self) -> list[RowKey]:
        """Return the rows that were sent and are not there."""
        there = {row.key for row in self.rows}
        return [key for key in self.sent.rows if str(key) not in there]


def own_sheet(sheets: Sequence[Sheet]) -> Sheet | None:
    """Return the hidden sheet by which a workbook of riskctl is known, None for any other file."""
    return next((one for one in sheets if baseline.is_own(one)), None)


def read_returned(sheets: Sequence[Sheet], file: str) -> Returned:
    """Return what a workbook of riskctl says; raises RiskctlError where it cannot be compared."""
    hidden = own_sheet(sheets)
    assert hidden
    sent = baseline.read(hidden, file)
    best: tuple[int, Sheet, int, dict[str, int]] | None = None
    for one in sheets:
        for n, row in enumerate(() if one.hidden else one.rows):
            found = _columns(row, sent)
            if KEY.code in found and (best is None or len(found) > best[0]):
                best = (len(found), one, n, found)
    if best is None:
        raise RiskctlError(WORDS.headings(file=file, missing=sent.headings.get(KEY.code, KEY.code)))
    _, sheet, head, columns = best
    if lacking := [word for code, word in sent.headings.items() if code not in columns]:
        raise RiskctlError(WORDS.headings(file=file, missing="、".join(lacking)))
    return Returned(sent, frozenset(columns), tuple(_rows(sheet, head, columns)))


def _columns(row: Sequence[str], sent: Baseline) -> dict[str, int]:
    """Where the columns that were sent stand, by their codes."""
    at = {plain(text): n for n, text in reversed([*enumerate(row)])}
    return {code: at[word] for code, word in sent.headings.items() if word in at}


def _rows(sheet: Sheet, head: int, columns: Mapping[str, int]) -> Iterator[ReturnedRow]:
    for n in range(head + 1, len(sheet.rows)):
        cells = {code: sheet.rows[n][at] for code, at in columns.items()}
        key = plain(cells.pop(KEY.code))
        if key not in (SAMPLE, DONE) and (key or any(map(plain, cells.values()))):
            yield ReturnedRow(sheet.row_place(n), key, cells)
