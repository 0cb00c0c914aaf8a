"""A rectification notice to a person, for print alone: nothing of it is kept.

See docs/internals/words.md#what-may-be-published.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from riskctl.base.messages import Words
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.render.blocks import Block, Box, Heading, Paper, Paragraph, Run, Signatures, sections
from riskctl.render.looks import Look
from riskctl.render.order.scope import Scope
from riskctl.render.style_sheet import style_sheet
from riskctl.render.view.days import long_day

WORDS: Words = {
    "title": ("整改通知书", "Rectification notice"),
    "reference": ("{reference}　第 {number} 号", "{reference}, No. {number}"),
    "to": ("{to}：", "{to}:"),
    "demand": (
        "依据{basis}，请整改以下问题：{demand}。",
        "On the basis of {basis} you are asked to mend: {demand}.",
    ),
    "reply": ("请于{due}前整改完毕并书面回复。", "Please mend it and reply in writing by {due}."),
    "received": ("本人签收", "Received"),
    "sign": ("签字：　　　　　年　　月　　日", "Signed: ____________ Date: ____________"),
}


class Typed(NamedTuple):
    """What is typed for the printer: to whom, on what basis, what is to be mended, by when."""

    to: str
    basis: str
    demand: str
    due: date | None


def letter_page(typed: Typed, row: RectificationNotice, unit: Unit, scope: Scope) -> Paper:
    """Return the letter; of `row`, which is what is kept, it shows number, day and reference."""
    due = long_day(typed.due, scope) if typed.due else ""
    sender = unit.leading_group_office.name if unit.leading_group_office else unit.name
    title = scope.say(WORDS, "title")
    blocks: tuple[Block, ...] = (
        Heading(1, (Run(title),)),
        _line(scope.say(WORDS, "reference", reference=row.reference, number=row.number), Look.RIGHT),
        _line(scope.say(WORDS, "to", to=typed.to)),
        _line(scope.say(WORDS, "demand", basis=typed.basis, demand=typed.demand.rstrip("。.")), Look.INDENT),
        _line(scope.say(WORDS, "reply", due=due), Look.INDENT),
        _line(sender, Look.RIGHT),
        _line(long_day(row.day, scope), Look.RIGHT),
        Signatures((Box(scope.say(WORDS, "received"), (_line(scope.say(WORDS, "sign")),)),)),
    )
    sheet = style_sheet(scope.context.style)
    pages = sections(blocks, sheet.layout("portrait"))
    return Paper(title, "", scope.language, "internal", "print", pages, "", "", sheet)


def _line(text: str, *looks: Look) -> Paragraph:
    return Paragraph((Run(text),), looks)
