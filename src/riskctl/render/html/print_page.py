"""Pages for print, upright or broad; in a mixed one every page break turns the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.render.blocks import Block, Document, PageBreak
from riskctl.render.html.elements import element
from riskctl.render.html.page import css_text, page, shared

TURNS = ("portrait", "landscape")


def write(document: Document) -> str:
    """Return the document as a page for A4, with headings that repeat and its foot on every sheet."""
    style = print_style(document)
    if document.layout != "mixed":
        return page(document, style, "\n".join(map(element, document.blocks)))
    foot = f'@page letter {{ @bottom-center {{ content: "{css_text(document.foot)}"; }} }}'
    return page(document, f"{style}\n{shared('letter.css')}{foot}", _turning(document.blocks))


def print_style(document: Document) -> str:
    """Return the style of pages for print, with the foot in their margin."""
    return shared("page.css") + f'@page {{ @bottom-left {{ content: "{css_text(document.foot)}"; }} }}'


def _turning(blocks: Sequence[Block]) -> str:
    sections = (
        f'<section class="{TURNS[number % 2]}">\n' + "\n".join(map(element, part)) + "\n</section>"
        for number, part in enumerate(parts(blocks))
    )
    return "\n".join(sections)


def parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks between page breaks."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, PageBreak):
            yield part
            part = []
        else:
            part.append(block)
    yield part
