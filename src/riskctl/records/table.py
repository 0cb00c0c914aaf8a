"""From a table's rows to registers: one tree a subject, shaped as its YAML would be, with cells for spans.

So the same record reads both, and a finding in a table points at the cell
(docs/internals/contracts.md#tables).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from riskctl.base.location import DataPath, Part, Span
from riskctl.records.columns import Columns, columns_of
from riskctl.records.headings import BY_WORD, SUBJECT, ColumnHeading, heading_at, word_beside
from riskctl.records.kinds import VERSION
from riskctl.sources.csv.reader import CsvTable, plain
from riskctl.sources.fault import Fault
from riskctl.sources.gate import cleaner_of
from riskctl.sources.tree import Data

KINDS = ("unit", "department", "person")  # by how many of the three are named
_ITEMS = re.compile(r"[；;]")
_LINES = re.compile(r"\r\n|\r|\n")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
_BLANKS = " \t\u3000"
_REASON = re.compile(r"[：:]")

REFERENCES = {"owner", "monitor"}  # columns that name a post, a department or an office
Cell = tuple[int, int]  # row, column
Where = Mapping[str, str]  # unit, department, post


@dataclass(frozen=True, slots=True)
class TableTree:
    """One subject's register in a table; satisfies `Tree`. `places` has the cell of each value.

    `rows` are those that are its own, `codes` the fields of the columns; a code of `guessed` is of a column
    whose heading is only nearly that of the field.
    """

    table: CsvTable
    data: Data
    where: Where
    places: Mapping[DataPath, Cell]
    faults: tuple[Fault, ...] = ()
    rows: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    guessed: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The text of the whole table."""
        return self.table.text

    def is_filled(self, step: str) -> bool:
        """Return whether whose it is says `step` in a cell of a row above its own, which leave it blank."""
        return self.places[step,][0] < min(self.rows)

    def column(self, code: str) -> int | None:
        """Return which column holds the field `code`, None where the table has none for it."""
        return self.codes.index(code) if code in self.codes else None

    def texts(self, row: int) -> Iterator[tuple[Span, str]]:
        """Yield what stands in each cell of a row, whatever the column, with its place."""
        for column, text in enumerate(self.table.rows[row]):
            if text:
                yield self._within_quotes((row, column)), plain(text)

    def guesses(self, path: DataPath) -> bool:
        """Return whether the field at `path` stands in a column whose heading is only nearly known."""
        known = heading_at(path) if self.guessed else None
        return known is not None and known.code in self.guessed

    def guessed_spans(self) -> Iterator[Span]:
        """Yield the places of its cells in the columns whose headings are only nearly known."""
        for path, (_, column) in self.places.items() if self.guessed else ():
            if self.codes[column] in self.guessed:
                yield self.span(path)

    def word(self, path: DataPath) -> str:
        """Return the heading of the column in which the value at `path` stands."""
        return self.table.rows[0][self._cell(path)[1]]

    def heading(self, path: DataPath) -> str:
        """Return the heading of the column for the field at `path`, in the language of the others."""
        known, row = heading_at(path), self.table.rows[0]
        column = self.column(known.code if known else str(path[-1]))
        return row[column].strip() if column is not None else word_beside(known, row) if known else ""

    def _cell(self, path: DataPath) -> Cell:
        while path not in self.places and path:
            path = path[:-1]
        return self.places[path]

    def span(self, path: DataPath, part: Part = "value") -> Span:
        """Return the cell of the value at `path`, else of the nearest value above it."""
        return self._within_quotes(self._cell(path))

    def _within_quotes(self, cell: Cell) -> Span:
        row, column = cell
        span = self.table.spans(row)[column]
        quoted = span.end - span.start > 1 and self.text[span.start] == '"'
        return Span(span.start + 1, span.end - 1) if quoted else span


@dataclass(slots=True)
class _Register:
    """A register while its rows are read."""

    where: dict[str, str]
    data: dict[str, Any]
    places: dict[DataPath, Cell] = field(default_factory=dict)
    of_point: dict[str, str] = field(default_factory=dict)  # the cells of the point above
    faults: list[Fault] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


def columns(table: CsvTable) -> Columns[ColumnHeading]:
    """Return the columns of `table`, one of registers, by its first row."""
    found = columns_of(table, BY_WORD)
    if not any(found.headings):
        return Columns((), (Fault("RK005", "no-heading", table.spans(0)[0]),), readable=False)
    return found


@dataclass(frozen=True, slots=True)
class Names:
    """Turns what people are called into ids: subjects, and the posts and departments that cells name."""

    subject: Callable[[Where], Where]
    reference: Callable[[str, Where], str]


def registers(
    table: CsvTable, columns: Columns[ColumnHeading], folder: Where, names: Names
) -> list[TableTree]:
    """Return the registers in the rows of `table`, in the order of their first rows.

    `folder` has unit and department as the file's place says; they stand in for columns that are not
    there.
    """
    codes = tuple(known.code if known else "" for known in columns.headings)
    guessed = frozenset(codes[column] for column in columns.guessed)
    fixed = {name: value for name, value in folder.items() if name not in codes}
    found: dict[tuple[str, ...], _Register] = {}
    here, written, clean = folder, dict[str, Cell](), cleaner_of(table.text)
    for row in range(1, len(table.rows)):
        cells = _cells(columns, table.rows[row], clean)
        here = names.subject(_subject(cells, here, fixed))
        written = _written(here, cells, row, written)
        for code in REFERENCES & cells.keys():
            known, column, text = cells[code]
            meant = names.reference(text.strip(), here)
            cells[code] = known, column, text if meant == text.strip() else meant
        key = tuple(here.get(name, "") for name in SUBJECT)
        if key not in found:
            found[key] = _new(here, cells, row, written)
        _add(table, found[key], cells, row)
    return [
        TableTree(table, r.data, r.where, r.places, tuple(r.faults), tuple(r.rows), codes, guessed)
        for r in found.values()
    ]


_Said = tuple[ColumnHeading, int, str]  # a column, its number and what a cell of it says
_Cells = dict[str, _Said]


def _cells(columns: Columns[ColumnHeading], row: Sequence[str], clean: Callable[[str], str]) -> _Cells:
    """The cells of a row that hold anything, by the codes of their columns."""
    cells: _Cells = {}
    for column, known in enumerate(columns.headings):
        if known and row[column] and (text := plain(clean(row[column]).strip(_BLANKS))).strip():
            cells[known.code] = known, column, text
    return cells


def _subject(cells: _Cells, above: Where, fixed: Where) -> Where:
    """Whose the row is. What it leaves blank before what it names is as in the row above; a row that
    names nothing belongs to the subject above."""
    named = {name: cells[name][2] for name in SUBJECT if name in cells} | dict(fixed)
    if not any(name in cells for name in SUBJECT):
        return above
    deepest = max(SUBJECT.index(name) for name in named)
    return {name: named.get(name) or above.get(name, "") for name in SUBJECT[: deepest + 1]}


def _written(here: Where, cells: _Cells, row: int, above: Mapping[str, Cell]) -> dict[str, Cell]:
    """The cells in which the steps of `here` are written: its own, or those of the rows above."""
    own = {name: (row, cells[name][1]) for name in SUBJECT if name in cells}
    return {name: cell for name, cell in {**above, **own}.items() if here.get(name)}


def _new(here: Where, cells: _Cells, row: int, written: Mapping[str, Cell]) -> _Register:
    kind = KINDS[max(0, sum(name in here for name in SUBJECT) - 1)]
    where = {name: here[name] for name in SUBJECT if name in here}
    named = {name: value for name, value in where.items() if value}  # a blank step is missed as it is in YAML
    register = _Register(where, {"schema": f"riskctl/{kind}/{VERSION}", **named})
    first = min((column for _, column, _ in cells.values()), default=0)
    register.places[()] = (row, first)
    for name in where:
        register.places[name,] = written.get(name, (row, first))
    return register


def _add(table: CsvTable, register: _Register, cells: _Cells, row: int) -> None:
    """Add what a row says: fields of the subject, a point or another measure of the one above."""
    register.rows.append(row)
    said: dict[str, list[_Said]] = {"subject": [], "register": [], "point": [], "measure": []}
    for cell in cells.values():
        said[cell[0].of].append(cell)
    for known, column, text in said["register"]:
        _add_of_subject(table, register, known, text, (row, column))
    point = {known.code: text for known, _, text in said["point"]}
    if point and not _repeats(point, register.of_point):
        register.of_point = point
        _add_point(register, said["point"], row)
    measure, points = said["measure"], register.data.get("risk_points", ())
    if measure and not points:
        register.faults.append(Fault("RK005", "no-point", table.spans(row)[measure[0][1]]))
    elif measure:
        path: DataPath = ("risk_points", len(points) - 1, "measures", len(points[-1]["measures"]))
        points[-1]["measures"].append({})
        register.places[path] = (row, measure[0][1])
        for known, column, text in measure:
            _put(register, points[-1]["measures"][-1], path, known, text, (row, column))


def _add_of_subject(
    table: CsvTable, register: _Register, known: ColumnHeading, text: str, cell: Cell
) -> None:
    """Set a field of the subject; what a later row says of it otherwise would be lost, so it is a fault."""
    row, column = register.places.get(known.path, cell)
    if known.path not in register.places:
        _put(register, register.data, (), known, text, cell)
    elif _split(table.rows[row][column]) != _split(table.rows[cell[0]][cell[1]]):
        spans = table.spans(row)[column], table.spans(cell[0])[cell[1]]
        fields = {"heading": table.rows[0][column].strip(), "first": spans[0]}
        register.faults.append(Fault("RK005", "said-before", spans[1], fields))


def _split(cell: str) -> list[str]:
    return items(plain(cell.strip(_BLANKS)))


def _repeats(point: Mapping[str, str], above: Mapping[str, str]) -> bool:
    return bool(above) and all(above.get(code) == text for code, text in point.items())


def _add_point(register: _Register, own: Sequence[_Said], row: int) -> None:
    points = register.data.setdefault("risk_points", [])
    path: DataPath = ("risk_points", len(points))
    points.append({"measures": []})
    register.places[path] = register.places[*path, "measures"] = (row, own[0][1])
    register.places.setdefault(("risk_points",), (row, own[0][1]))
    for known, column, text in own:
        _put(register, points[-1], path, known, text, (row, column))


def _put(
    register: _Register, record: dict[str, Any], path: DataPath, known: ColumnHeading, text: str, cell: Cell
) -> None:
    """Set the field of a column in the record at `path`, and note the cell for it and each of its parts."""
    *above, last = known.path
    for step in above:
        path = (*path, step)
        register.places.setdefault(path, cell)
        record = record.setdefault(step, {})
    path = (*path, last)
    register.places[path] = cell
    if not known.many:
        record[last] = day_text(text.strip()) if known.day else text.strip()
        return
    record[last] = [_declined(item) for item in items(text)] if known.code == "declined" else items(text)
    for n in range(len(record[last])):
        register.places[*path, n] = cell


def day_text(text: str) -> str:
    """A day as spreadsheets write it, 2010/5/31 or 2010年5月31日, as 2010-05-31; other text stays."""
    match = _DAY.fullmatch(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else text


def items(text: str) -> list[str]:
    """Return the items of a list in one cell: split at its line breaks, else at ； and ;"""
    parts = _LINES.split(text) if _LINES.search(text) else _ITEMS.split(text)
    return [part.strip() for part in parts if part.strip()]


def joined(texts: Sequence[str]) -> str:
    """Return a list as one cell that `items` reads back; raise ValueError where none can.

    Items are joined with ；, or with line breaks where one holds ； or ; itself.
    """
    cell = ("\n" if any(_ITEMS.search(text) for text in texts) else "；").join(texts)
    if len(texts) == 1 and _ITEMS.search(cell):
        cell += "\n"  # a line break alone says that it is the separator
    if items(cell) != list(texts):
        raise ValueError(cell)
    return cell


def _declined(item: str) -> dict[str, str]:
    """`事项：原因` as a matter and its reason."""
    matter, *reason = _REASON.split(item, maxsplit=1)
    return {"matter": matter.strip()} | ({"reason": reason[0].strip()} if reason else {})
