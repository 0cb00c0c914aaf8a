"""A document as the data that the page sets: every look resolved to what it means here, every text a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.render.blocks import (
    CONTINUED,
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
from riskctl.render.chart.drawing import in_words as chart_in_words
from riskctl.render.chart.layout import drawn
from riskctl.render.chart.strokes import ARROW, stroke
from riskctl.render.keeping import with_next
from riskctl.render.looks import HEADINGS, Look
from riskctl.render.paper import MILLIMETRE, SIGNING_BOX, Page
from riskctl.render.pdf.flow import Surroundings, flow, text
from riskctl.render.pdf.fonts import FontSet
from riskctl.render.pdf.tables import facts, grid
from riskctl.render.plot_geometry import WIDTH, Caption, drawing, in_words

DISPLAY = 1.9  # times the sizes of a form, for what is read from afar
RED_HEAD = 35  # mm above the letterhead (GB/T 9704)


def data(document: Paper, at_hand: FontSet) -> dict[str, Any]:
    """Return what the page needs to know of a document."""
    in_letter = any(section.page.grid for section in document.sections)
    return {
        "title": document.title,
        "language": document.language,
        "day": [document.day.year, document.day.month, document.day.day] if document.day else None,
        "foot": document.foot,
        "continued": CONTINUED[document.language],
        "body": at_hand.chosen(document.sheet.fonts["body"]),
        "folio": at_hand.chosen(document.sheet.fonts["folio"]),
        "sections": [_section(document, n, at_hand, in_letter) for n in range(len(document.sections))],
    }


def _section(document: Paper, number: int, at_hand: FontSet, in_letter: bool) -> dict[str, Any]:
    section = document.sections[number]
    page = document.page_of(section)
    scale = DISPLAY if document.medium == "display" else 1
    setting = Surroundings(document, page, at_hand, annexed=in_letter and number > 0, scale=scale)
    return {
        "number": number,
        "form": {"title": section.form.title, "foot": section.form.foot} if section.form else None,
        "page": _page(page, "outer" if in_letter else page.numbering),
        "style": setting.style(Look.TEXT),
        "letter": page.grid is not None,
        "imprint": in_letter and _is_imprint(section),
        "blocks": list(_blocks(section, setting)),
    }


def _page(page: Page, numbering: str) -> dict[str, Any]:
    of = page.margins
    margins = {"top": of.top, "right": of.right, "bottom": of.bottom, "left": of.left}
    return {"width": page.width, "height": page.height, "margins": margins, "numbering": numbering}


def _is_imprint(section: Section) -> bool:
    return bool(section.blocks) and all(
        isinstance(block, Paragraph) and Look.IMPRINT in block.looks for block in section.blocks
    )


def _blocks(section: Section, setting: Surroundings) -> Iterator[dict[str, Any]]:
    for block, following, stays in with_next(section.blocks):
        yield _block(block, setting) | {"sticky": stays, "last": following is None}


def _block(block: Block, setting: Surroundings) -> dict[str, Any]:
    match block:
        case Heading():
            return _heading(block, setting)
        case Paragraph() | Listing():
            return flow(block, setting) | _room(block, setting)
        case Facts():
            return facts(block, setting)
        case Table():
            return grid(block, setting)
        case Signatures():
            return _signatures(block, setting)
        case Plot() | FlowChart():
            return _plot(block, setting) if isinstance(block, Plot) else _chart(block)
        case _:
            return {"is": "page break"}


def _heading(block: Heading, setting: Surroundings) -> dict[str, Any]:
    line = setting.pitch
    if block.level == 1 or setting.annexed:
        style = setting.style(Look.TEXT, Look.TITLE)
        above, below = (2 * line, line) if setting.page.grid else (0, 3 * MILLIMETRE)
    else:
        style = setting.style(Look.TEXT, Look.HEADING)
        style["size"] *= 1 if setting.page.grid else HEADINGS.get(block.level, 1)
        above, below = (0, 0) if setting.page.grid else (4 * MILLIMETRE, 2 * MILLIMETRE)
    made = {"is": "heading", "level": block.level, "runs": text(block.runs, setting), "above": above}
    return made | {"style": style, "below": below}


def _room(block: Paragraph | Listing, setting: Surroundings) -> dict[str, Any]:
    """What stands free above and below a paragraph, in points."""
    looks = {*block.looks} if isinstance(block, Paragraph) else set()
    line = setting.pitch
    if setting.page.grid:
        if Look.LETTERHEAD in looks:
            return {"push": RED_HEAD * MILLIMETRE, "above": 0, "below": 0}
        lines = 2 if looks & {Look.FILING, Look.SIGNED} else 1 if Look.ENCLOSED in looks else 0
        return {"above": lines * line, "below": 0}
    return {"above": line if Look.ENCLOSED in looks else 2 * MILLIMETRE, "below": 2 * MILLIMETRE}


def _signatures(block: Signatures, setting: Surroundings) -> dict[str, Any]:
    cell = setting.within(Look.TABLE)
    label = setting.style(Look.TEXT, Look.TABLE, Look.HEADER) | {"align": None, "fill": None}
    boxes = [{"label": box.label, "body": [flow(one, cell) for one in box.content]} for box in block.boxes]
    return {"is": "signatures", "boxes": boxes, "label": label, "height": SIGNING_BOX}


def _chart(block: FlowChart) -> dict[str, Any]:
    made = drawn(block)
    return {
        "is": "chart",
        "told": "\n".join(chart_in_words(block)),
        "width": made.width,
        "height": made.height,
        "paths": [{"points": one.points, "arrow": ARROW.at(one)} for one in made.paths],
        "outlines": [
            {
                "corners": one.corners,
                "round": one.kind in ("start", "end"),
                "width": look.width,
                "dash": look.dash,
                "fill": look.fill,
            }
            for one in made.outlines
            for look in (stroke(one.level),)
        ],
        "words": [
            {"x": one.x, "y": one.y, "text": one.text, "size": one.size, "bold": one.bold}
            | {"width": one.width, "covers": one.covers}
            for one in made.words
        ],
    }


def _plot(block: Plot, setting: Surroundings) -> dict[str, Any]:
    drawn = drawing(block)
    parts = [
        {"x": one.x, "y": one.y, "text": one.text, "ends": one.ends}
        if isinstance(one, Caption)
        else {"x": one.x, "y": one.y, "width": one.width, "height": one.height, "series": one.series}
        for one in drawn.parts
    ]
    return {
        "is": "plot",
        "title": block.title,
        "style": setting.style(Look.TEXT, Look.HEADING),
        "told": in_words(block),
        "width": WIDTH,
        "height": drawn.height,
        "parts": parts,
    }
