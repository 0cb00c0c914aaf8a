"""`riskctl done`: says in the register that measures were carried out, on which day and to what effect."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import at_work, written
from riskctl.cli.options import On, People, Points, Root, Today, number
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.corpus.rewrite import ValueChange
from riskctl.records.fields import MEASURES
from riskctl.year.log.edits import edited
from riskctl.year.resolve import past, point_named
from riskctl.year.watch.done import carried_out, is_said

EXAMPLES = (
    (
        "riskctl done suzhou/registration/clerk#R01 --all --effect 复核台账已建，五月抽查四十件",
        say("这个风险点的措施都落实了", "all measures of the point are carried out"),
    ),
    (
        "riskctl done suzhou/registration/clerk#R01 --measure 2 --on 2010-05-28",
        say("只是第二条，五月二十八日", "the second alone, on 28 May"),
    ),
)
DETAILS = say(
    "写进登记表的完成日期（done）和落实效果（effect），别的不动；签字和公示仍然有效。",
    "Writes `done` and `effect` into the register and touches nothing else; signatures and notices hold.",
)
WORDS: Words = {
    "before": ("{points} 以前已经记过，没有再写。", "Written before, and not again: {points}."),
    "written": ("{n} 条措施记为 {day} 完成。", "Measures said to be done on {day}: {n}."),
}


def command(
    points: Points,
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
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Say that measures were carried out."""
    one, found = at_work(root, today, people, points=points, writes=True)
    day = past(on, one.context)
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
