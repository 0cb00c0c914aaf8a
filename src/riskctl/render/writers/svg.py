"""SVG: the plots of a document one below the other, and its matrix, as one picture that any program opens.

It holds text and shapes alone: no link, no script, no font; a document without a plot is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.render.blocks import Heading, Paper, Plot, Slot, Table, plain
from riskctl.render.html.plot import LINE_COLOUR, shapes
from riskctl.render.looks import Look
from riskctl.render.plot_geometry import WIDTH, drawing, in_words
from riskctl.render.xml_text import allowed

MARGIN, TITLE, GAP = 16, 26, 20  # around all, of a title, below each picture
LETTERS, LARGE = 12, 14  # how large the letters are, and those of titles
ROW = 30  # of the matrix
GENERIC = ", sans-serif"  # where a machine has none of the fonts
WORDS: Words = {
    "none": (
        "“{title}”里没有统计图，不能写成 svg；用 --to html、docx、pdf 或 xlsx",
        "“{title}” has no plot, so there is nothing to write as svg; use --to html, docx, pdf or xlsx",
    ),
}
Picture = tuple[int, str, str, str]  # its height, what it shows as shapes, its title, what it says in words


def write(document: Paper) -> bytes:
    """Return the plots of the document as an SVG file in UTF-8; raises RiskctlError where it has none."""
    pictures = list(_pictures(document))
    if not pictures:
        raise RiskctlError(Said(WORDS["none"], {"title": document.title}))
    placed, y = [], MARGIN
    for height, drawn, title, told in pictures:
        placed.append(
            f'<g transform="translate({MARGIN} {y})" role="img"><title>{_text(title)}</title>'
            f'<desc>{_text(told)}</desc><text y="{LARGE}" font-size="{LARGE}">{_text(title)}</text>'
            f'<g transform="translate(0 {TITLE})">{drawn}</g></g>'
        )
        y += TITLE + height + GAP
    made = f"{_head(document, y - GAP + MARGIN)}{''.join(placed)}</svg>\n"
    return made.encode("utf-8", "backslashreplace")


def _head(document: Paper, height: int) -> str:
    families = (f"'{family}'" for family in document.sheet.fonts["body"])
    width = WIDTH + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" lang="{document.language}" font-size="{LETTERS}" '
        f'font-family="{escape(allowed(", ".join(families) + GENERIC))}">'
        f'<title>{_text(document.title)}</title><rect width="{width}" height="{height}" fill="#fff"/>'
    )


def _pictures(document: Paper) -> Iterator[Picture]:
    """Plots, and tables that are a matrix; these are called as the heading above them."""
    title = document.title
    for block in document.blocks:
        if isinstance(block, Heading):
            title = plain(block.runs)
        elif isinstance(block, Plot):
            yield drawing(block).height, shapes(block), block.title, in_words(block)
        elif isinstance(block, Table) and Look.MATRIX in block.looks:
            slots = [slot for slot in block.grid() if not slot.covered]
            rows = 1 + max(slot.row for slot in slots)
            told = "; ".join(_value(slot) for slot in slots)
            yield rows * ROW, "".join(_place(slot, block, document) for slot in slots), title, told


def _place(slot: Slot, block: Table, document: Paper) -> str:
    """A cell of the matrix: filled as its level, with a heavier line where that is grave."""
    ends = [sum(block.columns[:n]) * WIDTH / sum(block.columns) for n in range(len(block.columns) + 1)]
    x, width = ends[slot.column], ends[slot.column + slot.cell.colspan] - ends[slot.column]
    looks = [look for flow in slot.cell.content for run in getattr(flow, "runs", ()) for look in run.looks]
    style = document.sheet.style((Look.HEADER,) if slot.cell.header else looks)
    line = style["border"].width if "border" in style else 0.8
    y, height = slot.row * ROW, slot.cell.rowspan * ROW
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{height}" fill="{style.get("fill", "#fff")}" '
        f'stroke="{LINE_COLOUR}" stroke-width="{line:g}"/>'
        f'<text x="{x + width / 2:.1f}" y="{y + height / 2 + LETTERS / 3:.1f}" text-anchor="middle">'
        f"{_text(_value(slot))}</text>"
    )


def _value(slot: Slot) -> str:
    return str(slot.cell.value).replace("\n", " ")


def _text(text: str) -> str:
    return escape(allowed(text))
