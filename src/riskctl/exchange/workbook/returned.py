"""A workbook that came back: found by its hidden sheet, its rows read by what stands above the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, listed
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.workbook import baseline
from riskctl.exchange.workbook.baseline import Baseline, plain
from riskctl.exchange.workbook.columns import KEY
from riskctl.exchange.workbook.rows import RowKey, row_key
from riskctl.exchange.workbook.words import SAMPLES
from riskctl.records.headings import HEADINGS

SAMPLE, DONE = "sample", "-"  # the keys of the row that shows how, and of rows answered and gone


_OF_POINT = frozenset(heading.code for heading in HEADINGS if heading.of == "point" and heading.code != "id")
_TELLING = ("title", "manifestations", "measure")


class WORDS:
    """What is said of a workbook whose sheet is not what was sent."""

    several = Phrase(
        "{file} 里有几张登记表：{sheets}。请只留一张，再导入。",
        "{file} holds the register more than once: {sheets}. Keep one sheet of it, and import again.",
    )
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
    heads = [head for one in sheets if not one.hidden and (head := _head(one, sent))]
    if not heads:
        raise RiskctlError(WORDS.headings(file=file, missing=sent.headings.get(KEY.code, KEY.code)))
    if len(heads) > 1:
        raise RiskctlError(WORDS.several(file=file, sheets=listed([one.sheet.name for one in heads])))
    (head,) = heads
    if lacking := [word for code, word in sent.headings.items() if code not in head.columns]:
        raise RiskctlError(WORDS.headings(file=file, missing=listed(lacking)))
    return Returned(sent, frozenset(head.columns), tuple(_rows(head, sent)))


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a sheet has its headings: the row, and the columns by their codes."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]


def _head(sheet: Sheet, sent: Baseline) -> _Head | None:
    """The row of a sheet that has the most of the headings that were sent, and the key among them."""
    found = ((n, _columns(row, sent)) for n, row in enumerate(sheet.rows))
    known = [(n, columns) for n, columns in found if KEY.code in columns]
    return _Head(sheet, *max(known, key=lambda one: len(one[1]))) if known else None


def _columns(row: Sequence[str], sent: Baseline) -> dict[str, int]:
    """Where the columns that were sent stand, by their codes."""
    at = {plain(text): n for n, text in reversed([*enumerate(row)])}
    return {code: at[word] for code, word in sent.headings.items() if word in at}


def _rows(head: _Head, sent: Baseline) -> Iterator[ReturnedRow]:
    sheet, columns = head.sheet, head.columns
    for n in range(head.row + 1, len(sheet.rows)):
        key = plain(sheet.rows[n][columns[KEY.code]])
        was = sent.rows.get(known, {}) if (known := row_key(key)) else {}
        cells = {code: _seen(sheet, n, at, code, was) for code, at in columns.items() if code != KEY.code}
        is_shown = key == DONE or (key == SAMPLE and _is_sample(cells))
        if not is_shown and (key or any(map(plain, cells.values()))):
            yield ReturnedRow(sheet.row_place(n), key, cells)


def _seen(sheet: Sheet, row: int, at: int, code: str, was: Mapping[str, str]) -> str:
    """A cell; of one that somebody merged with the row above the merged text, or what the point's was."""
    if (row, at) not in sheet.covered or sheet.covered[row, at][0] == row:
        return sheet.rows[row][at]
    return was.get(code, "") if code in _OF_POINT else sheet.text(row, at)


def _is_sample(cells: Mapping[str, str]) -> bool:
    """Whether the row that shows how says what it was sent with: nobody wrote into it."""
    return any(all(plain(cells.get(c, "")) == plain(texts[c]) for c in _TELLING) for texts in SAMPLES)
