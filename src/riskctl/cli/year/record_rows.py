"""How `riskctl record` makes and writes its rows, of what was typed or of a table: all of them or none."""

from __future__ import annotations

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
from riskctl.year.log.filled_table import FilledRow, RowRefusals
from riskctl.year.log.prose import refuse_row
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year
from riskctl.year.watch.check_table import FORM, filled
from riskctl.year.watch.checks import file_of, is_recorded, kept, refuse_again, subject_of_check, who_looked

Made = tuple[Subject, Check]
WORDS: Words = {
    "nothing": (
        "{file} 里没有填好的行：看了的，写上日期；看到什么，写在“发现情况”里，没有发现问题的不用写",
        "{file} has no row filled in: where a point was looked at write the day, and what was seen where "
        "something was",
    ),
    "no-subject": (
        "空着；写风险点 单位/部门/岗位#编号，预防也可以写单位或部门",
        "blank; name the point, unit/department/post#id, and to prevent also a unit or department",
    ),
    "all-before": (
        "{file} 里的 {n} 行以前都已经记过，没有再记：同一天确实又看了一次的，写明这一次看到什么",
        "All {n} rows of {file} are recorded already and were not recorded again: where a point was looked "
        "at once more that day, say what was seen this time",
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
    rows = _of_table(table, day, found, context)
    if not rows:
        raise RiskctlError(Said(WORDS["nothing"], {"file": str(table)}))
    new = [made for _, made in rows if not is_recorded(made[1], file_of(made[0], context.year), context)]
    if not new:
        raise RiskctlError(Said(WORDS["all-before"], {"file": str(table), "n": len(rows)}))
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


def _of_table(table: Path, day: date, found: Standing, context: Sound) -> list[tuple[int, Made]]:
    """The checks of a table with their lines; raises RiskctlError, with all that is wrong, where rows cannot
    be kept or one stands there twice."""
    made: list[tuple[int, Made]] = []
    before: dict[str, list[Check]] = {}
    refusals = RowRefusals(FORM)
    for row in filled(table.read_bytes(), str(table)):
        with refusals.of_row(row):
            whose, whole = _of_row(row, day, refusals, found, context)
            same = before.setdefault(file_of(whose, context.year), [])
            refuse_again(whole, "", same, context)
            same.append(whole)
            made.append((row.line, (whose, whole)))
    refusals.tell()
    return made


def _of_row(
    row: FilledRow, day: date, refusals: RowRefusals, found: Standing, context: Sound
) -> tuple[Subject, Check]:
    """What a row says, looked at column by column so that the one that is wrong can be named."""
    subject = row.cells.get("point", "")
    point = subject if "#" in subject else ""  # what is done for a whole department stands in its log
    check = new_row(Check, {"day": day} | dict(row.cells) | {"point": point})
    refuse_row(check, context)
    with refusals.in_column("day"):
        of_year(check.day, context)
    with refusals.in_column("point"):
        if not subject:
            raise RiskctlError(Said(WORDS["no-subject"]))
        whose = subject_of_check(subject, found.graded, found.documents, context)
    with refusals.in_column("by"):
        who_looked(check.by, whose, context)
    return kept(subject, check, found.graded, found.documents, context)
