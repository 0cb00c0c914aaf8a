"""Writes what people say of points and inspections into their files, guarded as the logs are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from riskctl.base.location import DataPath
from riskctl.corpus.context import Context
from riskctl.corpus.repository import Repository
from riskctl.corpus.rewrite import ValueChange, rewritten
from riskctl.records.keys import model_at
from riskctl.sources.replace import Replacement
from riskctl.year.log.prose import refuse_unfit


def edited(changes: Iterable[ValueChange], repository: Repository, context: Context) -> list[Replacement]:
    """Return the files of `changes` with them made, in their order.

    Raises RiskctlError where one says what must not be kept, or a file cannot be cut safely.
    """
    files: dict[str, list[ValueChange]] = {}
    for change in changes:
        _refuse(change, context)
        files.setdefault(change.document.file, []).append(change)
    return [rewritten(each, repository) for each in files.values()]


def _refuse(change: ValueChange, context: Context) -> None:
    path: DataPath = change.path
    said: Mapping[str, str] = {}
    if isinstance(change.value, str):
        path, said = path[:-1], {str(path[-1]): change.value}
    else:
        said = change.value
    record = change.document.record
    kind = model_at(type(record), path) if record else None
    assert kind, "a change is of a field of the file's record"
    refuse_unfit(kind, said, context)
