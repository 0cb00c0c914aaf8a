"""`riskctl review`: notes in the registers that points carried over were looked at, and at what."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli.graded import at_work, written
from riskctl.cli.options import On, People, Points, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.year.close.review import reviewed
from riskctl.year.log.edits import edited
from riskctl.year.resolve import past, point_named

EXAMPLES = (
    (
        "riskctl review suzhou/registration/clerk#R02 --basis 查上年收费单据和窗口公示，没有变化",
        say("复核无变化", "looked at again, nothing changed"),
    ),
)
DETAILS = say(
    "转入新年度的风险点，没有变化的写明看了什么就行；有变化的直接改登记表。",
    "Where nothing changed of a point carried into the new year it is enough to say what was looked at; "
    "where something did, change the register.",
)
WORDS: Words = {
    "written": ("{n} 个风险点记为 {day} 复核。", "Points reviewed on {day}: {n}."),
}


def command(
    points: Points,
    basis: Annotated[
        str,
        typer.Option("--basis", metavar=say("文字", "TEXT"), help=say("看了什么", "what was looked at")),
    ],
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Note a review."""
    one, found = at_work(root, today, people, points=points, writes=True)
    day = past(on, one.context)
    named = [point_named(word, found.graded, found.documents, one.context) for word in dict.fromkeys(points)]
    changes = [change for point in named for change in reviewed(point, day, basis)]
    written(one, *edited(changes, one.repository, one.context))
    streams.note(Said(WORDS["written"], {"n": len(named), "day": str(day)}))
    return 0
