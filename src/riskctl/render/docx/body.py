"""The body of a document: its sections one after the other, each with its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.render.blocks import (
    Block,
    Facts,
    FlowChart,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Plot,
    Section,
    Signatures,
    Table,
)
from riskctl.render.docx.boxes import facts, imprint, plot, signatures
from riskctl.render.docx.flow import content, heading, on_page, spacer
from riskctl.render.docx.flow_chart import flow_chart
from riskctl.render.docx.markup import element, twips
from riskctl.render.docx.page_style import PageStyle
from riskctl.render.docx.tables import table
from riskctl.render.keeping import with_next
from riskctl.render.looks import Look
from riskctl.render.paper import Page

FOOT = 8  # mm from the edge of the sheet to what stands at its foot
TABLES = (Facts, Table, Signatures, Plot)
GAP = 120  # twips between two tables, which would grow together
FOLIO = 24  # the same on a letter: seven below the text (GB/T 9704)


def pages_of(document: Paper) -> list[PageStyle]:
    """Return what each section is set in."""
    pages = map(document.page_of, document.sections)
    return [PageStyle(document.sheet, page, document.language) for page in pages]


def body(document: Paper) -> str:
    """Return the body, with the properties of each section at its end."""
    pages = pages_of(document)
    is_letter = pages[0].on_letter
    made = []
    last = len(pages) - 1
    for n, (section, page) in enumerate(zip(document.sections, pages, strict=True)):
        begins = "evenPage" if is_letter and is_imprint(section) else "nextPage"
        text = _section(section, page, is_letter and n > 0)
        properties = _properties(page, begins, counts=section.form is not None)
        if n == last:
            made.append(text + properties)
        else:  # in the last paragraph: one of its own could be too much for the page
            head, tail = text[: text.rindex("</w:pPr>")], text[text.rindex("</w:pPr>") :]
            made.append(head + properties + tail)
    return f"<w:body>{''.join(made)}</w:body>"


def is_imprint(section: Section) -> bool:
    """Return whether a section is the imprint of a letter, which stands at the foot of an even page."""
    return bool(section.blocks) and all(
        isinstance(block, Paragraph) and Look.IMPRINT in block.looks for block in section.blocks
    )


def _section(section: Section, page: PageStyle, annexed: bool) -> str:
    if page.on_letter and is_imprint(section):
        return imprint([block for block in section.blocks if isinstance(block, Paragraph)], page) + spacer(20)
    return "".join(_blocks(section.blocks, page, annexed))


def _blocks(blocks: Sequence[Block], page: PageStyle, annexed: bool) -> Iterator[str]:
    """Each block; a paragraph has to follow a table, and be a gap to the next: they would grow together."""
    for block, following, stays in with_next(blocks):
        if isinstance(block, Heading):
            yield heading(block, on_page(page), annexed, at_top=block is blocks[0])
        else:
            yield _block(block, page, stays)
        if isinstance(block, TABLES):
            yield spacer(GAP if following else 20)
        elif isinstance(block, Paragraph | Listing) and isinstance(following, TABLES):
            yield spacer(GAP // 2, keeps_next=True)


def _block(block: Block, page: PageStyle, keeps: bool) -> str:
    match block:
        case Paragraph() | Listing():
            return content((block,), on_page(page).keeping() if keeps else on_page(page))
        case Facts():
            return facts(block, page)
        case Signatures():
            return signatures(block, page)
        case Table():
            return table(block, page, keeps)
        case Plot():
            return plot(block, page)
        case FlowChart():
            return flow_chart(block, page)
        case _:
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _properties(page: PageStyle, begins: str, counts: bool) -> str:
    """The properties of a section; where it `counts` by itself, from page 1."""
    sheet = page.page
    size = {"w": twips(sheet.width), "h": twips(sheet.height)} | (
        {"orient": "landscape"} if sheet.is_broad else {}
    )
    margins = {side: twips(getattr(sheet.margins, side)) for side in ("top", "right", "bottom", "left")}
    edge = twips(_edge(sheet))
    number = element("pgNumType", start=1) if counts else ""
    grid = element("docGrid", type="lines", linePitch=page.pitch) if page.on_letter else ""
    return (
        f"<w:sectPr>{element('type', val=begins)}{element('pgSz', **size)}"
        f"{element('pgMar', **margins, header=edge, footer=edge, gutter=0)}{number}{grid}</w:sectPr>"
    )


def _edge(page: Page) -> float:
    return FOLIO * page.margins.bottom / 35 if page.grid else min(FOOT, page.margins.bottom)
