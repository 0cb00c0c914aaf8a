"""A written response to a person (such as 诫勉), for print alone: nothing of it is kept.

See docs/internals/words.md#what-may-be-published.
"""

from __future__ import annotations

from typing import NamedTuple

from riskctl.base.messages import Words
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.responses import PersonResponse
from riskctl.render.blocks import Block, Box, Heading, Paper, Paragraph, Run, Signatures, sections
from riskctl.render.looks import Look
from riskctl.render.order.scope import Scope
from riskctl.render.style_sheet import style_sheet
from riskctl.render.view.days import long_day

WORDS: Words = {
    "title": ("{kind}通知书", "Notice of {kind}"),
    "to": ("{to}：", "{to}:"),
    "what": (
        "依据{basis}，决定对你予以{kind}：",
        "On the basis of {basis}, this is the {kind} given to you:",
    ),
    "appeal": (
        "有不同意见的，可以书面提出。",
        "If you see it otherwise, you may say so in writing.",
    ),
    "received": ("本人签收", "Received"),
    "sign": ("签字：　　　　　年　　月　　日", "Signed: ____________ Date: ____________"),
}


class Given(NamedTuple):
    """What is typed for the printer: to whom, on what basis, and what is said."""

    to: str
    basis: str
    text: str


def response_page(given: Given, row: PersonResponse, unit: Unit, scope: Scope) -> Paper:
    """Return the notice; of `row`, which is what is kept, it shows day, kind and reference."""
    kind = scope.word("response", row.kind)
    title = scope.say(WORDS, "title", kind=kind)
    sender = unit.discipline_office.name if unit.discipline_office else unit.name
    blocks: tuple[Block, ...] = (
        Heading(1, (Run(title),)),
        _line(row.reference, Look.RIGHT),
        _line(scope.say(WORDS, "to", to=given.to)),
        _line(scope.say(WORDS, "what", basis=given.basis, kind=kind), Look.INDENT),
        _line(given.text, Look.INDENT),
        _line(scope.say(WORDS, "appeal"), Look.INDENT),
        _line(sender, Look.RIGHT),
        _line(long_day(row.day, scope), Look.RIGHT),
        Signatures((Box(scope.say(WORDS, "received"), (_line(scope.say(WORDS, "sign")),)),)),
    )
    sheet = style_sheet(scope.context.style)
    pages = sections(blocks, sheet.layout("portrait"))
    return Paper(title, "", scope.language, "internal", "print", pages, "", "", sheet)


def _line(text: str, *looks: Look) -> Paragraph:
    return Paragraph((Run(text),), looks)
