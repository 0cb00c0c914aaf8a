"""The header lines of forms, boxes to sign, plots and the imprint: blocks that are tables on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.render.blocks import Bar, Box, Fact, Facts, Paragraph, Plot, Run, Signatures, plain
from riskctl.render.docx.flow import Typesetting, content, paragraph, spacer
from riskctl.render.docx.markup import RUN_ORDER, element, properties, twips, written
from riskctl.render.docx.page_style import PageStyle
from riskctl.render.docx.styles import StyleName, rule
from riskctl.render.docx.tables import PADDING, GridCell, GridRow, grid, shares
from riskctl.render.fit import ems, line_starts
from riskctl.render.looks import Look
from riskctl.render.paper import SIGNING_BOX

LABEL_SHARE = 40  # percent of half a line that a label takes at most
BESIDE = 3  # boxes to sign
LABEL_HEIGHT = 8  # mm of a box to sign
NO_LINE = {side: f'<w:{side} w:val="nil"/>' for side in ("top", "bottom")}
AFTER_IMPRINT = 80  # twips: the paragraph that has to follow a table, and the lines themselves
BAR_SHARES = (26, 54, 20)  # percent of a plot: labels, bars, numbers
BAR_EMS = 26  # the longest bar
PAINTS = ("solid", "diagStripe", "pct25", "clear", "pct50")


def facts(block: Facts, page: PageStyle) -> str:
    """Return the header lines of a form: two beside each other, a wide one alone."""
    label = _label_width(block, page)
    half = page.width // 2
    widths = (label, half - label, label, page.width - half - label)
    return grid(widths, (_facts_row(row, page) for row in block.lines()))


def signatures(block: Signatures, page: PageStyle) -> str:
    """Return boxes to sign: each as high as an opinion and a seal need, never parted by the end of a page."""
    lines = [block.boxes[n : n + BESIDE] for n in range(0, len(block.boxes), BESIDE)]
    columns = min(BESIDE, len(block.boxes))
    widths = shares(page.width, _even(columns))
    return grid(widths, (row for line in lines for row in _signing(line, columns, line is lines[-1], page)))


def plot(block: Plot, page: PageStyle) -> str:
    """Return a plot as its title and a line a bar; series differ by pattern, every number is written."""
    setting = Typesetting(page, StyleName.CELL)
    most = max((sum(bar.numbers) for bar in block.bars), default=0) or 1
    title = paragraph((Run(block.title),), (), Typesetting(page, StyleName.HEADING3, keeps_next=True))
    rows = [_legend(block, page)] if len(block.series) > 1 else []
    rows += [_bar(bar, most, setting if bar is block.bars[-1] else setting.keeping()) for bar in block.bars]
    return title + grid(shares(page.width, BAR_SHARES), rows) if rows else title


def imprint(blocks: Sequence[Paragraph], page: PageStyle) -> str:
    """Return the imprint of a letter at the foot of its page, between lines (GB/T 9704)."""
    border = page.style(Look.IMPRINT)["border"]
    thick = {side: rule(border._replace(side=side), 0) for side in ("top", "bottom")}
    thin = rule(border._replace(side="top", width=border.width * 0.7), 0)
    rows, last = [], len(blocks) - 1
    for n, one in enumerate(blocks):
        over, below = thick["top"] if n == 0 else thin, thick["bottom"] if n == last else NO_LINE["bottom"]
        sides = f'{over}<w:left w:val="nil"/>{below}<w:right w:val="nil"/>'
        cell = GridCell(content((one,), Typesetting(page, StyleName.IMPRINT)), lines=sides)
        rows.append(GridRow((cell,), height=_imprint_height(one, page)))
    sheet = page.page
    height = twips(sheet.height) - twips(sheet.margins.top) - twips(sheet.margins.bottom)
    above = height - sum(row.height for row in rows) - AFTER_IMPRINT
    none = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
    room = GridRow((GridCell(spacer(20), lines=none),), height=above)
    return grid((page.width,), [room, *rows])


def _imprint_height(one: Paragraph, page: PageStyle) -> int:
    """How high a line of the imprint is, or the lines it takes; the height has to be known to place it."""
    size = page.style(Look.IMPRINT)["size"]
    return page.pitch * len(line_starts(plain(one.runs), page.width / size / 20 - 2)) + 2 * PADDING["top"]


def _label_width(block: Facts, page: PageStyle) -> int:
    """As wide as the longest label, so far as it leaves room for what it labels."""
    points = page.style(Look.TABLE)["size"]
    longest = max(ems(fact.label) for fact in block.facts)
    return min(round((longest + 1.5) * points * 20), page.width // 2 * LABEL_SHARE // 100)


def _facts_row(row: tuple[Fact, ...], page: PageStyle) -> GridRow:
    head, text = Typesetting(page, StyleName.HEAD, "left"), Typesetting(page, StyleName.CELL)
    fill = page.style(Look.HEADER).get("fill", "")
    cells: list[GridCell] = []
    for fact in row:
        cells.append(GridCell(paragraph((Run(fact.label),), (), head), fill=fill))
        cells.append(GridCell(content(fact.content, text), 3 if len(row) == 1 else 1))
    return GridRow(tuple(cells))


def _signing(boxes: Sequence[Box], columns: int, last: bool, page: PageStyle) -> Iterator[GridRow]:
    """A line of boxes: above the labels with room to write, below where to sign; no line between."""
    head = Typesetting(page, StyleName.HEAD, "left", keeps_next=True)
    foot = Typesetting(page, StyleName.CELL, keeps_next=not last)
    over = columns - len(boxes)  # the last box takes what is left of the line
    spans = [1 + (over if n == len(boxes) - 1 else 0) for n in range(len(boxes))]
    labels = (
        GridCell(paragraph((Run(box.label),), (), head), span, align="top", lines=NO_LINE["bottom"])
        for box, span in zip(boxes, spans, strict=True)
    )
    feet = (
        GridCell(content(box.content, foot), span, align="bottom", lines=NO_LINE["top"])
        for box, span in zip(boxes, spans, strict=True)
    )
    yield GridRow(tuple(labels), height=twips(LABEL_HEIGHT))
    yield GridRow(tuple(feet), height=twips(SIGNING_BOX - LABEL_HEIGHT))


def _legend(block: Plot, page: PageStyle) -> GridRow:
    setting = Typesetting(page, StyleName.CELL, keeps_next=True)
    keys = tuple(
        run for n, series in enumerate(block.series) for run in (_painted(1, n), _plain(f" {series}　"))
    )
    return GridRow((GridCell(_line(keys, setting), 3),))


def _bar(bar: Bar, most: int, setting: Typesetting) -> GridRow:
    painted = tuple(
        _painted(max(1, round(number / most * BAR_EMS)), n) for n, number in enumerate(bar.numbers) if number
    )
    numbers = paragraph((Run(" / ".join(map(str, bar.numbers))),), (), setting)
    label = paragraph((Run(bar.label),), (), setting)
    return GridRow((GridCell(label), GridCell(_line(painted, setting)), GridCell(numbers)))


def _line(runs: Sequence[str], setting: Typesetting) -> str:
    return paragraph((), (), setting).replace("</w:p>", f"{''.join(runs)}</w:p>")


def _painted(ems: int, series: int) -> str:
    """A part of a bar: blanks between lines, on the pattern of its series."""
    border = element("bdr", val="single", sz=4, space=0, color="000000")
    paint = PAINTS[series % len(PAINTS)]
    shade = element("shd", val=paint, color="444444", fill="FFFFFF" if paint != "solid" else "444444")
    made = properties("rPr", RUN_ORDER, {"bdr": border, "shd": shade})
    return f"<w:r>{made}{written(chr(0x3000) * ems)}</w:r>"


def _plain(text: str) -> str:
    return f"<w:r>{written(text)}</w:r>"


def _even(columns: int) -> tuple[int, ...]:
    each = 100 // columns
    return (*(each,) * (columns - 1), 100 - each * (columns - 1))
