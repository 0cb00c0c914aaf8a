"""A shared file with all units parted into one file a unit, so that no byte of an entry changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document, document_of
from riskctl.corpus.part_entries import LISTS, cut_by_unit
from riskctl.corpus.parts import OF
from riskctl.exchange.convert import New
from riskctl.records.kinds import kind_named
from riskctl.sources.gate import BOM, Limits
from riskctl.sources.yaml.reader import YamlTree

WORDS: Words = {
    "differs": (
        "{file} 不能按行分开而不改动内容，所以什么都没有写。请手工分：{list} 放在最后，一项一项另起一行。",
        "{file} cannot be parted at its lines without a change of what it says, so nothing was written. Part "
        "it by hand: {list} has to come last, each entry on lines of its own.",
    ),
}


def parted(document: Document, data: bytes) -> list[New]:
    """Return a file for each unit that the single file `document` with the bytes `data` tells: its head, and
    the lines of what it says of that unit with the comments above them.

    Raises RiskctlError where they would not say the same together.
    """
    mark = BOM if data.startswith(BOM) else b""
    cut = cut_by_unit(document.tree, document.kind) if isinstance(document.tree, YamlTree) else None
    if cut is None:
        raise _differs(document)
    pieces: dict[str, list[str]] = {}
    for entry in cut.entries:
        pieces.setdefault(entry.unit, [cut.head]).append(entry.lines)
    kind = kind_named(document.kind)
    made = [
        New(kind.parts.format(**{OF: unit}), mark + "".join(lines).encode()) for unit, lines in pieces.items()
    ]
    again = [document_of(new.data, new.file, kind, {OF: ""}, Limits()) for new in made]
    if not all(one.record for one in again) or _said([document]) != _said(again):
        raise _differs(document)
    return made


def _said(documents: Sequence[Document]) -> list[object]:
    """What the documents say together, whatever the order of units."""
    return sorted(_each(documents), key=repr)


def _each(documents: Sequence[Document]) -> Iterator[object]:
    for document in documents:
        record: Any = document.record
        entries = getattr(record, LISTS[document.kind])
        yield from entries.items() if isinstance(entries, dict) else entries


def _differs(document: Document) -> RiskctlError:
    return RiskctlError(Said(WORDS["differs"], {"file": document.file, "list": LISTS[document.kind]}))
