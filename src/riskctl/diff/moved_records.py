"""The records of an older state under the names that a reorganisation gave them since.

A log that follows a new name has other rows in other files and says the same: only what differs besides is a
change. The rows of the year's moves that the newer state has and the older has not tell the names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.mentions import STEPS, mentions
from riskctl.corpus.moves import NameChange, Renamings, called_after, moves
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds import kind_of
from riskctl.records.kinds.moves import Move
from riskctl.records.kinds.signoffs import Signoff
from riskctl.records.log import Log
from riskctl.records.reading import Reading
from riskctl.records.record import Record

OWN = ("subject", "point")  # whose a row is
KEPT = ("notice", "published", "sample", "moves")  # as they were published, drawn or done


def moved_since(old: Context, new: Context) -> Sequence[Move]:
    """Return the moves that the newer state has and the older has not."""
    known = set(moves(old))
    return [one for one in moves(new) if one not in known]


def as_called_now(documents: Mapping[str, Document], rows: Sequence[Move]) -> dict[str, Document]:
    """Return `documents`, by their files, with their records under the names after the moves `rows`."""
    by = [NameChange(one.old, one.new) for one in rows if one.new]
    stays = [NameChange(one.old, " ") for one in rows if one.kind != "renamed"]
    made: dict[str, Document] = {}
    parts: dict[str, list[Record]] = {}
    for document in documents.values():
        if document.kind in KEPT or document.record is None:
            made[document.file] = document
        elif isinstance(document.record, Log):
            for row in document.record.rows:
                file, called = _row(document, row, by, stays)
                parts.setdefault(file, []).append(called)
                made.setdefault(file, replace(document, file=file))
        else:
            made[document.file] = _with(document, _renamed(document.record, by))
    return {file: _of_rows(one, parts[file]) if file in parts else one for file, one in made.items()}


def _row(document: Document, row: Record, by: Renamings, stays: Renamings) -> tuple[str, Record]:
    """A row as it is called now, and the log that holds it."""
    if isinstance(row, Signoff) and called_after(row.subject, stays) != row.subject:
        return document.file, row
    called = _renamed(row, by)
    subject = next((ref for name in OWN if (ref := getattr(called, name, ""))), "")
    steps = [document.where[key] for key in ("unit", "department") if key in document.where]
    home = "/".join(step for n, step in enumerate(steps) if not (n and step == UNIT_LOG))
    ref = subject.partition("#")[0] if "department" in document.where else ""
    named = [*(ref or called_after(home, by)).split("/"), UNIT_LOG][:2]
    found = kind_of(document.file)
    where = {**document.where, **dict(zip(("unit", "department"), named, strict=False))}
    return found[0].example.format(**where) if found else document.file, called


def _renamed(record: Record, by: Renamings) -> Record:
    """A record with all that it mentions as it is called now."""
    names = {one.field for one in mentions(record) if one.record is record}
    said: dict[str, Any] = {n: _called(getattr(record, n), by) for n in names}
    steps = next((names for kind, names in STEPS.items() if isinstance(record, kind)), ())
    ref = "/".join(step for name in steps if (step := getattr(record, name)))
    said |= dict(zip(steps, called_after(ref, by).split("/"), strict=False)) if ref else {}
    return record.model_copy(update=said)


def _called(value: Any, by: Renamings) -> Any:
    if isinstance(value, tuple):
        return tuple(_called(item, by) for item in value)
    return called_after(value, by) if isinstance(value, str) else value


def _of_rows(document: Document, rows: Iterable[Record]) -> Document:
    assert document.record is not None
    return _with(document, document.record.model_copy(update={"rows": tuple(rows)}))


def _with(document: Document, record: Record) -> Document:
    old = document.reading
    return replace(document, reading=Reading(record, old.faults, old.kept, old.model))
