"""A written response to a person (such as 诫勉), for print alone: nothing of it is kept.

See docs/internals/words.md#what-may-be-published.
"""

from __future__ import annotations

from typing import NamedTuple

from riskctl.base.messages import Words
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.responses import PersonResponse
from riskctl.render.blocks import (
    Block,
    Box,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Signatures,
    sections,
)
from riskctl.render.looks import Look
from riskctl.render.order.scope import Scope
from riskctl.render.style_sheet import style_sheet
from riskctl.render.view.days import long_day

WORDS: Words = {
    "title": ("{kind}通知书", "Notice of {kind}"),
    "reply": ("{kind}通知书回复单", "Reply to a notice of {kind}"),
    "to": ("{to}：", "{to}:"),
    "what": (
        "依据{basis}，决定对你予以{kind}：",
        "On the basis of {basis}, this is the {kind} given to you:",
    ),
    "appeal": (
        "有不同意见的，可以书面提出；请按所附回复单书面回复。",
        "If you see it otherwise, you may say so in writing. Please reply on the sheet attached.",
    ),
    "received": ("本人签收", "Received"),
    "received-on": ("签收日期", "Received on"),
    "number": ("通知书文号", "Notice"),
    "from": ("回复人", "From"),
    "answered": ("本人意见，已经做的和打算做的", "What you say to it, what was done and will be"),
    "signed": ("本人签字", "Signed"),
    "verified": ("核实意见（核实人签字）", "Verified (signature)"),
    "day": ("年　　月　　日", "Date: ____________"),
}
BLANK = "\u3000"


class Given(NamedTuple):
    """What is typed for the printer: to whom, on what basis, and what is said."""

    to: str
    basis: str
    text: str


def response_page(given: Given, row: PersonResponse, unit: Unit, scope: Scope) -> Paper:
    """Return the notice as a letter with its reply sheet; of `row`, which is what is kept, it shows day, kind
    and reference."""
    kind = scope.word("response", row.kind)
    sender = unit.discipline_office.name if unit.discipline_office else unit.name
    title = scope.say(WORDS, "title", kind=kind)
    blocks = (*_letter(given, row, sender, scope), PageBreak(), *_reply(given, row, scope))
    sheet = style_sheet(scope.context.style)
    pages = sections(blocks, sheet.layout("letter"))
    whole = f"{sender}{title}" if scope.language == "zh" else f"{sender} {title}"
    return Paper(whole, "", scope.language, "internal", "print", pages, "", "", sheet, row.day)


def _letter(given: Given, row: PersonResponse, sender: str, scope: Scope) -> tuple[Block, ...]:
    kind, day = scope.word("response", row.kind), long_day(row.day, scope)
    return (
        Heading(1, (Run(f"{sender}\n{scope.say(WORDS, 'title', kind=kind)}"),)),
        _line(row.reference, Look.CENTRE),
        _line(scope.say(WORDS, "to", to=given.to)),
        _line(scope.say(WORDS, "what", basis=given.basis, kind=kind), Look.INDENT),
        _line(given.text, Look.INDENT),
        _line(scope.say(WORDS, "appeal"), Look.INDENT),
        _line(f"{sender}\n{day}", Look.SIGNED),
        _line(BLANK),
        Facts(
            (
                Fact(scope.say(WORDS, "received"), (_line(BLANK),)),
                Fact(scope.say(WORDS, "received-on"), (_line(scope.say(WORDS, "day")),)),
            )
        ),
    )


def _reply(given: Given, row: PersonResponse, scope: Scope) -> tuple[Block, ...]:
    """The sheet on which it is answered."""
    dated = (_line(scope.say(WORDS, "day"), Look.RIGHT),)
    return (
        Heading(2, (Run(scope.say(WORDS, "reply", kind=scope.word("response", row.kind))),)),
        Facts(
            (
                Fact(scope.say(WORDS, "number"), (_line(row.reference),)),
                Fact(scope.say(WORDS, "from"), (_line(given.to),)),
            )
        ),
        Signatures((Box(scope.say(WORDS, "answered"), ()),)),
        Signatures((Box(scope.say(WORDS, "signed"), dated), Box(scope.say(WORDS, "verified"), dated))),
    )


def _line(text: str, *looks: Look) -> Paragraph:
    return Paragraph((Run(text),), looks)
