"""Registers as workbooks that departments fill in: one for each department, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Phrase
from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.exchange.workbook.book import Book, book_bytes
from riskctl.exchange.workbook.rows import book_columns, book_rows
from riskctl.exchange.workbook.scope import BookScope, scope_of
from riskctl.records.fields import Id

_ID: TypeAdapter[str] = TypeAdapter(Id)
LONGEST = 60  # characters of a name of a file
_UNSAFE = re.compile(r"[^A-Za-z0-9一-鿿]+")


class WORDS:
    """What is said where there is nothing to export."""

    nothing = Phrase("{ref} 还没有登记表", "{ref} has no register yet")
    blank = Phrase("要一份空白的来填，加 --blank。", "For a blank one to fill in add --blank.")


@dataclass(frozen=True, slots=True)
class Exported:
    """A workbook: whose it is, what its file is called, its bytes, and how many points it holds."""

    ref: str
    name: str
    data: bytes
    points: int


def exported(
    subjects: Sequence[Subject],
    documents: Sequence[Document],
    context: Sound,
    language: Language,
    blank: bool = False,
) -> Iterator[Exported]:
    """Yield a workbook for each of `subjects`, for each department where a unit is meant.

    Raises RiskctlError where there is nothing of a subject and no `blank` one is wanted, UnsoundError where
    a register is not read whole.
    """
    for subject in subjects:
        scopes = [scope_of(one, documents, context, language) for one in parts_of(subject)]
        kept = [scope for scope in scopes if scope.documents or (blank and scope.subject.department)]
        if not kept:
            raise RiskctlError(WORDS.nothing(ref=subject.ref), WORDS.blank())
        for scope in kept:
            yield _workbook(replace(scope, documents=()) if blank else scope)


def parts_of(subject: Subject) -> list[Subject]:
    """Return what gets a workbook of its own: of a unit itself and its departments, else the subject."""
    if subject.department:
        return [subject]
    return [subject, *(Subject(subject.unit, one) for one in subject.unit.departments)]


def _workbook(scope: BookScope) -> Exported:
    columns = book_columns(scope)
    rows = book_rows(scope, columns)
    data = book_bytes(Book(scope, columns, rows, rows))
    points = sum(1 for row in rows if row.key and row.key.heads)
    return Exported(scope.ref, f"{book_name(scope.title, scope.ref)}.xlsx", data, points)


def book_name(title: str, ref: str) -> str:
    """Return what the file of a workbook is called: its title, of which no program makes a path."""
    plain = _UNSAFE.sub("-", title).strip("-")[:LONGEST]
    try:
        return _ID.validate_python(plain)
    except ValidationError:  # blank, or what a system keeps for itself
        return ref.replace("/", "-")
