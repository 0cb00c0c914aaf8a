"""The rows of the year's logs: those there are, each with where it stands, and a new one of what is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, term
from riskctl.corpus.context import Context
from riskctl.records.keys import field_word, spellings
from riskctl.records.log import Log
from riskctl.records.record import Record

R = TypeVar("R", bound=Record)
WORDS: Words = {
    "cell": ("“{field}”写得不对：{text}", "“{field}” is not right: {text}"),
}


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


def new_row(kind: type[R], said: Mapping[str, object]) -> R:
    """Return the row of `kind` that holds what is `said`, blanks left out, by the record's own rules.

    Raises RiskctlError, naming the field, where they do not take it.
    """
    texts = {key: "true" if value is True else str(value) for key, value in said.items() if value}
    try:
        return kind.model_validate(texts)
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][0])
        fields = {"field": column(kind, key), "text": texts.get(key, "")}
        raise RiskctlError(Said(WORDS["cell"], fields)) from error


def column(kind: type[Record], key: str) -> Said:
    """Return a field of `kind`, known by its name or a key, by the word that files of each language have."""
    named = next(n for n, field in kind.model_fields.items() if key in (n, *spellings(n, field)))
    return term(field_word(kind, named))
