"""How `riskctl record` makes and writes its rows, of what was typed or of a table: all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Standing, written
from riskctl.cli.workspace import Opened
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.checks import Check
from riskctl.year.log.append import all_appended
from riskctl.year.log.prose import refuse_row
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year
from riskctl.year.watch.check_table import filled
from riskctl.year.watch.checks import file_of, is_recorded, kept, refuse_again

Made = tuple[Subject, Check]
WORDS: Words = {
    "row": ("第 {line} 行：{why}", "line {line}: {why}"),
    "nothing": (
        "{file} 里没有填好的行：看了的，在“发现情况”里写看到什么",
        "{file} has no row filled in: where a point was looked at, write what was seen",
    ),
}


def made(subject: str, check: Check, found: Standing, context: Sound) -> Made:
    """Return a check as it is kept, and whose it is.

    Raises RiskctlError where it cannot be kept, or is already.
    """
    whose, whole = kept(subject, check, found.graded, found.documents, context)
    refuse_again(whole, file_of(whose, context.year), (), context)
    return whose, whole


def of_table(table: Path, day: date, found: Standing, context: Sound) -> tuple[list[Made], list[int]]:
    """Return the checks of a table that was filled in, those without a day as of `day`, and the lines of
    those that are recorded already: of a run that was cut off, the next one records the rest.

    Raises RiskctlError, naming the line, where one cannot be kept, or where all are recorded already.
    """
    rows = list(_of_table(table, day, found, context))
    if not rows:
        raise RiskctlError(Said(WORDS["nothing"], {"file": str(table)}))
    new = [made for _, made in rows if not is_recorded(made[1], file_of(made[0], context.year), context)]
    if not new:
        line, (whose, check) = rows[0]
        with _at(line):
            refuse_again(check, file_of(whose, context.year), (), context)
    return new, [line for line, made in rows if made not in new]


def write(rows: list[Made], one: Opened) -> None:
    """Append the checks to the logs of their departments."""
    kind, year = kind_named("checks"), one.context.year
    files = [(file_of(whose, year), check) for whose, check in rows]
    written(
        one,
        *(
            all_appended(one.context, file, kind, [check for other, check in files if other == file])
            for file in sorted({file for file, _ in files})
        ),
    )


def _of_table(table: Path, day: date, found: Standing, context: Sound) -> Iterator[tuple[int, Made]]:
    """The checks of a table with their lines; raises RiskctlError for one that stands there twice."""
    before: dict[str, list[Check]] = {}
    for row in filled(table.read_bytes(), str(table)):
        with _at(row.line):
            check = new_row(Check, {"day": day} | {k: v for k, v in row.cells.items() if v})
            refuse_row(check, context)  # here, so that its line is named
            of_year(check.day, context)
            whose, whole = kept(check.point, check, found.graded, found.documents, context)
            same = before.setdefault(file_of(whose, context.year), [])
            refuse_again(whole, "", same, context)
            same.append(whole)
        yield row.line, (whose, whole)


@contextmanager
def _at(line: int) -> Iterator[None]:
    """Have the line named in what is refused."""
    try:
        yield
    except RiskctlError as error:
        raise RiskctlError(Said(WORDS["row"], {"line": line, "why": error.said}), error.hint) from error
