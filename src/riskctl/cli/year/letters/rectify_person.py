"""`riskctl rectify person`: that a notice was given to a person, by its reference; the rest is for print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import at_work
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell.language import current, say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.year.letters.letters import Due, append, needed
from riskctl.cli.year.letters.printed_letter import Printed, To, letter_to, print_letter, refuse_again
from riskctl.corpus.context import Context
from riskctl.corpus.sound import Sound
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.render.blocks import Paper
from riskctl.render.order.scope import Scope
from riskctl.render.pages.letter import Typed, letter_page
from riskctl.render.template.own_templates import configured
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import logged, new_row
from riskctl.year.resolve import of_year, unit_named
from riskctl.year.watch.letters import next_number
from riskctl.year.watch.references import refuse_detail

EXAMPLES = (
    (
        "riskctl rectify person suzhou --reference 肃工商纪〔2010〕5号",
        say("只记文号", "its reference alone"),
    ),
    (
        "riskctl rectify person suzhou --reference 肃工商纪〔2010〕5号 --print ../通知书.html --to 王某 "
        "--basis 6月专项检查 --found 三件核查没有照片 --demand 补拍核查照片 --due 2010-07-15",
        say("同时印出来，内容不留在库里", "and print it; its content is not kept"),
    ),
)
WORDS: Words = {
    "kept": (
        "给个人的只记 --reference；要打印的，加 --print 文件，内容只印不记",
        "Of a notice to a person only --reference is kept; to print it add --print FILE: what is typed is "
        "printed and not kept",
    ),
}


def command(
    unit: Annotated[
        str,
        typer.Argument(
            metavar=say("单位", "UNIT"),
            autocompletion=offered_subjects,
            help=say("在哪个单位", "the unit it was given in"),
        ),
    ],
    reference: Annotated[
        str,
        typer.Option(
            "--reference", metavar=say("文号", "REF"), help=say("外部文号", "the outside reference")
        ),
    ],
    printed: Printed = None,
    to: To = "",
    basis: Annotated[
        str,
        typer.Option(
            "--basis",
            metavar=say("文字", "TEXT"),
            help=say("依据，只印不记", "for print alone: what it rests on"),
        ),
    ] = "",
    problem: Annotated[
        str,
        typer.Option(
            "--found",
            metavar=say("文字", "TEXT"),
            help=say("查出了什么问题，只印不记", "for print alone: what was found"),
        ),
    ] = "",
    demand: Annotated[
        str,
        typer.Option(
            "--demand",
            metavar=say("文字", "TEXT"),
            help=say("要求怎样整改，只印不记", "for print alone: what is demanded"),
        ),
    ] = "",
    due: Due = None,
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record a notice to a person by its reference, and print it where it is asked for."""
    one, found = at_work(root, today, people, writes=True)
    body, day = unit_named(unit, found.organization), of_year(on, one.context)
    refuse_detail(reference, one.context)
    typed = Typed(to, basis, demand, due, problem)
    _refuse_half(typed, printed)
    number = next_number(body.id, one.context, RectificationNotice)
    said = {"number": number, "day": day, "event": "issued", "reference": reference}
    new = new_row(RectificationNotice, said)
    known = _recorded(new, body.id, one.context)
    row = known or new
    letter = letter_to(printed, _page(typed, row, body, one.context), one) if printed else None
    if known:
        refuse_again(letter, known.day)
    else:
        append(one, body.id, row, "rectification")
    if letter:
        print_letter(letter)
    return 0


def _page(typed: Typed, row: RectificationNotice, body: Unit, context: Sound) -> Paper:
    folder = configured(context)
    if isinstance(folder, Said):
        raise RiskctlError(folder)
    return letter_page(typed, row, body, Scope(context, current()), folder)


def _recorded(new: RectificationNotice, unit: str, context: Context) -> RectificationNotice | None:
    """The row that says the same of the unit's log; it has a number of its own."""
    rows = (one.row for one in logged(context, RectificationNotice) if one.where.get("unit") == unit)
    return next((row for row in rows if is_again(new, (row,), {"number"})), None)


def _refuse_half(typed: Typed, printed: Path | None) -> None:
    """Refuse what is typed for a page that is not asked for, and a page that would lack some of it."""
    if printed:
        needed("riskctl rectify person", to=typed.to, basis=typed.basis, demand=typed.demand, due=typed.due)
    elif any(typed):
        raise RiskctlError(Said(WORDS["kept"]))
