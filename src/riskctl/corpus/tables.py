"""Tables of registers: one CSV file, as many documents as it has subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from riskctl.base.messages import listed
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import by_names
from riskctl.records.columns import Columns
from riskctl.records.headings import BY_WORD, SUBJECT, ColumnHeading, word_beside
from riskctl.records.kinds import REGISTERS, kind_named, kind_of
from riskctl.records.reading import read_record
from riskctl.records.table import Names, TableTree, Where, columns, registers
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.joined import parting
from riskctl.sources.fault import Fault
from riskctl.sources.gate import Decoded, Limits, decode_csv

TABLE = "table"  # the kind of a document that stands for the whole file, where something is wrong with it
HEADINGS = "headings"  # of one that stands for a table with nothing below its headings: nobody's register


def is_table(file: str) -> bool:
    """Return whether `file` is a table of registers by its place and name."""
    return file.startswith("registers/") and file.lower().endswith(".csv")


def is_register_file(file: str) -> bool:
    """Return whether `file` holds a register, or should, or is a table of several, by its place."""
    found = kind_of(file)
    return is_table(file) or (found is not None and found[0].name in REGISTERS)


def folder_of(file: str) -> Where:
    """Return the unit and department that the place of a table names."""
    return dict(zip(("unit", "department"), file.split("/")[1:-1], strict=False))


def stray_step(file: str, where: Where) -> str | None:
    """Return the first of unit and department by which rows of the table `file` belong in another folder."""
    folder = folder_of(file) if is_table(file) else {}
    return next((step for step, value in folder.items() if where.get(step, "") != value), None)


def filled_steps(document: Document) -> frozenset[str]:
    """Return which of unit, department and post the rows of `document` leave to those above."""
    tree = document.tree
    if not isinstance(tree, TableTree) or not document.is_register:
        return frozenset()
    return frozenset(step for step in tree.where if tree.is_filled(step))


def documents_of(
    data: bytes | Fault, file: str, limits: Limits, organization: OrganizationIndex | None
) -> Iterator[Document]:
    """Yield a document for each subject of the table `file`, whose bytes are `data`, and one for what is
    wrong or missing in it."""
    where = dict(folder_of(file))
    decoded = decode_csv(data) if isinstance(data, bytes) else data
    if isinstance(decoded, Fault):
        yield Document(file, TABLE, where, faults=(decoded,), text=None)
        return
    table = csv.read(decoded.text, limits, parting(BY_WORD, each_alone=False))
    if isinstance(table, list):
        faults = (*decoded.faults, *table)
        yield Document(file, TABLE, where, faults=faults, text=decoded.text, encoding=decoded.encoding)
        return
    yield from _documents(table, decoded, file, where, organization)


def is_faultless(data: bytes, limits: Limits) -> bool:
    """Return whether nothing is wrong with the table `data` as a whole, whatever its rows say."""
    decoded = decode_csv(data)
    if isinstance(decoded, Fault):
        return False
    table = csv.read(decoded.text, limits, parting(BY_WORD, each_alone=False))
    return not isinstance(table, list) and not (
        table.left(decoded.faults) or table.faults or columns(table).faults
    )


def table_text(data: bytes) -> str | None:
    """Return the text of the table `data`, None where it can have none."""
    decoded = decode_csv(data)
    return None if isinstance(decoded, Fault) else decoded.text


def _documents(
    table: csv.CsvTable,
    decoded: Decoded,
    file: str,
    where: dict[str, str],
    organization: OrganizationIndex | None,
) -> Iterator[Document]:
    known = _placed(columns(table), where, table)
    whole = (*table.left(decoded.faults), *table.faults, *known.faults)
    if whole:
        # Rows that are read are their subjects' own; where none is, the whole text is the table's.
        head = _head(table, where) if known.readable else None
        yield Document(
            *(file, TABLE, where),
            faults=whole,
            tree=head,
            text=decoded.text,
            encoding=decoded.encoding,
        )
    elif len(table.rows) == 1:
        yield Document(file, HEADINGS, text=decoded.text, encoding=decoded.encoding)
    if not known.readable:
        return
    shared = tuple(replace(fault, elsewhere=True) for fault in whole)
    for tree in registers(table, known, where, _names(organization)):
        kind = kind_named(REGISTERS[max(0, len(tree.where) - 1)])
        reading = read_record(kind, tree)
        faults = (*shared, *tree.faults, *_own(tree, reading.faults))
        yield Document(
            file, kind.name, dict(tree.where), reading, faults, tree, decoded.text, decoded.encoding
        )


def _placed(known: Columns[ColumnHeading], where: Where, table: csv.CsvTable) -> Columns[ColumnHeading]:
    """The columns; their rows cannot be read where a heading that nobody knows may be the one that says whose
    they are."""
    codes = {column.code for column in known.headings if column}
    missing = [name for name in SUBJECT if name not in codes and name not in where]
    if not missing or all(fault.cause != "heading" for fault in known.faults):
        return known
    lacking = listed([f"“{word_beside(BY_WORD[name], table.rows[0])}”" for name in missing])
    faults = tuple(
        replace(fault, cause="heading-lacking", fields={**fault.fields, "lacking": lacking})
        if fault.cause == "heading"
        else fault
        for fault in known.faults
    )
    return replace(known, faults=faults, readable=False)


def is_unread(document: Document) -> bool:
    """Return whether `document` stands for a table of which no row is read, so that it may hold the register
    of anybody at or below its folder."""
    return document.kind == TABLE and document.tree is None


def table_document(register: Document) -> Document:
    """Return a document for what is wrong with the whole table that holds `register`."""
    assert isinstance(register.tree, TableTree)
    where = dict(folder_of(register.file))
    head = _head(register.tree.table, where)
    return Document(*(register.file, TABLE, where), tree=head, text=register.text, encoding=register.encoding)


def _head(table: csv.CsvTable, where: Where) -> TableTree:
    """The headings of a table, whose rows are others' own."""
    return TableTree(table, {}, where, {(): (0, 0)}, rows=(0,))


def _own(tree: TableTree, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults of a register; one in a column that is only nearly known follows from its heading."""
    spans = set(tree.guessed_spans())
    for fault in faults:
        yield replace(fault, elsewhere=True) if fault.span in spans else fault


def _names(organization: OrganizationIndex | None) -> Names:
    """What tables call people and departments, as ids; without an organisation it stays as written."""
    subjects: dict[tuple[str, ...], Where] = {}  # a subject has many rows

    def subject(named: Where) -> Where:
        key = (*named, *named.values())
        if key not in subjects:
            subjects[key] = by_names(named, organization) if organization else named
        return subjects[key]

    def reference(title: str, home: Where) -> str:
        unit, department = home.get("unit", ""), home.get("department", "")
        return (organization.titled(title, unit, department) if organization else None) or title

    return Names(subject, reference)
