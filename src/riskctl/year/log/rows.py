"""The rows of the year's logs: those there are, each with where it stands, and a new one of what is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from riskctl.base import nearest
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.context import Context
from riskctl.records.keys import field_word, spellings
from riskctl.records.log import Log, LogRow
from riskctl.records.record import Record
from riskctl.records.vocabulary import CODES

R = TypeVar("R", bound=Record)
WORDS: Words = {
    "cell": ("“{field}”写得不对：{text}", "“{field}” is not right: {text}"),
    "blank": ("“{field}”空着", "“{field}” is blank"),
    "day": ("日期写成 2010-06-11 这样。", "Write a day as 2010-06-11."),
    "flag": ("写“是”或者“否”。", "Write true or false."),
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
        first = error.errors()[0]
        key = str(first["loc"][0])
        text = texts.get(key, "")
        why = Said(WORDS["cell" if text else "blank"], {"field": column(kind, key), "text": text})
        expected = str(first.get("ctx", {}).get("expected"))
        raise RiskctlError(why, _instead(kind, key, text, expected)) from error


def _instead(kind: type[Record], key: str, text: str, expected: str) -> Said | None:
    """What to write instead of `text` in a field of `kind`; None where nothing can be said."""
    named = next(n for n, field in kind.model_fields.items() if key in (n, *spellings(n, field)))
    group = kind.CODED.get(named) if issubclass(kind, LogRow) else None
    if group:
        known = [(zh, code) for code, (zh, _) in CODES[group].items()]
        near = nearest.did_you_mean(text, (word for pair in known for word in pair))
        return near or nearest.WORDS.one_of(choices=listed([term(pair) for pair in known]))
    return Said(WORDS[expected]) if expected in ("day", "flag") else None


def column(kind: type[Record], key: str) -> Said:
    """Return a field of `kind`, known by its name or a key, by the word that files of each language have."""
    named = next(n for n, field in kind.model_fields.items() if key in (n, *spellings(n, field)))
    return term(field_word(kind, named))
