"""The layout that the files of a repository have, and the way from an older one to the newest.

What an older layout writes is read as ever: a step only brings it into the one form that is written today,
byte for byte the rest. Layout 2: each log has every column that is written now, each word one spelling.
"""

from __future__ import annotations

from riskctl.corpus.document import Document
from riskctl.corpus.repository import PROGRAMME, Repository
from riskctl.corpus.rewrite import ValueChange, as_read, rewritten
from riskctl.corpus.sound import Sound
from riskctl.records.keys import spellings, zh_word
from riskctl.records.kinds import kind_of
from riskctl.records.kinds.programme import NEWEST_LAYOUT
from riskctl.records.log import Log, LogRow, row_of
from riskctl.records.record import Record
from riskctl.records.table import TableTree
from riskctl.records.vocabulary import CODES, code_of
from riskctl.sources.csv.patch import Column, set_cells
from riskctl.sources.csv.reader import CsvTable
from riskctl.sources.gate import BOM
from riskctl.sources.replace import Replacement


def layout_of(context: Sound) -> int:
    """Return the layout that the repository says its files have; 1 where it says none."""
    return context.programme.layout


def brought_up(repository: Repository, context: Sound) -> list[Replacement]:
    """Return the files that change on the way to the newest layout, riskctl.yaml last; none in the newest.

    Raises RiskctlError where a file cannot be cut safely, or moved since it was read.
    """
    if layout_of(context) >= NEWEST_LAYOUT:
        return []
    made = [_log(one, repository) for one in context.documents.values() if isinstance(one.record, Log)]
    said = ValueChange(context.documents[PROGRAMME], ("layout",), str(NEWEST_LAYOUT), after="name")
    return [*(one for one in made if one.before != one.after), rewritten([said], repository)]


def _log(document: Document, repository: Repository) -> Replacement:
    """A log with every column, and each word as it is written today."""
    data, tree, found = as_read(document, repository), document.tree, kind_of(document.file)
    assert isinstance(tree, TableTree) and found is not None and issubclass(found[0].model, Log)
    row = row_of(found[0].model)
    is_zh = any(not word.isascii() for word in tree.table.rows[0])
    table = _respelled(tree, tree.table, row, is_zh)
    for name, field in row.model_fields.items():
        code = spellings(name, field)[0]
        if tree.column(code) is None:
            table = set_cells(table, Column(None, zh_word(row, name) if is_zh else code), {0: ""})
    mark = BOM if data.startswith(BOM) else b""
    return Replacement(document.file, data, mark + table.text.encode(document.encoding))


def _respelled(tree: TableTree, table: CsvTable, row: type[Record], is_zh: bool) -> CsvTable:
    """The table with one spelling of each word: a code, or its word in a log that speaks Chinese."""
    for name, group in row.CODED.items() if issubclass(row, LogRow) else ():
        column = tree.column(spellings(name, row.model_fields[name])[0])
        if column is None:
            continue
        changed = {}
        for number in range(1, len(table.rows)):
            text = table.rows[number][column].strip()
            code = code_of(group, text) if text else None
            if code and text not in (code, CODES[group][code][0]):
                changed[number] = CODES[group][code][0] if is_zh else code
        if changed:
            table = set_cells(table, Column(column, ""), changed)
    return table
