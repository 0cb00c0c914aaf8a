"""The rows of the year's logs, each with where it stands, whichever file of its kind holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from riskctl.corpus.context import Context
from riskctl.records.log import Log
from riskctl.records.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Logged(Generic[R]):
    """A row, the log it stands in, its place there, and what the log's path says."""

    file: str
    number: int
    where: Mapping[str, str]
    row: R


def logged(context: Context, kind: type[R], year: int | None = None) -> Iterator[Logged[R]]:
    """Yield every row of `kind` in the logs of `year`, else of the cycle's year, in the order of files."""
    asked = str(year or context.year)
    for file, document in context.documents.items():
        record = document.record
        if isinstance(record, Log) and document.where.get("year") == asked:
            for number, row in enumerate(record.rows):
                if isinstance(row, kind):
                    yield Logged(file, number, document.where, row)
