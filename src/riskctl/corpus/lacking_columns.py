"""Columns that a table of registers lacks though every point needs them: missed once, not in every row.

They are missed at the headings that nobody knows, one of which may be meant for them; where all headings are
known, in a finding of the table's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from riskctl.base.location import Span
from riskctl.base.messages import listed
from riskctl.corpus.document import Document
from riskctl.corpus.tables import TABLE, table_document
from riskctl.records.headings import BY_WORD, HEADINGS, ColumnHeading, heading_at, word_beside
from riskctl.records.table import TableTree
from riskctl.sources.fault import Fault

_BY_RULES = {"measure": "measures", "level": "level"}  # what no record asks for, and rules do


def missed_once(documents: Sequence[Document], needed: Collection[str]) -> list[Document]:
    """Return the documents of one table, what its rows lack for want of a column told of the whole table.

    `needed` are the fields that the policy asks of every point.
    """
    asked = _BY_RULES | dict(zip(needed, needed, strict=True))
    lacking = {known.code for document in documents for known in _lacking(document, asked)}
    if not lacking:
        return list(documents)
    return [_without(document, lacking) for document in _told(documents, lacking)]


def _lacking(document: Document, asked: Mapping[str, str]) -> Iterator[ColumnHeading]:
    """The columns that a register asks for and its table does not have, once for each time it asks."""
    tree = document.tree
    if not isinstance(tree, TableTree) or not document.is_register:
        return
    for fault in document.faults:
        known = _asked(fault)
        if known and known.code not in tree.codes:
            yield known
    data: Any = tree.data
    for point in data.get("risk_points", ()):
        for code, key in asked.items():
            if code not in tree.codes and not point.get(key):
                yield BY_WORD[code]


def _asked(fault: Fault) -> ColumnHeading | None:
    """The column in which what a fault misses would stand."""
    return heading_at(fault.path) if fault.path else None


def _told(documents: Sequence[Document], lacking: set[str]) -> Sequence[Document]:
    """The same with what is lacking told of the table: in what is said of its headings, or beside it."""
    whole = next((d for d in documents if d.kind == TABLE), None)
    faults = whole.faults if whole else ()
    meant = {BY_WORD[str(near)].code for fault in faults if (near := fault.fields.get("near"))}
    head = next(d.tree.table.rows[0] for d in documents if isinstance(d.tree, TableTree))
    if any(fault.cause == "heading" for fault in faults):
        words = [word_beside(known, head) for known in HEADINGS if known.code in lacking - meant]
        faults = tuple(_naming(fault, words) for fault in faults) if words else faults
    elif needed := lacking - meant - {"level"}:
        words = [word_beside(known, head) for known in HEADINGS if known.code in needed]
        faults = (*faults, _no_column(documents, words))
    else:
        return documents
    others = [d for d in documents if d is not whole]
    return [replace(whole or table_document(others[0]), faults=faults), *others]


def _naming(fault: Fault, words: Sequence[str]) -> Fault:
    if fault.cause != "heading":
        return fault
    return replace(fault, cause="heading-lacking", fields={**fault.fields, "lacking": _quoted(words)})


def _no_column(documents: Sequence[Document], words: Sequence[str]) -> Fault:
    table = next(d.tree.table for d in documents if isinstance(d.tree, TableTree))
    spans = table.spans(0)
    return Fault("RK102", "no-column", Span(spans[0].start, spans[-1].end), {"columns": _quoted(words)})


def _quoted(words: Sequence[str]) -> object:
    return listed([f"“{word}”" for word in words])


def _without(document: Document, lacking: set[str]) -> Document:
    """A register whose rows no longer ask for the columns that are missed of the whole table."""
    if not document.is_register:
        return document
    faults = tuple(
        replace(fault, elsewhere=True) if (known := _asked(fault)) and known.code in lacking else fault
        for fault in document.faults
    )
    missed = lacking if any(fault.elsewhere for fault in faults) else lacking - {"level"}
    return replace(document, faults=faults, missed=frozenset(missed))
