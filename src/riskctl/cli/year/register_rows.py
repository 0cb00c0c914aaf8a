"""How `riskctl done` and `riskctl review` write what a table says into registers: all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.cli.graded import Standing
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.document import Document
from riskctl.corpus.rewrite import ValueChange
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.year.log.edits import edited
from riskctl.year.log.filled_table import FilledRow, RowRefusals, TableForm
from riskctl.year.resolve import subject_named

Changes = Callable[
    [FilledRow, date, RowRefusals, Sequence[GradedPoint], Sequence[Document], Sound], Iterator[ValueChange]
]


class WORDS:
    """What is said of a table."""

    nothing = Phrase(
        "{file} 里没有填好的行：办了的，填上日期",
        "{file} has no row filled in: of what was done, write the day",
    )
    twice = Phrase("和前面一行说的是同一件", "it is about what a row above is about")


@dataclass(frozen=True, slots=True)
class TableChanges:
    """What a table writes, in how many rows, and the lines whose words stand there already."""

    changes: Sequence[ValueChange]
    rows: int
    before: Sequence[int]


def of_table(
    rows: Sequence[FilledRow],
    file: Path,
    form: TableForm,
    changes: Changes,
    day: date,
    found: Standing,
    one: SoundlyOpened,
) -> TableChanges:
    """Return what the filled `rows` of a table write; raises RiskctlError, with all that is wrong."""
    if not rows:
        raise RiskctlError(WORDS.nothing(file=str(file)))
    refusals, made, before = RowRefusals(form), list[ValueChange](), list[int]()
    for row in rows:
        with refusals.of_row(row):
            own = list(changes(row, day, refusals, found.graded, found.documents, one.context))
            _refuse_twice(own, made)
            edited(own, one.repository, one.context)  # refused here, so that its line is named
            made += own
            before += [] if own else [row.line]
    refusals.tell()
    return TableChanges(made, len(rows) - len(before), before)


def points_below(words: Sequence[str], found: Standing) -> list[GradedPoint]:
    """Return the points of the subjects that words name and of those below them, of all without any."""
    refs = [subject_named(word, found.organization).ref for word in words]
    return [g for g in found.graded if not refs or any(f"{g.owner.ref}/".startswith(f"{r}/") for r in refs)]


def _refuse_twice(own: Sequence[ValueChange], made: Sequence[ValueChange]) -> None:
    known = {(change.document.file, change.path) for change in made}
    if any((change.document.file, change.path) in known for change in own):
        raise RiskctlError(WORDS.twice())
