"""A workbook taken in: compared, its edits made in the registers, and the workbook to send back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.corpus.document import Document
from riskctl.corpus.repository import Repository
from riskctl.corpus.sound import Sound
from riskctl.exchange.workbook.answers import RowAnswer
from riskctl.exchange.workbook.applying import applied
from riskctl.exchange.workbook.book import book_bytes
from riskctl.exchange.workbook.comparing import compared
from riskctl.exchange.workbook.kept import kept_points
from riskctl.exchange.workbook.returned import Returned
from riskctl.exchange.workbook.rows import book_columns, book_rows
from riskctl.exchange.workbook.scope import scope_of
from riskctl.exchange.workbook.sides import Sides
from riskctl.exchange.workbook.written_back import written_back
from riskctl.sources.replace import Replacement
from riskctl.year.resolve import subject_named


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of a workbook: the answers to its rows, the rows that did not come back, the changes."""

    returned: Returned
    answers: Sequence[RowAnswer]
    changes: Sequence[Replacement]


def taken_back(
    returned: Returned,
    documents: Sequence[Document],
    context: Sound,
    repository: Repository,
    leave: frozenset[str] = frozenset(),
) -> TakenBack:
    """Return what a workbook of riskctl changes in the registers `documents`; the rows at the places of
    `leave` are not taken.

    Raises UnsoundError where a register is not whole.
    """
    sides = _sides(returned, documents, context)
    answers = compared(sides, leave)
    return TakenBack(returned, answers, applied(answers, sides.scope, repository))


def answered_book(taken: TakenBack, documents: Sequence[Document], context: Sound) -> bytes:
    """Return the workbook to send back; `documents` are the registers after the import."""
    return book_bytes(written_back(taken.answers, _sides(taken.returned, documents, context)))


def _sides(returned: Returned, documents: Sequence[Document], context: Sound) -> Sides:
    subject = subject_named(returned.sent.ref, context.organization)
    scope = scope_of(subject, documents, context, returned.sent.language)
    columns = book_columns(scope)
    return Sides(returned, scope, columns, book_rows(scope, columns), kept_points(scope))
