"""`riskctl warn issue`: a warning letter tied to its risk point; and the command's own page."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.cli.graded import at_work
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell.language import say
from riskctl.cli.shell.subcommands import Spellings
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.year.letters.letters import (
    Basis,
    By,
    Due,
    Note,
    append,
    in_time,
    in_words,
    needed,
    refuse_bare,
)
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import body_named, of_year, point_named
from riskctl.year.watch.letter_words import called
from riskctl.year.watch.letters import next_number

SPELLINGS = Spellings(vocabulary="letter_event", unnamed="issue", behind=True)
EXAMPLES = (
    (
        "riskctl warn issue suzhou/market/officer#R02 --sign 十件核查有一件没有照片 --due 2010-06-30",
        say("发一份预警通知书", "issue a warning letter"),
    ),
    ("riskctl warn suzhou/1 replied", say("它已经回复", "it was answered")),
)
DETAILS = say(
    "编号由 riskctl 给，在本单位本年度内顺着数；以后用 单位/编号 说它。打印用 riskctl render warning。"
    "issue 可以不写；后来的事也可以写在编号后面。",
    "The number is given by riskctl and counts within unit and year; later a letter is named unit/number. To "
    "print it use riskctl render warning. The word issue may be left out; the others "
    "may stand behind the number.",
)


def command(
    point: Annotated[
        str,
        typer.Argument(
            metavar=say("风险点", "POINT"),
            autocompletion=offered_subjects,
            help=say("单位/部门/岗位#编号", "unit/department/post#id"),
        ),
    ],
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
    basis: Basis = "",
    demand: Annotated[
        str,
        typer.Option(
            "--demand",
            metavar=say("文字", "TEXT"),
            help=say("要求怎样办；不写就是查明原因、采取措施", "what is demanded; else to look into it"),
        ),
    ] = "",
    by: By = "",
    due: Due = None,
    note: Note = "",
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Issue a warning letter."""
    one, found = at_work(root, today, people, points=[point], writes=True)
    refuse_bare(point, "warn", found, one.context)
    graded = point_named(point, found.graded, found.documents, one.context)
    owner = graded.owner
    needed("riskctl warn issue", sign=sign, due=due)
    day, unit = of_year(on, one.context), owner.unit.id
    in_time(due, day)
    department = owner.department.id if owner.department else ""
    addressee = body_named(to, unit, department, found.organization) if to else owner.ref
    place = called(owner.ref, found.organization, found.language)
    number = next_number(unit, one.context, WarningLetter)
    said = {"number": number, "day": day, "event": "issued", "to": addressee, "due": due, "note": note}
    said |= {
        "point": graded.id,
        "sign": sign,
        "title": graded.point.title,
        "place": place,
        "basis": basis,
        "demand": demand,
    }
    said |= in_words("warn", addressee, by, number, found, one.context.year)
    append(one, unit, new_row(WarningLetter, said), "warnings")
    return 0
