"""A table of registers as groups of rows: one a point, by subject and id, with the rows of its measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from riskctl.corpus.tables import folder_of
from riskctl.merge.align import NotMergeable
from riskctl.records.headings import ColumnHeading
from riskctl.records.table import Names, TableTree, columns, registers
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.reader import CsvTable, plain
from riskctl.sources.gate import Decoded, Limits, decode_csv
from riskctl.sources.tree import Data

UNLIMITED = Limits(csv_rows=10**9, csv_columns=10**6, csv_cell=10**8)
AS_WRITTEN = Names(lambda named: named, lambda title, home: title)
_BLANKS = " \t\u3000"


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one point, or of what a subject says beside its points; `item` is what they say."""

    name: str
    where: Mapping[str, str]
    rows: tuple[int, ...]
    item: dict[str, Data]


@dataclass(frozen=True, slots=True)
class Rows:
    """One state of a table; `headings` has None for an empty column."""

    form: Decoded
    table: CsvTable
    headings: tuple[ColumnHeading | None, ...]
    groups: tuple[RowGroup, ...]

    @property
    def told(self) -> list[Data]:
        """The same without rows that only say whose they are."""
        return told(self.items)

    @property
    def items(self) -> list[Data]:
        """What the groups say, in their order."""
        return [group.item for group in self.groups]

    @property
    def codes(self) -> list[str]:
        """The code of each column, blank for an empty one."""
        return [heading.code if heading else "" for heading in self.headings]

    @property
    def line_break(self) -> str:
        """What the heading ends with: cells may hold line breaks of their own."""
        after = self.table.text[self.table.line_end(0) :]
        return next((found for found in ("\r\n", "\r", "\n") if after.startswith(found)), "\n")

    def group(self, place: int | str | None) -> RowGroup | None:
        """Return the group at a place."""
        return self.groups[place] if isinstance(place, int) else None


def told(items: Any) -> list[Data]:
    """Return those of the items that say something."""
    return [item for item in items if item["cells"] or item["measures"]]


def rows_of(data: bytes, file: str) -> Rows:
    """Return the groups of the table `data`; raise NotMergeable where it has none that can be told apart."""
    form = decode_csv(data)
    if not isinstance(form, Decoded) or form.faults:
        raise NotMergeable
    return grouped(form, file)


def grouped(form: Decoded, file: str) -> Rows:
    """Return the same for a text that is decoded."""
    table = csv.read(form.text, UNLIMITED)
    if not isinstance(table, CsvTable):
        raise NotMergeable
    known = columns(table)
    if not known.readable or known.faults:
        raise NotMergeable
    trees = registers(table, known, folder_of(_inside(file)), AS_WRITTEN)
    groups = [group for tree in trees for group in _groups(tree, known.headings)]
    _refuse_unclear(groups, table, known.headings)
    return Rows(form, table, known.headings, tuple(sorted(groups, key=lambda group: group.rows)))


def _inside(file: str) -> str:
    """The path of a table within its register repository."""
    _, found, rest = f"/{file}".partition("/registers/")
    if not found:
        raise NotMergeable
    return f"registers/{rest}"


def _refuse_unclear(
    groups: Sequence[RowGroup], table: CsvTable, headings: Sequence[ColumnHeading | None]
) -> None:
    """Each group has its own rows, one below the other, and its own id; each row that says more than whose
    it is is some group's."""
    apart = any(group.rows != tuple(range(group.rows[0], group.rows[-1] + 1)) for group in groups)
    twice = len({group.name for group in groups}) < len(groups)
    rows = {row for group in groups for row in group.rows}
    others = (row for row in range(1, len(table.rows)) if row not in rows)
    if apart or twice or any(_texts(table, headings, row, m) for row in others for m in (True, False)):
        raise NotMergeable


def _groups(tree: TableTree, headings: Sequence[ColumnHeading | None]) -> list[RowGroup]:
    if tree.faults or not isinstance(tree.data, dict):
        raise NotMergeable
    subject = "/".join(tree.where.values())
    points: Any = tree.data.get("risk_points") or []
    owner: dict[int, int | None] = {}
    for path, (row, _) in tree.places.items():
        if path[:1] == ("risk_points",) and len(path) > 1:
            assert isinstance(path[1], int)
            owner[row] = path[1]
    for row, _ in tree.places.values():
        owner.setdefault(row, None)
    found = []
    for point in dict.fromkeys(owner.values()):
        rows = tuple(sorted(row for row, one in owner.items() if one == point))
        name = subject if point is None else f"{subject}#{_id(points[point])}"
        found.append(RowGroup(name, tree.where, rows, _item(name, tree.table, headings, rows)))
    return found


def _id(point: object) -> str:
    id = point.get("id") if isinstance(point, dict) else None
    if not isinstance(id, str):
        raise NotMergeable
    return id


def _item(
    name: str, table: CsvTable, headings: Sequence[ColumnHeading | None], rows: Sequence[int]
) -> dict[str, Data]:
    """What the rows say: the cells of the point and its subject once, those of each measure."""
    first, *others = (_texts(table, headings, row, measure=False) for row in rows)
    measures = [_texts(table, headings, row, measure=True) for row in rows]
    if any(first.get(code) != text for cells in others for code, text in cells.items()):
        raise NotMergeable
    if len(rows) > 1 and not all(measures):
        raise NotMergeable
    told: dict[str, Data] = {"id": name, "cells": {**first}}
    return told | {"measures": [{**measure} for measure in measures if measure]}


def _texts(
    table: CsvTable, headings: Sequence[ColumnHeading | None], row: int, measure: bool
) -> dict[str, str]:
    """The cells of a row that hold something, by the codes of their columns."""
    cells = zip(headings, table.rows[row], strict=True)
    kept = (
        (h.code, value(cell))
        for h, cell in cells
        if h and h.of != "subject" and (h.of == "measure") == measure
    )
    return {code: text for code, text in kept if text}


def value(cell: str) -> str:
    """Return what a cell says."""
    return plain(cell.strip(_BLANKS)).strip()
