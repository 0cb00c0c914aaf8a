"""`riskctl done`: says in the register that measures were carried out, on which day and to what effect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import Standing, at_work, written
from riskctl.cli.options import On, People, Root, SomePoints, Today, number, parse_date
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.shell.usage_errors import lacking
from riskctl.cli.workspace import SoundlyOpened
from riskctl.cli.year.register_rows import of_table, points_below
from riskctl.cli.year.table_output import Filled, Output, Table, laid_out, refuse_mixed, tell_before
from riskctl.corpus.rewrite import ValueChange
from riskctl.records.fields import MEASURES
from riskctl.year.log.edits import edited
from riskctl.year.resolve import past, point_named
from riskctl.year.watch.done import carried_out, is_said
from riskctl.year.watch.done_table import FORM, blank, changes_of
from riskctl.year.watch.done_table import filled as done_rows

EXAMPLES = (
    (
        "riskctl done suzhou/registration/clerk#R01 --all --effect 复核台账已建，五月抽查四十件",
        say("这个风险点的措施都落实了", "all measures of the point are carried out"),
    ),
    (
        "riskctl done suzhou/registration/clerk#R01 --measure 2 --on 2010-05-28",
        say("只是第二条，五月二十八日", "the second alone, on 28 May"),
    ),
    (
        "riskctl done suzhou --table --until 2010-06-30 --output 六月.csv",
        say(
            "出一张表：一个单位六月底以前到期、还没完成的措施",
            "a unit's measures due by the end of June",
        ),
    ),
    (
        "riskctl done --from 六月.csv",
        say("照填好的表一次记下", "all that it says at once"),
    ),
)
DETAILS = say(
    "写进登记表的完成日期（done）和落实效果（effect），别的不动；签字和公示仍然有效。",
    "Writes `done` and `effect` into the register and touches nothing else; signatures and notices hold.",
)
WORDS: Words = {
    "before": ("{points} 以前已经记过，没有再写。", "Written before, and not again: {points}."),
    "many": ("照表把 {n} 条措施记为完成。", "Measures said to be done, from the table: {n}."),
    "until": ("--until 只用于 --table", "--until goes with --table"),
    "written": ("{n} 条措施记为 {day} 完成。", "Measures said to be done on {day}: {n}."),
}


def command(
    points: SomePoints = None,
    measure: Annotated[
        int | None,
        number(
            "--measure",
            MEASURES,
            say("第几条", "N"),
            say("第几条措施；只剩一条没完成的不用写", "which measure; not where one is left"),
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help=say("还没完成的各条都完成了", "all that were not done yet"))
    ] = False,
    effect: Annotated[
        str, typer.Option("--effect", metavar=say("文字", "TEXT"), help=say("落实的效果", "to what effect"))
    ] = "",
    filled: Filled = None,
    table: Table = False,
    until: Annotated[
        date | None,
        typer.Option(
            "--until",
            parser=parse_date,
            metavar=say("日期", "DATE"),
            help=say("表里只列这一天以前（含）到期的", "of the table: only what is due up to this day"),
        ),
    ] = None,
    output: Output = None,
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Say that measures were carried out."""
    refuse_mixed((measure, every, effect, *(() if table else points or ())), filled, table, output)
    if until and not table:
        raise RiskctlError(Said(WORDS["until"]))
    if not (points or filled or table):
        raise lacking("riskctl done", [say("风险点", "POINT")], [])
    words = () if table else points or ()
    one, found = at_work(root, today, people, points=words, writes=not table)
    day = past(on, one.context)
    if table:
        data = blank(points_below(points or (), found), until, found.language)
        laid_out(data, output, one.repository.root)
        return 0
    if filled:
        return _from_table(filled, day, one, found)
    return _of_points(words, measure, every, effect, day, one, found)


def _from_table(file: Path, day: date, one: SoundlyOpened, found: Standing) -> int:
    rows = done_rows(file.read_bytes(), str(file))
    made = of_table(rows, file, FORM, changes_of, day, found, one)
    written(one, *edited(made.changes, one.repository, one.context))
    streams.note(Said(WORDS["many"], {"n": made.rows}))
    tell_before(made.before)
    return 0


def _of_points(
    points: Sequence[str],
    measure: int | None,
    every: bool,
    effect: str,
    day: date,
    one: SoundlyOpened,
    found: Standing,
) -> int:
    changes: list[ValueChange] = []
    named = [point_named(word, found.graded, found.documents, one.context) for word in dict.fromkeys(points)]
    said = [point for point in named if is_said(point, measure, day, effect)]
    for point in named:
        if point not in said or len(said) == len(named):  # where all are, it is refused
            changes += carried_out(point, measure, every, day, effect)
    written(one, *edited(changes, one.repository, one.context))
    n = sum(change.path[-1] == "done" for change in changes)
    streams.note(Said(WORDS["written"], {"n": n, "day": str(day)}))
    if said:
        streams.note(Said(WORDS["before"], {"points": listed([point.id for point in said])}))
    return 0
