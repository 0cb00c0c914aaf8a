"""`riskctl tally`: the totals of the survey or appraisal sheets of an inspection."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli.graded import at_work, written
from riskctl.cli.options import People, Root, Today, choice, number, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.records.fields import SHEET_COUNTS
from riskctl.records.kinds.inspection import SheetTotals
from riskctl.records.vocabulary import CODES, code_of, word
from riskctl.sources.replace import Replacement
from riskctl.year.assess.inspections import inspection_named
from riskctl.year.assess.questions import SHEETS
from riskctl.year.assess.tally import tallied

WAYS = {way: CODES["way"][way] for way in SHEETS}
BOTH = (*WAYS, *(zh for zh, _ in WAYS.values()))
EXAMPLES = (
    (
        "riskctl tally suzhou-2010-07-13 survey --sent 60 --returned 54 --good 41 --fair 10 --poor 3",
        say("记调查表的合计", "the totals of the survey"),
    ),
)
DETAILS = say(
    "只记合计，写进这次检查的文件；表本身不留，谁怎么答的查不出来。",
    "The totals alone are kept, in the inspection's file: no sheet, and so nobody's answer.",
)
WORDS: Words = {
    "done": (
        "{sheet}：发出 {sent}，收回 {returned}，好（是）{good}，一般（基本）{fair}，差（否）{poor}。",
        "{sheet}: sent {sent}, returned {returned}, good {good}, fair {fair}, poor {poor}.",
    ),
}


def command(
    inspection: Annotated[
        str,
        typer.Argument(
            metavar=say("编号", "ID"),
            help=say("哪次检查，如 suzhou-2010-07-13", "which inspection, such as suzhou-2010-07-13"),
        ),
    ],
    sheet: Annotated[
        str,
        typer.Argument(
            parser=choice(*BOTH),
            autocompletion=offers(*BOTH),
            metavar=say("表", "SHEET"),
            help=say("survey 调查表、appraisal 民主评议", "survey or appraisal (the democratic appraisal)"),
        ),
    ],
    sent: Annotated[int, number("--sent", SHEET_COUNTS, "N", say("发出几份", "sheets sent"))],
    returned: Annotated[int, number("--returned", SHEET_COUNTS, "N", say("收回几份", "sheets returned"))],
    good: Annotated[int, number("--good", SHEET_COUNTS, "N", say("好（是）", "good (yes)"))] = 0,
    fair: Annotated[int, number("--fair", SHEET_COUNTS, "N", say("一般（基本）", "fair (partly)"))] = 0,
    poor: Annotated[int, number("--poor", SHEET_COUNTS, "N", say("差（否）", "poor (no)"))] = 0,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record the totals."""
    one, _ = at_work(root, today, people, writes=True)
    document, record = inspection_named(inspection, one.context)
    code = code_of("way", sheet) or sheet
    said = {"sheet": code, "sent": sent, "returned": returned, "good": good, "fair": fair, "poor": poor}
    totals = SheetTotals.model_validate({name: str(value) for name, value in said.items()})
    before = document.tree.text if document.tree else ""
    text = tallied(document.file, before, record, totals)
    written(one, Replacement(document.file, before.encode(), text.encode()))
    fields = totals.model_dump() | {"sheet": word("way", code)}
    streams.note(Said(WORDS["done"], fields))
    return 0
