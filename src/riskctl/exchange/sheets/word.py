"""Tables of Word files (docx): read from the XML itself, so that no library follows what is in it.

A cell merged across has `gridSpan`, one merged down `vMerge`. What was deleted under review is left out,
what was inserted stays; a box that is ticked is its sign.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from riskctl.exchange.sheets.archive import part
from riskctl.exchange.sheets.sheet import Merge, Sheet, sheet
from riskctl.exchange.sheets.unreadable import Unreadable

DOCUMENT = "word/document.xml"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
LONGEST_NUMBER = 9  # digits
MOST_SPAN, DEEPEST, MOST_ROWS = 64, 256, 50_000
# Signs of the fonts Wingdings and Wingdings 2 by which forms show boxes.
SIGNS = {
    "f0fe": "☑",
    "f052": "☑",
    "f053": "☒",
    "f0fd": "☒",
    "f0a8": "□",
    "f0a3": "□",
    "f06f": "□",
    "f0fc": "√",
}


@dataclass(slots=True)
class _Cell:
    text: list[str] = field(default_factory=list)
    across: int = 1
    goes_on: bool = False  # the cell above it, merged down


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    skipped: int = 0  # cells of the grid left out before a row


def read(archive: zipfile.ZipFile) -> list[Sheet]:
    """Return the tables of a Word file in their order, called 表1, 表2; raises Unreadable."""
    reader = _Reader()
    try:
        reader.parser.Parse(part(archive, DOCUMENT), True)
    except expat.ExpatError as error:
        raise Unreadable("damaged") from error
    tables = [
        one for one in reader.tables if any("".join(cell.text).strip() for row in one.rows for cell in row)
    ]
    return [_sheet(f"表{number}", one) for number, one in enumerate(tables, 1)]


class _Reader:
    """Takes the tables out of the XML as it comes by; a table inside a cell is that cell's text."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._open = 0  # tables within tables
        self._deep = 0
        self._in_text = False
        self._deleted = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: object) -> None:
        raise Unreadable("damaged")  # no such file has one; entities are how a small file grows

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._deep += 1
        if self._deep > DEEPEST:
            raise Unreadable("damaged")
        kind = _local(name)
        if kind in ("del", "moveFrom"):
            self._deleted += 1
        elif kind == "tbl":
            self._open += 1
            if self._open == 1:
                self.tables.append(_Table())
        elif self._open:
            self._part(kind, {_local(key): value for key, value in attributes.items()})

    def _part(self, kind: str, attributes: dict[str, str]) -> None:
        if self._open == 1:
            self._grid(kind, attributes)
        if kind == "t":
            self._in_text = True
        elif kind in ("br", "cr"):
            self._add("\n")
        elif kind == "tab":
            self._add(" ")
        elif kind == "sym":
            self._add(SIGNS.get(attributes.get("char", "").lower(), ""))

    def _grid(self, kind: str, attributes: dict[str, str]) -> None:
        table = self.tables[-1]
        if kind == "tr":
            if len(table.rows) >= MOST_ROWS:
                raise Unreadable("wide", limit=str(MOST_ROWS))
            table.rows.append([])
        elif kind == "gridBefore" and table.rows:
            table.rows[-1].append(_Cell(across=_span(attributes.get("val", "1"))))
        elif kind == "tc" and table.rows:
            table.rows[-1].append(_Cell())
        elif kind == "gridSpan" and table.rows and table.rows[-1]:
            table.rows[-1][-1].across = _span(attributes.get("val", "1"))
        elif kind == "vMerge" and table.rows and table.rows[-1]:
            table.rows[-1][-1].goes_on = attributes.get("val", "continue") == "continue"

    def _end(self, name: str) -> None:
        self._deep -= 1
        kind = _local(name)
        if kind in ("del", "moveFrom"):
            self._deleted -= 1
        elif kind == "tbl":
            self._open -= 1
        elif kind == "t":
            self._in_text = False
        elif kind == "p" and self._open:
            self._add("\n")

    def _characters(self, text: str) -> None:
        if self._in_text and self._open:
            self._add(text)

    def _add(self, text: str) -> None:
        rows = self.tables[-1].rows
        if rows and rows[-1] and not self._deleted:
            rows[-1][-1].text.append(text)


def _local(name: str) -> str:
    """The name of an element of Word; of another's one that is nobody's."""
    space, _, local = name.rpartition(" ")
    return local if f"{space} " in (SPACE, STRICT) or not space else f"?{local}"


def _span(text: str) -> int:
    span = int(text[:LONGEST_NUMBER]) if text.isascii() and text.isdigit() else 1
    if not 1 <= span <= MOST_SPAN:
        raise Unreadable("spans", span=span, limit=MOST_SPAN)
    return span


def _sheet(name: str, table: _Table) -> Sheet:
    rows: list[list[str]] = []
    merges: dict[tuple[int, int], Merge] = {}  # by the cell that holds the text
    above: dict[int, tuple[int, int]] = {}  # by column: the cell that a merged one goes on from
    for number, cells in enumerate(table.rows):
        row: list[str] = []
        here: dict[int, tuple[int, int]] = {}
        for column, cell in _placed(cells):
            source = above.get(column, (number, column)) if cell.goes_on else (number, column)
            here[column] = source
            text = "".join(cell.text).strip("\n") if source == (number, column) else ""
            row += [text, *[""] * (cell.across - 1)]
            if source != (number, column) or cell.across > 1:
                merges[source] = (*source, number, column + cell.across - 1)
        above = here
        rows.append(row)
    return sheet(name, rows, [*merges.values()])


def _placed(cells: list[_Cell]) -> Iterator[tuple[int, _Cell]]:
    column = 0
    for cell in cells:
        yield column, cell
        column += cell.across
