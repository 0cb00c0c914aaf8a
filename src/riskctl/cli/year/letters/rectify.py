"""`riskctl rectify issue`: a rectification notice to a unit or department; and the command's own page."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
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
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.year.assess.inspections import inspection_named
from riskctl.year.log.prose import refuse_unfit
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year, subject_named
from riskctl.year.watch.letters import next_number

SPELLINGS = Spellings(vocabulary="letter_event", unnamed="issue", behind=True, flags={"--person": "person"})
EXAMPLES = (
    (
        "riskctl rectify issue suzhou/market --basis 2010年6月专项检查 "
        "--found 十件核查有三件没有照片 --demand 补拍照片，逐件存档 --due 2010-07-15",
        say("给一个科室发整改通知书", "a notice to a department"),
    ),
    ("riskctl rectify suzhou/1 replied --note 照片已补齐", say("已经回复", "it was answered")),
    (
        "riskctl rectify person suzhou --reference 肃工商纪〔2010〕5号",
        say("给个人的，只记文号", "one to a person: its reference alone"),
    ),
)
DETAILS = say(
    "给个人的整改通知书，内容照打印时输入的印，这里只留编号、日期和外部文号。issue 可以不写；"
    "person 也可以写作 --person；后来的事也可以写在编号后面。",
    "What a notice to a person says is printed as it is typed, and only its number, day and outside "
    "reference are kept here. The word issue may be left out; person may be written --person; what comes "
    "later may stand behind the number.",
)
WORDS: Words = {
    "post": (
        "{ref} 是一个岗位：给个人的用 riskctl rectify person，只记文号；给单位的写单位或部门",
        "{ref} is a post: for a notice to a person use riskctl rectify person, which keeps its reference "
        "alone; else name a unit or department",
    ),
}


def command(
    subject: Annotated[
        str,
        typer.Argument(
            metavar=say("对象", "SUBJECT"),
            autocompletion=offered_subjects,
            help=say("单位或 单位/部门", "unit or unit/department"),
        ),
    ],
    basis: Basis = "",
    problem: Annotated[
        str,
        typer.Option("--found", metavar=say("文字", "TEXT"), help=say("查出了什么问题", "what was found")),
    ] = "",
    demand: Annotated[
        str,
        typer.Option("--demand", metavar=say("文字", "TEXT"), help=say("要求怎样整改", "what is demanded")),
    ] = "",
    inspection: Annotated[
        str,
        typer.Option(
            "--inspection",
            metavar=say("编号", "ID"),
            help=say("来自哪次检查", "the inspection it comes from"),
        ),
    ] = "",
    reference: Annotated[
        str,
        typer.Option(
            "--reference",
            metavar=say("文号", "REF"),
            help=say("发文字号；不写就按机关代字编", "the document number; else by the unit's letter_code"),
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
    """Issue a rectification notice."""
    one, found = at_work(root, today, people, writes=True)
    refuse_bare(subject, "rectify", found, one.context)
    whose, day = subject_named(subject, found.organization), of_year(on, one.context)
    if whose.seat:
        raise RiskctlError(Said(WORDS["post"], {"ref": whose.ref}))
    needed("riskctl rectify issue", basis=basis, demand=demand, due=due)
    in_time(due, day)
    number = next_number(whose.unit.id, one.context, RectificationNotice)
    if inspection:
        refuse_unfit(RectificationNotice, {"inspection": inspection}, one.context)  # before it is told again
        by = by or inspection_named(inspection, one.context)[1].by
    said = {"number": number, "day": day, "event": "issued", "to": whose.ref, "due": due, "basis": basis}
    said |= {"found": problem, "demand": demand, "inspection": inspection, "note": note}
    said |= in_words("rectify", whose.ref, by, number, found, one.context.year)
    said["reference"] = reference or said["reference"]
    append(one, whose.unit.id, new_row(RectificationNotice, said), "rectification")
    return 0
