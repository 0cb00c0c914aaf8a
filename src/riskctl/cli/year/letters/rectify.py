"""`riskctl rectify`: a numbered rectification notice, and what became of it."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, term
from riskctl.cli.graded import at_work
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell.language import current, say
from riskctl.cli.year.letters.letters import Due, Event, Note, append, in_time, needed, recorded, refuse_bare
from riskctl.cli.year.letters.printed_letter import Printed, To, print_letter, refuse_place
from riskctl.corpus.subject import Subject
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.render.order.scope import Scope
from riskctl.render.pages.letter import Typed, letter_page
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year, subject_named
from riskctl.year.watch.letters import next_number
from riskctl.year.watch.references import refuse_detail

EXAMPLES = (
    (
        "riskctl rectify suzhou/market --basis 2010年6月专项检查 --demand 补拍核查照片，逐件存档 --due "
        "2010-07-15",
        say("给一个科室发整改通知书", "a notice to a department"),
    ),
    ("riskctl rectify suzhou/1 replied --note 照片已补齐", say("已经回复", "it was answered")),
    (
        "riskctl rectify suzhou --person --reference 肃工商纪〔2010〕5号",
        say("给个人的，只记文号", "one to a person: its reference alone"),
    ),
    (
        "riskctl rectify suzhou --person --reference 肃工商纪〔2010〕5号 --print ../通知书.html --to 王某 "
        "--basis 6月专项检查 --demand 补拍核查照片 --due 2010-07-15",
        say("同时印出来，内容不留在库里", "and print it; its content is not kept"),
    ),
)
DETAILS = say(
    "给个人的整改通知书，内容照打印时输入的印，这里只留编号、日期和外部文号。",
    "Of a notice to a person only number, day and outside reference are kept here.",
)
WORDS: Words = {
    "what": ("整改通知书", "rectification notice"),
    "post": (
        "{ref} 是一个岗位：给个人的用 --person，只记文号；给单位的写单位或部门",
        "{ref} is a post: for a notice to a person use --person, which keeps its reference alone; else "
        "name a "
        "unit or department",
    ),
    "for-person": (
        "--to 和 --print 只用于给个人的（--person）；给单位、部门的，用 riskctl render rectification 打印",
        "--to and --print go with --person; one to a unit or department is printed by riskctl render "
        "rectification",
    ),
    "person": (
        "给个人的只记 --reference；要打印的，加 --print 文件，内容只印不记",
        "Of a notice to a person only --reference is kept; to print it add --print FILE: what is typed is "
        "printed and not kept",
    ),
}


def command(
    subject: Annotated[
        str,
        typer.Argument(
            metavar=say("对象", "SUBJECT"),
            help=say("单位或部门；记后来的事时是 单位/编号", "unit or department; later, unit/number"),
        ),
    ],
    event: Event = None,
    basis: Annotated[
        str, typer.Option("--basis", metavar=say("文字", "TEXT"), help=say("依据", "what it rests on"))
    ] = "",
    demand: Annotated[
        str,
        typer.Option(
            "--demand", metavar=say("文字", "TEXT"), help=say("要求整改什么", "what is to be mended")
        ),
    ] = "",
    inspection: Annotated[
        str,
        typer.Option(
            "--inspection",
            metavar=say("编号", "ID"),
            help=say("来自哪次检查", "the inspection it comes from"),
        ),
    ] = "",
    due: Due = None,
    person: Annotated[bool, typer.Option("--person", help=say("给个人的", "to a person"))] = False,
    reference: Annotated[
        str,
        typer.Option(
            "--reference", metavar=say("文号", "REF"), help=say("外部文号", "the outside reference")
        ),
    ] = "",
    printed: Printed = None,
    to: To = "",
    note: Note = "",
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Issue a rectification notice, or record what became of one."""
    one, found = at_work(root, today, people)
    what = term(WORDS["what"])
    if event:
        return recorded(one, subject, event, RectificationNotice, "rectification", what, on, note)
    refuse_bare(subject, "rectify", found, one.context, RectificationNotice, what)
    whose, when = subject_named(subject, found.organization), of_year(on, one.context)
    if person:
        needed(reference=reference)
        typed = Typed(to, basis, demand, due)
        if inspection or note or whose.department or (any(typed) and not printed):
            raise RiskctlError(Said(WORDS["person"]))
        refuse_detail(reference, one.context)
        if printed:
            needed(to=to, basis=basis, demand=demand, due=due)
            refuse_place(printed, one)
        basis, demand, due = "", "", None  # typed for the printer alone
    else:
        _refuse_post(whose)
        if to or printed:
            raise RiskctlError(Said(WORDS["for-person"]))
        needed(basis=basis, demand=demand, due=due)
        assert due
        in_time(due, when)
    said = {
        "number": next_number(whose.unit.id, one.context, RectificationNotice),
        "day": when,
        "event": "issued",
        "to": "" if person else whose.ref,
        "due": due,
        "basis": basis,
        "demand": demand,
        "inspection": inspection,
        "reference": reference,
        "note": note,
    }
    row = new_row(RectificationNotice, said)
    append(one, whose.unit.id, row, "rectification")
    if person and printed:
        print_letter(printed, letter_page(typed, row, whose.unit, Scope(one.context, current())))
    return 0


def _refuse_post(whose: Subject) -> None:
    if whose.seat:
        raise RiskctlError(Said(WORDS["post"], {"ref": whose.ref}))
