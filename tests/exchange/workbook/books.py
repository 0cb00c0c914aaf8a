"""A repository, the workbook of one of its departments, and that workbook changed as a clerk would."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from riskctl.corpus.document import Document
from riskctl.corpus.load import load, registers
from riskctl.corpus.sound import sound
from riskctl.exchange.sheets import workbook
from riskctl.exchange.sheets.sheet import Sheet, column_name
from riskctl.exchange.workbook.exporting import exported
from riskctl.exchange.workbook.importing import TakenBack, answered_book, taken_back
from riskctl.exchange.workbook.returned import read_returned
from riskctl.sources.replace import replace_all
from riskctl.year.resolve import subject_named

Filled = Mapping[str, str]  # cells by what stands above them


@dataclass
class Desk:
    """A register repository at `root`, and a department that gets workbooks from it."""

    root: Path
    ref: str = "bureau/registration"
    sheets: list[Sheet] = field(default_factory=list)

    def send(self, blank: bool = False) -> bytes:
        """Export the department's workbook; `sheets` are what one reads in it."""
        _, context = load(self.root)
        subject = subject_named(self.ref, sound(context).organization)
        each = exported([subject], self.documents(), sound(context), "zh", blank)
        made = next(one for one in each if one.ref == self.ref)
        self.sheets = workbook.read(made.data)
        return made.data

    def fill(self, *rows: tuple[str, Filled]) -> None:
        """Fill in cells: of the row with a key, or with a blank one of the first empty row."""
        for key, cells in rows:
            at = self._row(key)
            sheet = self.sheets[0]
            row = list(sheet.rows[at])
            for heading, text in cells.items():
                row[self.headings.index(heading)] = text
            self.sheets[0] = replace(sheet, rows=(*sheet.rows[:at], tuple(row), *sheet.rows[at + 1 :]))

    def drop(self, key: str) -> None:
        """Delete a whole row."""
        at, sheet = self._row(key), self.sheets[0]
        self.sheets[0] = replace(sheet, rows=(*sheet.rows[:at], *sheet.rows[at + 1 :]))

    def merge(self, first: str, last: str, heading: str) -> None:
        """Merge the cells of a column from one row to another: only the first keeps a text."""
        top, bottom, at = self._row(first), self._row(last), self.headings.index(heading)
        sheet = self.sheets[0]
        rows = [list(row) for row in sheet.rows]
        for n in range(top + 1, bottom + 1):
            rows[n][at] = ""
        merges = (*sheet.merges, (top, at, bottom, at))
        self.sheets[0] = replace(sheet, rows=tuple(map(tuple, rows)), merges=merges)

    def receive(self, write: bool = True, leave: Collection[str] = ()) -> list[str]:
        """Import the workbook without the rows of `leave`; return the answers that are no plain 未改."""
        taken = self.taken(leave)
        if write:
            replace_all(self.root, list(taken.changes))
            _, context = load(self.root)
            self.back = workbook.read(answered_book(taken, self.documents(), sound(context)))
        return [a.text("zh") for a in taken.answers if a.text("zh") != "未改"]

    def taken(self, leave: Collection[str] = ()) -> TakenBack:
        """Return what the workbook changes without the rows of `leave`."""
        repository, context = load(self.root)
        returned = read_returned(self.sheets, "x.xlsx")
        return taken_back(returned, self.documents(), sound(context), repository, frozenset(leave))

    def place(self, key: str, n: int = 0) -> str:
        """Return the place of the row with a key; of the rows without one, that of the last but `n`."""
        sheet = self.sheets[0]
        return sheet.row_place(self._row(key) - (0 if key else 1 + n))

    def column(self, heading: str, sheets: list[Sheet] | None = None) -> dict[str, str]:
        """Return the cells of a column by the keys of their rows."""
        rows = (sheets or self.sheets)[0].rows[4:]
        at = self.headings.index(heading)
        return {row[-1]: row[at] for row in rows if any(row)}

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return self.sheets[0].rows[2]

    def _row(self, key: str) -> int:
        rows = self.sheets[0].rows
        if key:
            return next(n for n, row in enumerate(rows) if row[-1] == key)
        last = max(n for n, row in enumerate(rows) if any(row))
        if last + 1 == len(rows):
            self.sheets[0] = replace(self.sheets[0], rows=(*rows, ("",) * len(self.headings)))
        return last + 1

    def documents(self) -> list[Document]:
        """Return the registers as they stand."""
        repository, context = load(self.root)
        return [d for d in registers(repository, context) if d.is_register]


def files(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a repository."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def refilled(source: Path, target: Path, cells: Mapping[str, str]) -> None:
    """Write a workbook anew with other texts in some cells of its first sheet, as an office program would."""
    import xlsxwriter

    sheets = workbook.read(source.read_bytes())
    made = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False})
    for n, sheet in enumerate(sheets):
        page = made.add_worksheet(sheet.name)
        for r, row in enumerate(sheet.rows):
            for c, text in enumerate(row):
                page.write_string(r, c, text)
        for place, text in cells.items() if n == 0 else ():
            page.write_string(place, text)
        if sheet.hidden:
            page.hide()
    made.close()


def place_of(file: Path, text: str) -> str:
    """Return the place, such as D5, of the one cell of a workbook's first sheet that holds just `text`."""
    rows = workbook.read(file.read_bytes())[0].rows
    (found,) = ((r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell == text)
    return f"{column_name(found[1])}{found[0] + 1}"
