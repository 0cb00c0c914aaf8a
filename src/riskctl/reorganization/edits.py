"""Texts and keys of a file set anew, byte for byte the rest: what a reorganisation changes in one document.

Paths are those of the record; the file's own keys, and the cells of a table, are found here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from riskctl.base.location import DataPath
from riskctl.corpus.document import Document
from riskctl.records.table import Cell, TableTree, items, joined
from riskctl.sources.csv.patch import Column, set_cells
from riskctl.sources.csv.reader import CsvTable, guarded, plain
from riskctl.sources.gate import encoded_as
from riskctl.sources.yaml.reader import YamlTree
from riskctl.sources.yaml.splice import Edit, Rekey, splice


@dataclass(frozen=True, slots=True)
class DocumentEdits:
    """The values of a document that become others, by their paths in its record, and keys by theirs; `cells`
    are those of a table that belong to no record."""

    document: Document
    values: dict[DataPath, str] = field(default_factory=dict)
    keys: dict[DataPath, str] = field(default_factory=dict)
    cells: dict[Cell, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.values or self.keys or self.cells)


def edited_yaml(edits: DocumentEdits, data: bytes) -> bytes:
    """Return the bytes `data` of a YAML document with the edits made; raises Unspliceable."""
    tree = edits.document.tree
    assert isinstance(tree, YamlTree)
    made: list[Edit | Rekey] = [Edit(_place(p, edits.document), text) for p, text in edits.values.items()]
    made += [Rekey(_place(p, edits.document), key) for p, key in edits.keys.items()]
    return encoded_as(splice(tree, made), data) if made else data


def edited_table(every: Iterable[DocumentEdits], data: bytes) -> bytes:
    """Return the bytes `data` of a table with the edits of all its documents made; raises Unspliceable."""
    cells: dict[Cell, str] = {}
    table: CsvTable | None = None
    encoding = "utf-8"
    for edits in every:
        tree = edits.document.tree
        assert isinstance(tree, TableTree)
        table, encoding = tree.table, edits.document.encoding
        cells |= edits.cells | _cells(edits, tree)
    if table is None or not cells:
        return data
    for column in sorted({column for _, column in cells}):
        rows = {row: guarded(text) for (row, at), text in cells.items() if at == column}
        table = set_cells(table, Column(column, ""), rows)
    return encoded_as(table.text, data, encoding)


def _cells(edits: DocumentEdits, tree: TableTree) -> dict[Cell, str]:
    """The cells that hold the values, each whole: of a list in one cell the other items stay."""
    found: dict[Cell, str] = {}
    for path, text in edits.values.items():
        cell = tree.places[edits.document.reading.original(path, tree.data)]
        if isinstance(path[-1], int) and path[0] != "rows":
            parts = items(found.get(cell, plain(tree.table.rows[cell[0]][cell[1]])))
            parts[path[-1]] = text
            text = joined(parts)
        found[cell] = text
    return found


def _place(path: DataPath, document: Document) -> DataPath:
    """The path in the file; a text that is read as a list of one has no items there."""
    assert document.tree is not None
    found = document.reading.original(path, document.tree.data)
    here: object = document.tree.data
    for length, step in enumerate(found):
        if not isinstance(here, dict | list):
            return found[:length]
        here = here[step]  # type: ignore[index]
    return found
