"""How `riskctl record` makes and writes its rows, of what was typed or of a table: all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Standing, written
from riskctl.cli.workspace import Opened
from riskctl.corpus.context import Context
from riskctl.corpus.subject import Subject
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.checks import Check
from riskctl.year.log.append import all_appended
from riskctl.year.log.prose import refuse_row
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import body_named, of_year, point_named, subject_named
from riskctl.year.watch.check_table import filled
from riskctl.year.watch.checks import file_of, refuse, refuse_again, refuse_own, refuse_person

Made = tuple[Subject, Check]
WORDS: Words = {
    "row": ("第 {line} 行：{why}", "line {line}: {why}"),
    "nothing": (
        "{file} 里没有填好的行：看了的，在“发现情况”里写看到什么",
        "{file} has no row filled in: where a point was looked at, write what was seen",
    ),
}


def made(subject: str, check: Check, found: Standing, context: Context, before: Sequence[Made] = ()) -> Made:
    """Return a check as it is kept, and whose it is; `before` are those made with it.

    Raises RiskctlError where it cannot be kept, or is already.
    """
    point = point_named(subject, found.graded, found.documents, context) if "#" in subject else None
    whose = point.owner if point else _whose(subject, found)
    department = whose.department.id if whose.department else ""
    by = body_named(check.by, whose.unit.id, department, found.organization)
    whole = check.model_copy(update={"by": by})
    refuse(whole, context)
    if point:
        refuse_own(whole, point, context)
    file = file_of(whose, context.year)
    refuse_again(whole, file, (one for other, one in before if file_of(other, context.year) == file), context)
    return whose, whole


def of_table(table: Path, day: date, found: Standing, context: Context) -> list[Made]:
    """Return the checks of a table that was filled in, those without a day as of `day`.

    Raises RiskctlError, naming the line, where one cannot be kept.
    """
    rows = list(_of_table(table, day, found, context))
    if not rows:
        raise RiskctlError(Said(WORDS["nothing"], {"file": str(table)}))
    return rows


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


def _of_table(table: Path, day: date, found: Standing, context: Context) -> Iterator[Made]:
    kept: list[Made] = []
    for row in filled(table.read_bytes(), str(table)):
        try:
            check = new_row(Check, {"day": day} | {k: v for k, v in row.cells.items() if v})
            refuse_row(check, context)  # here, so that its line is named
            of_year(check.day, context)
            kept.append(made(check.point, check, found, context, kept))
            yield kept[-1]
        except RiskctlError as error:
            raise RiskctlError(
                Said(WORDS["row"], {"line": row.line, "why": error.said}), error.hint
            ) from error


def _whose(subject: str, found: Standing) -> Subject:
    """The unit or department named; raises RiskctlError where it is neither."""
    whose = subject_named(subject, found.organization)
    refuse_person(whose)
    return whose
