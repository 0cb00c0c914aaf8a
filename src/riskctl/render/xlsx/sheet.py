"""A page of a document as a worksheet: its blocks one below the other, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from riskctl.render.blocks import (
    Block,
    Box,
    Fact,
    Facts,
    FlowChart,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Plot,
    Run,
    Signatures,
    Slot,
    Table,
)
from riskctl.render.chart.table import as_table
from riskctl.render.looks import HEADINGS, PLACED, Look
from riskctl.render.paper import MILLIMETRE, SIGNING_BOX, Page
from riskctl.render.xlsx.chart import chart, height_of
from riskctl.render.xlsx.columns import BESIDE, edges, ends, even, spans
from riskctl.render.xlsx.formats import SIDES, CellLook, Formats
from riskctl.render.xlsx.grid_rows import GridRows, SheetCell, sheet_cell
from riskctl.render.xlsx.pieces import GAP as INDENT
from riskctl.render.xlsx.pieces import InkedText, Pieces, level_of, of_runs, pieces
from riskctl.render.xml_text import allowed

PIXEL = 0.75  # points
INCH = 25.4  # millimetres
PAPERS = {(210, 297): 9, (297, 420): 8}  # as a workbook counts them, by their sides
LABEL_HEIGHT = 22  # points of a box to sign
GAP = 8
WIDEST_CHART = 180  # millimetres
LONGEST_FOOT = 200  # characters; a foot has 255 with its codes
FULL = 0.97  # of a page: programs set rows a little higher than they are told
HIGHEST_HEAD = 220  # points above the rows that move, so that these can be seen


class Worksheet:
    """One worksheet in the writing: `made` is the library's, `name` is what it is called there."""

    def __init__(
        self, made: Any, name: str, page: Page, blocks: Sequence[Block], document: Paper, formats: Formats
    ) -> None:
        self.made, self.name, self.page, self.blocks = made, name, page, blocks
        self.document, self.formats = document, formats
        self.edges = edges(blocks)
        self.all = (0, len(self.edges) - 1)
        whole = page.inner_width * MILLIMETRE
        widths = [whole * (end - start) / 100 for start, end in pairwise((0.0, *self.edges))]
        self.rows = GridRows(made, formats, widths, document.title)
        self.lead: int | None = None  # the first row of headings that nothing has followed yet
        self.begun: int | None = None  # the row of a table's first words below its heads
        self.heads: list[tuple[tuple[object, ...], int, int]] = []  # what heads say, their first and last row

    def write(self) -> None:
        """Write the blocks, and set up the page."""
        self.formats.on_letter = self.page.grid is not None
        for n, width in enumerate(self.rows.widths):
            self.made.set_column_pixels(n, n, round(width / PIXEL))
        for block in self.blocks:
            before, self.begun = self.rows.next, None
            self._block(block)
            self._keep(block, before)
        self._set_up()

    def _keep(self, block: Block, before: int) -> None:
        """Keep a heading on the page of what it heads, and the heads of a table with its first rows."""
        if isinstance(block, Heading):
            self.lead = before if self.lead is None else self.lead
            return
        start = before if self.lead is None else self.lead
        self.rows.whole.append((start, before if self.begun is None else self.begun))
        self.lead = None

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._line(pieces((block,)), block.looks)
            case Listing(items, ordered):
                for n, item in enumerate(items, 1):
                    mark = Run(f"{n}. " if ordered else "· ")
                    self._line(tuple(of_runs((mark, *item))), ())
            case Facts():
                self.rows.add([tuple(self._facts(line)) for line in block.lines()])
                self.rows.gap(GAP)
            case Table():
                self._table(block)
            case FlowChart():
                self._table(as_table(block, self.document.language))
            case Signatures(boxes):
                self.rows.gap(GAP)
                first = self.rows.next
                for at in range(0, len(boxes), BESIDE):
                    self._boxes(boxes[at : at + BESIDE], min(BESIDE, len(boxes)))
                self.rows.whole.append((first, self.rows.next - 1))
            case Plot():
                self._plot(block)

    def _heading(self, block: Heading) -> None:
        looks = (Look.TITLE,) if block.level == 1 else (Look.HEADING,)
        align = "center" if block.level == 1 else "left"
        look = CellLook(looks, (), align, scale=HEADINGS.get(block.level, 1))
        self.rows.add([[sheet_cell(self.all, tuple(of_runs(block.runs)), look)]])

    def _line(self, text: Pieces, looks: tuple[Look, ...]) -> None:
        if Look.INDENT in looks:
            text = (InkedText(INDENT), *text)
        own = tuple(look for look in looks if look not in PLACED)
        centred = {Look.CENTRE, Look.LETTERHEAD, Look.FILING} & {*looks}
        align = "center" if centred else "right" if {Look.RIGHT, Look.SIGNED} & {*looks} else "left"
        sides = ("bottom",) if Look.FILING in looks else ("top",) if Look.IMPRINT in looks else ()
        self.rows.add([[sheet_cell(self.all, text, CellLook(own, sides, align))]])

    def _facts(self, line: tuple[Fact, ...]) -> Iterator[SheetCell]:
        places = spans(ends(Facts(())), self.edges)
        for fact, (label, value) in zip(line, (places[:2], places[2:]), strict=False):
            end = self.all[1] if len(line) == 1 else value[1]
            head = CellLook((Look.TABLE, Look.HEADER))
            yield _text(label, fact.label, head)
            yield sheet_cell((value[0], end), pieces(fact.content), CellLook((Look.TABLE,)))

    def _table(self, block: Table) -> None:
        slots, across = list(block.grid()), len(block.columns)
        places = spans(ends(block), self.edges)
        rows = [
            [_table_cell(slot, places) for slot in slots[at : at + across] if not slot.covered]
            for at in range(0, len(slots), across)
        ]
        first = self.rows.add(rows[: len(block.head)])
        last = self.rows.next - 1
        self.begun = self.rows.add(rows[len(block.head) :]) if block.groups else None
        if Look.MATRIX in block.looks:
            self.rows.whole.append((first, self.rows.next - 1))
        if block.head:
            self.heads.append(((block.columns, block.head), first, last))
        self.rows.gap(GAP)

    def _boxes(self, boxes: Sequence[Box], across: int) -> None:
        """Boxes to sign: above the labels with room to write, below where to sign; no line between."""
        places = spans(even(across), self.edges)
        taken = [*places[: len(boxes) - 1], (places[len(boxes) - 1][0], self.all[1])]
        upper = CellLook((Look.TABLE,), ("left", "right", "top"), valign="top")
        lower = CellLook((Look.TABLE,), ("left", "right", "bottom"), valign="bottom")
        pairs = list(zip(taken, boxes, strict=True))
        self.rows.add([[_text(at, b.label, upper) for at, b in pairs]], LABEL_HEIGHT)
        room = SIGNING_BOX * MILLIMETRE - LABEL_HEIGHT
        self.rows.add([[sheet_cell(at, pieces(b.content), lower) for at, b in pairs]], room)

    def _plot(self, block: Plot) -> None:
        """The numbers as a table, and below it the bars, which are drawn from it."""
        places = spans(ends(block), self.edges)
        head, body = CellLook((Look.TABLE, Look.HEADER), align="center"), CellLook((Look.TABLE,))
        counted = CellLook((Look.TABLE,), align="center")
        rows = [
            [_text(at, text, head) for at, text in zip(places, (block.title, *block.series), strict=True)]
        ]
        for bar in block.bars:
            numbers = (
                sheet_cell(at, (InkedText(str(n)),), counted, value=n)
                for at, n in zip(places[1:], bar.numbers, strict=True)
            )
            rows.append([_text(places[0], bar.label, body), *numbers])
        first = self.rows.add(rows)  # a page ends neither within them nor before what is drawn of them
        if block.bars:
            self.rows.gap(GAP)
            width = min(self.page.inner_width, WIDEST_CHART) * MILLIMETRE
            at = self.rows.gap(height_of(block))
            drawn = chart(self.formats.made, block, self.name, first, [start for start, _ in places])
            drawn.set_size({"width": width / PIXEL, "height": height_of(block) / PIXEL})
            self.made.insert_chart(at, 0, drawn, {"object_position": 2})
        self.rows.whole.append((first, self.rows.next - 1))
        self.rows.gap(GAP)

    def _set_up(self) -> None:
        page, sheet = self.page, self.made
        sheet.hide_gridlines(2)
        sheet.set_paper(PAPERS.get((min(page.width, page.height), max(page.width, page.height)), 9))
        (sheet.set_landscape if page.is_broad else sheet.set_portrait)()
        of = page.margins
        sheet.set_margins(of.left / INCH, of.right / INCH, of.top / INCH, of.bottom / INCH)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.print_area(0, 0, max(self.rows.next - 1, 0), self.all[1])
        sheet.set_footer(self._foot(), {"margin": min(8, of.bottom) / INCH})
        head = self._repeat()
        room = page.inner_height * MILLIMETRE * FULL
        sheet.set_h_pagebreaks(self.rows.breaks(room, head))

    def _foot(self) -> str:
        text = allowed(self.document.foot[:LONGEST_FOOT]).replace("&", "&&")
        number = {"of all": "&P / &N", "outer": "— &P —", "none": ""}[self.page.numbering]
        return f"&L{text}&R{number}" if self.page.numbering != "outer" else f"&L{text}&C{number}"

    def _repeat(self) -> float:
        """Let heads stand on every page where all tables have the same, and a single table go on below its
        own; return how high they are."""
        tables = [block for block in self.blocks if isinstance(block, Table)]
        if len(self.heads) != len(tables) or len({head for head, *_ in self.heads}) != 1:
            return 0
        if any(
            isinstance(block, Plot) or Look.MATRIX in getattr(block, "looks", ()) for block in self.blocks
        ):
            return 0  # these have heads of their own, and are never parted
        _, first, last = self.heads[0]
        self.made.repeat_rows(first, last)
        if len(tables) == 1 and sum(self.rows.heights[: last + 1]) < HIGHEST_HEAD:
            self.made.freeze_panes(last + 1, 0)
        return sum(self.rows.heights[first : last + 1])


def _text(at: tuple[int, int], text: str, look: CellLook) -> SheetCell:
    return sheet_cell(at, tuple(of_runs((Run(text),))), look)


def _table_cell(slot: Slot, places: Sequence[tuple[int, int]]) -> SheetCell:
    cell = slot.cell
    span = places[slot.column][0], places[slot.column + cell.colspan - 1][1]
    centred = cell.header or Look.CENTRE in cell.looks
    own = tuple(look for look in cell.looks if look not in PLACED)
    looks = (Look.TABLE, *((Look.HEADER,) if cell.header else ()), *own)
    level = None if cell.header else level_of(cell.content)
    look = CellLook(looks, SIDES, "center" if centred else "left", level=level)
    return sheet_cell(span, pieces(cell.content), look, cell.rowspan, cell.value)
