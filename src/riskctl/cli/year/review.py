"""`riskctl review`: notes in the registers that points carried over were looked at, and at what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Standing, at_work, written
from riskctl.cli.options import On, People, Root, SomePoints, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.shell.usage_errors import lacking
from riskctl.cli.workspace import SoundlyOpened
from riskctl.cli.year.register_rows import of_table, points_below
from riskctl.cli.year.table_output import Filled, Output, Table, laid_out, refuse_mixed, tell_before
from riskctl.year.close.review import reviewed
from riskctl.year.close.review_table import FORM, blank, changes_of
from riskctl.year.close.review_table import filled as review_rows
from riskctl.year.log.edits import edited
from riskctl.year.resolve import past, point_named

EXAMPLES = (
    (
        "riskctl review suzhou/registration/clerk#R02 --basis 查上年收费单据和窗口公示，没有变化",
        say("复核无变化", "looked at again, nothing changed"),
    ),
    (
        "riskctl review suzhou --table --output 复核.csv",
        say("出一张表：一个单位还没有复核的", "a table of a unit's points that wait for it"),
    ),
    (
        "riskctl review --from 复核.csv",
        say("照填好的表一次记下", "all that it says at once"),
    ),
)
DETAILS = say(
    "转入新年度的风险点，没有变化的写明看了什么就行；有变化的直接改登记表。",
    "Where nothing changed of a point carried into the new year it is enough to say what was looked at; "
    "where something did, change the register.",
)
WORDS: Words = {
    "many": ("照表记下了 {n} 个风险点的复核。", "Points reviewed, from the table: {n}."),
    "written": ("{n} 个风险点记为 {day} 复核。", "Points reviewed on {day}: {n}."),
}


def command(
    points: SomePoints = None,
    basis: Annotated[
        str,
        typer.Option("--basis", metavar=say("文字", "TEXT"), help=say("看了什么", "what was looked at")),
    ] = "",
    filled: Filled = None,
    table: Table = False,
    output: Output = None,
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Note a review."""
    words = () if table else points or ()
    refuse_mixed((basis, *words), filled, table, output)
    left_out = [] if filled or table else [say("风险点", "POINT")] * (not words)
    if left_out or not (basis or filled or table):
        raise lacking("riskctl review", left_out, [] if basis else ["--basis"])
    one, found = at_work(root, today, people, points=words, writes=not table)
    day = past(on, one.context)
    if table:
        meant = points_below(points or (), found)
        data = blank(meant, found.graded, found.documents, one.context, found.language)
        laid_out(data, output, one.repository.root)
        return 0
    if filled:
        return _from_table(filled, day, one, found)
    return _of_points(words, basis, day, one, found)


def _from_table(file: Path, day: date, one: SoundlyOpened, found: Standing) -> int:
    rows = review_rows(file.read_bytes(), str(file))
    made = of_table(rows, file, FORM, changes_of, day, found, one)
    written(one, *edited(made.changes, one.repository, one.context))
    streams.note(Said(WORDS["many"], {"n": made.rows}))
    tell_before(made.before)
    return 0


def _of_points(points: Sequence[str], basis: str, day: date, one: SoundlyOpened, found: Standing) -> int:
    named = [point_named(word, found.graded, found.documents, one.context) for word in dict.fromkeys(points)]
    changes = [change for point in named for change in reviewed(point, day, basis)]
    written(one, *edited(changes, one.repository, one.context))
    streams.note(Said(WORDS["written"], {"n": len(named), "day": str(day)}))
    return 0
