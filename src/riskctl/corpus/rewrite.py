"""New bytes for a file of registers with some values set and nothing else touched, YAML or table alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.location import DataPath
from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document
from riskctl.corpus.repository import Repository
from riskctl.records.headings import ColumnHeading, heading_at, word_beside
from riskctl.records.keys import model_at, other_keys
from riskctl.records.record import Record
from riskctl.records.table import TableTree
from riskctl.sources.csv.patch import Column, set_cells
from riskctl.sources.csv.reader import CsvTable
from riskctl.sources.fault import Fault
from riskctl.sources.gate import BOM, read_bytes
from riskctl.sources.replace import Replacement
from riskctl.sources.yaml.reader import YamlTree
from riskctl.sources.yaml.splice import Edit, Unspliceable, splice

WORDS: Words = {
    "moved": (
        "{file} 刚被别的程序改过，什么都没有写；请重新运行。",
        "{file} was just changed by another program; nothing was written, run this again.",
    ),
    "guessed": (
        "标题“{heading}”要先改对，才好往这一列里写；运行 riskctl check 看问题在哪里",
        "The heading “{heading}” has to be mended before its column is written; run riskctl check",
    ),
    "joined": (
        "表格中间又有一行标题，要先改好才好往里写；运行 riskctl check 看问题在哪里",
        "The table holds its headings twice, which has to be mended before it is written; run riskctl check",
    ),
    "where": ("{file}：{why}", "{file}: {why}"),
}


@dataclass(frozen=True, slots=True)
class ValueChange:
    """Set the value at `path` of a document's record; a new one goes below its sibling `after`.

    A mapping is of a record that is not there yet; in a table its values are changes of their own.
    """

    document: Document
    path: DataPath
    value: str | Mapping[str, str]
    after: str | None = None


def rewritten(changes: Sequence[ValueChange], repository: Repository) -> Replacement:
    """Return the bytes before and after `changes`, all of one file.

    Raises RiskctlError where the file moved since it was read, or cannot be cut safely.
    """
    document = changes[0].document
    before = as_read(document, repository)
    mark = BOM if before.startswith(BOM) else b""
    return Replacement(document.file, before, mark + respelled(changes).encode(document.encoding))


def as_read(document: Document, repository: Repository) -> bytes:
    """Return the bytes of the file of `document`; raise RiskctlError where it moved since it was read."""
    file, tree, limits = document.file, document.tree, repository.limits
    limit = limits.csv_bytes if isinstance(tree, TableTree) else limits.yaml_bytes
    found = read_bytes(repository.root, file, limit)
    mark = BOM if isinstance(found, bytes) and found.startswith(BOM) else b""
    if isinstance(found, Fault) or tree is None or found != mark + tree.text.encode(document.encoding):
        raise RiskctlError(Said(WORDS["moved"], {"file": file}))
    return found


def respelled(changes: Sequence[ValueChange]) -> str:
    """Return the text of the one file of `changes` with them made, as it was read for the rest.

    Raises RiskctlError where it cannot be cut safely.
    """
    document = changes[0].document
    tree = document.tree
    try:
        return _table(changes, tree.table) if isinstance(tree, TableTree) else _yaml(changes, tree)
    except Unspliceable as error:
        fields = {"file": document.file, "why": error.said}
        raise RiskctlError(Said(WORDS["where"], fields), error.hint) from error


def adds_column(change: ValueChange) -> str | None:
    """Return the heading of the column that `change` has to add to its table, None where it adds none."""
    tree = change.document.tree
    if not isinstance(tree, TableTree):
        return None
    heading = _heading(change)
    return word_beside(heading, tree.table.rows[0]) if tree.column(heading.code) is None else None


def _yaml(changes: Sequence[ValueChange], tree: object) -> str:
    assert isinstance(tree, YamlTree)
    return splice(tree, [_edit(change, tree) for change in changes])


def _edit(change: ValueChange, tree: YamlTree) -> Edit:
    """The change in the file's own keys; a new key speaks the language of the one it follows."""
    reading = change.document.reading
    path = reading.original(change.path, tree.data)
    if change.after is None:
        return Edit(path, change.value)
    sibling = str(reading.original((*change.path[:-1], change.after), tree.data)[-1])
    key, value = path[-1], change.value
    if key == change.path[-1] and sibling != change.after:
        if not isinstance(value, str):
            inner = model_at(reading.model, change.path)
            value = {_zh(inner, name): text for name, text in value.items()}
        key = _zh(model_at(reading.model, change.path[:-1]), str(key))
    return Edit((*path[:-1], key), value, after=sibling)


def _zh(model: type[Record] | None, name: str) -> str:
    return "".join(other_keys(model, name)) or name


def _table(changes: Sequence[ValueChange], table: CsvTable) -> str:
    """The cells set, one column after another; a missing column is added at the end."""
    by_column: dict[str, dict[int, str]] = {}
    headings = {}
    for change in changes:
        tree = change.document.tree
        assert isinstance(tree, TableTree) and isinstance(change.value, str)
        heading = _heading(change)
        path = change.document.reading.original(change.path, tree.data)
        while path not in tree.places:
            path = path[:-1]
        headings[heading.code] = heading
        by_column.setdefault(heading.code, {})[tree.places[path][0]] = change.value
    tree = changes[0].document.tree
    assert isinstance(tree, TableTree)
    if table.faults:
        raise Unspliceable(Said(WORDS["joined"]))
    for code, rows in by_column.items():
        if code in tree.guessed:
            written = table.rows[0][tree.codes.index(code)].strip()
            raise Unspliceable(Said(WORDS["guessed"], {"heading": written}))
        column = Column(tree.column(code), word_beside(headings[code], table.rows[0]))
        table = set_cells(table, column, rows)
    return table.text


def _heading(change: ValueChange) -> ColumnHeading:
    """The column that holds the field at the path of a change."""
    found = heading_at(change.path)
    assert found, "what is set in a table has a column"
    return found
