"""`riskctl warn`: a warning letter tied to its risk point, and what became of it."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.messages import Words, term
from riskctl.cli.graded import at_work
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell.language import say
from riskctl.cli.year.letters.letters import Due, Event, Note, append, in_time, needed, recorded, refuse_bare
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import body_named, of_year, point_named
from riskctl.year.watch.letters import next_number

EXAMPLES = (
    (
        "riskctl warn suzhou/market/officer#R02 --sign 十件核查有一件没有照片 --due 2010-06-30",
        say("发一份预警通知书", "issue a warning letter"),
    ),
    ("riskctl warn suzhou/1 replied", say("它已经回复", "it was answered")),
)
DETAILS = say(
    "编号由 riskctl 给，在本单位本年度内顺着数；以后用 单位/编号 说它。打印用 riskctl render warning。",
    "The number is given by riskctl and counts within unit and year; later a letter is named unit/number. To "
    "print it use riskctl render warning.",
)
WORDS: Words = {"what": ("预警通知书", "warning letter")}


def command(
    subject: Annotated[
        str,
        typer.Argument(
            metavar=say("对象", "SUBJECT"),
            help=say("风险点；记后来的事时是 单位/编号", "a point; for what came later, unit/number"),
        ),
    ],
    event: Event = None,
    sign: Annotated[
        str,
        typer.Option("--sign", metavar=say("文字", "TEXT"), help=say("看到的苗头", "the early sign seen")),
    ] = "",
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar=say("岗位", "POST"),
            help=say("送给哪个岗位，不写就是风险点所在的", "which post it goes to; else the point's own"),
        ),
    ] = "",
    due: Due = None,
    note: Note = "",
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Issue a warning letter, or record what became of one."""
    one, found = at_work(root, today, people)
    if event:
        return recorded(one, subject, event, WarningLetter, "warnings", term(WORDS["what"]), on, note)
    refuse_bare(subject, "warn", found, one.context, WarningLetter, term(WORDS["what"]))
    owner = point_named(subject, found.graded).owner
    needed(sign=sign, due=due)
    when, unit = of_year(on, one.context), owner.unit.id
    assert due
    in_time(due, when)
    department = owner.department.id if owner.department else ""
    said = {
        "number": next_number(unit, one.context, WarningLetter),
        "day": when,
        "event": "issued",
        "to": body_named(to, unit, department, found.organization) if to else owner.ref,
        "due": due,
        "note": note,
        "point": subject,
        "sign": sign,
    }
    append(one, unit, new_row(WarningLetter, said), "warnings")
    return 0
