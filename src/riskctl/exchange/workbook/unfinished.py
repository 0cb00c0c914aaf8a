"""Registers of which points lack what only people can fill in: read with those places blank.

Elsewhere such a point is left out, since nothing may be said of it yet. A workbook is how it gets filled in,
so there it is a row with empty cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from riskctl.base.location import DataPath
from riskctl.corpus.document import Document
from riskctl.records.kinds import kind_named
from riskctl.records.reading import Reading, read_record
from riskctl.records.register import Register
from riskctl.records.vocabulary import CODES
from riskctl.sources.fault import Fault

# What stands for a field while the rest is read, by its name; then it is blank.
_FOR_NOW: dict[str, Any] = {
    "kind": next(iter(CODES["kind"])),
    "category": next(iter(CODES["category"])),
    "title": "-",
    "text": "-",
    "measures": [],
}


def with_blanks(document: Document) -> Document:
    """Return `document` with the points that only lack fields; as it is where more is wrong with it."""
    faults = document.reading.faults
    tree: Any = document.tree  # of one kind or another, each with its data
    if not faults or tree is None or not all(map(_lacks, faults)):
        return document
    data: Any = deepcopy(tree.data)
    for fault in faults:
        _at(data, fault.path[:-1])[fault.path[-1]] = _FOR_NOW[str(fault.path[-1])]
    reading = read_record(kind_named(document.kind), replace(tree, data=data))
    if not isinstance(reading.record, Register) or reading.faults:
        return document
    bare = _blanked(reading.record, [fault.path for fault in faults])
    return replace(document, reading=Reading(bare, model=reading.model))


def _lacks(fault: Fault) -> bool:
    """Whether a fault says that a point or a measure lacks a field that can be blank in a workbook."""
    missing = fault.cause in ("no-word", "missing") and fault.path[:1] == ("risk_points",)
    return missing and fault.path[-1] in _FOR_NOW


def _at(data: Any, path: DataPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _blanked(record: Any, paths: Iterable[DataPath]) -> Any:
    """A record with nothing in the fields at `paths`, which nothing may read as if it were checked."""
    below: dict[Any, list[DataPath]] = {}
    for path in paths:
        below.setdefault(path[0], []).append(path[1:])
    if isinstance(record, tuple):
        return tuple(_blanked(one, below[n]) if n in below else one for n, one in enumerate(record))
    changed = {
        name: (() if name == "measures" else None) if () in rests else _blanked(getattr(record, name), rests)
        for name, rests in below.items()
    }
    return record.model_copy(update=changed)
