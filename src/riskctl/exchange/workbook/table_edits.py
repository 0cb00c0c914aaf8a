"""Edits made in a table of registers: a changed group of rows is written anew, the rest is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from riskctl.corpus.document import Document
from riskctl.exchange.workbook.edits import (
    AddMeasure,
    AddPoint,
    DropReason,
    Edit,
    RemoveMeasure,
    RemovePoint,
    SetField,
    Value,
)
from riskctl.exchange.workbook.yaml_edits import spelled
from riskctl.merge.align import NotMergeable
from riskctl.merge.rows import RowGroup, Rows, rows_of
from riskctl.merge.table import TableMeaning
from riskctl.records.headings import HEADINGS, SUBJECT, ColumnHeading, word_beside
from riskctl.records.risk_point import NONE_MET
from riskctl.records.table import TableTree, joined
from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import guarded

OF_REGISTER = frozenset(one.code for one in HEADINGS if one.of == "register")


@dataclass(slots=True)
class _EditedGroup:
    """A point's cells and those of its measures, and the cells that say whose it is."""

    subject: str
    point: str
    whose: dict[str, str]
    cells: dict[str, str]
    measures: list[dict[str, str]]


def edited(documents: Sequence[Document], before: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of the table that holds the registers `documents` with `edits` made.

    Raises NotMergeable where rows cannot be told apart, or a cell cannot hold what it shall.
    """
    file = documents[0].file
    table = _EditedTable(rows_of(before, file), documents)
    try:
        for edit in _in_order(edits):
            table.make(edit)
        wanted = table.text().encode()
    except ValueError as error:  # no cell can hold the list
        raise NotMergeable from error
    merged = TableMeaning(before, before, wanted, file).merged()
    if merged.data is None or merged.conflicts:
        raise NotMergeable
    return merged.data


def _in_order(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Values first, then what goes, the last measure first, then what is new."""
    yield from (edit for edit in edits if isinstance(edit, SetField))
    yield from sorted((e for e in edits if isinstance(e, RemoveMeasure)), key=lambda e: -e.measure)
    yield from (edit for edit in edits if isinstance(edit, RemovePoint))
    yield from (edit for edit in edits if isinstance(edit, DropReason | AddPoint | AddMeasure))


class _EditedTable:
    """A table in the editing."""

    def __init__(self, rows: Rows, documents: Sequence[Document]) -> None:
        self.rows = rows
        self.heads = {heading.code: heading for heading in rows.headings if heading}
        self.words = rows.table.rows[0]
        self.zh = not all(word.isascii() for word in self.words)
        names = {row: name for document in documents for row, name in _points(document)}
        self.groups = [self._group(group, names) for group in rows.groups]

    def _group(self, group: RowGroup, names: dict[int, tuple[str, str]]) -> _EditedGroup:
        first, item = group.rows[0], deepcopy(group.item)
        cells = self.rows.table.rows[first]
        whose = {h.code: cells[n] for n, h in enumerate(self.rows.headings) if h and h.of == "subject"}
        data: Any = item
        subject, point = names.get(first, ("", ""))
        return _EditedGroup(subject, point, whose, data["cells"], data["measures"])

    def make(self, edit: Edit) -> None:
        """Make one edit."""
        match edit:
            case AddPoint():
                self._add(edit)
            case DropReason():
                for one in self.groups:
                    if one.subject == edit.subject:
                        one.cells.pop("none", None)
            case _:
                places = ((one.subject, one.point) for one in self.groups)
                at = [*places].index((edit.subject, edit.point))
                self._within(self.groups[at], edit)

    def _within(self, group: _EditedGroup, edit: SetField | AddMeasure | RemoveMeasure | RemovePoint) -> None:
        match edit:
            case SetField(measure=None):
                self._set(group.cells, "point", edit.path, edit.value)
            case SetField(measure=int() as place):
                self._set(group.measures[place], "measure", edit.path, edit.value)
            case RemoveMeasure():
                del group.measures[edit.measure]
            case AddMeasure():
                group.measures.append({})
                for path, value in edit.values.items():
                    self._set(group.measures[-1], "measure", path, value)
            case RemovePoint():
                self._remove(group)

    def _set(self, cells: dict[str, str], of: str, path: tuple[str, ...], value: Value | None) -> None:
        heading = next(one for one in HEADINGS if (one.of, one.path) == (of, path))
        self.heads.setdefault(heading.code, heading)
        old = cells.pop(heading.code, "")
        if value is not None:
            cells[heading.code] = self._cell(value, old, heading)

    def _cell(self, value: Value, old: str, heading: ColumnHeading) -> str:
        if not isinstance(value, list):
            return spelled(value, old, self.zh)
        if not value and heading.code == "criteria":
            return NONE_MET[0 if self.zh else 1]
        return joined([spelled(item, None, self.zh) for item in value])

    def _add(self, edit: AddPoint) -> None:
        own = [n for n, one in enumerate(self.groups) if one.subject == edit.subject]
        near = self.groups[own[-1]]
        group = _EditedGroup(edit.subject, edit.point, near.whose, {}, [])
        self._set(group.cells, "point", ("id",), (edit.point,))
        for path, value in edit.values.items():
            self._set(group.cells, "point", path, value)
        at = own[-1] + 1
        if not (near.point or near.cells or near.measures):  # a row that only said why there was none
            at -= 1
            self.groups.remove(near)
        self.groups.insert(at, group)

    def _remove(self, group: _EditedGroup) -> None:
        """Take a point out; what its rows say of the register goes to the next, or stays alone."""
        kept = {code: text for code, text in group.cells.items() if code in OF_REGISTER}
        at = self.groups.index(group)
        self.groups.remove(group)
        other = next((one for one in self.groups if one.subject == group.subject), None)
        if kept and other:
            other.cells |= kept
        elif kept or other is None:
            self.groups.insert(at, _EditedGroup(group.subject, "", group.whose, kept, []))

    def text(self) -> str:
        """Return the table anew, with the columns that it needs."""
        added = [one for code, one in self.heads.items() if code not in self.rows.codes]
        columns = [*self.rows.headings, *added]
        lines = [[*self.words, *(word_beside(one, self.words) for one in added)]]
        for group in self.groups:
            for n in range(max(1, len(group.measures))):
                cells = group.whose | (group.cells if n == 0 else {}) | dict(*group.measures[n : n + 1])
                lines.append([self._written(one, cells) for one in columns])
        return "".join(",".join(map(cell_text, line)) + "\n" for line in lines)

    def _written(self, heading: ColumnHeading | None, cells: dict[str, str]) -> str:
        text = cells.get(heading.code, "") if heading else ""
        return text if heading and heading.code in SUBJECT else guarded(text)


def _points(document: Document) -> Iterator[tuple[int, tuple[str, str]]]:
    """The first row of each point, and of what a subject says beside its points."""
    tree, register = document.tree, document.register
    assert isinstance(tree, TableTree) and register
    for row in tree.rows:
        yield row, (document.subject, "")
    for n, point in enumerate(register.risk_points):
        yield tree.places["risk_points", n][0], (document.subject, point.id)
