"""Tables as WordprocessingML, each as one text: cell by cell a library takes minutes for a long one.

Headings repeat on every page, the rows of one risk point stay together, cells that span are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riskctl.render.blocks import Group, Slot, Table
from riskctl.render.docx.flow import Typesetting, content
from riskctl.render.docx.long_groups import parted
from riskctl.render.docx.markup import CELL_ORDER, element, on, properties
from riskctl.render.docx.page_style import PageStyle, shaded
from riskctl.render.docx.styles import StyleName
from riskctl.render.looks import Look

LINE = 5  # eighths of a point
PADDING = {"top": 28, "left": 51, "bottom": 28, "right": 51}  # twips; without it text touches the lines


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table as it is written: its paragraphs, how many columns it takes, how it is merged and
    drawn. `lines` are those of its sides that differ from the table's."""

    inside: str
    columns: int = 1
    merge: str = ""  # restart where it goes on below, continue where it comes from above
    fill: str = ""
    align: str = "center"  # top, center or bottom
    lines: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table: its cells, its least height in twips, whether it is repeated on every page."""

    cells: tuple[GridCell, ...]
    height: int = 0
    repeats: bool = False


def grid(widths: Sequence[int], rows: Iterable[GridRow]) -> str:
    """Return a table of columns that are `widths` twips wide."""
    sides = "".join(
        element(side, val="single", sz=LINE, space=0, color="000000")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    padding = "".join(element(side, w=width, type="dxa") for side, width in PADDING.items())
    columns = "".join(element("gridCol", w=width) for width in widths)
    return (
        f"<w:tbl><w:tblPr>{element('tblW', w=sum(widths), type='dxa')}{element('jc', val='center')}"
        f"<w:tblBorders>{sides}</w:tblBorders>{element('tblLayout', type='fixed')}"
        f"<w:tblCellMar>{padding}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"{''.join(_row(row, widths) for row in rows)}</w:tbl>"
    )


def shares(width: int, percents: Sequence[int]) -> list[int]:
    """Return a width shared out by percents, to the last twip."""
    ends = [width * sum(percents[: n + 1]) // 100 for n in range(len(percents))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def table(block: Table, page: PageStyle, keeps_next: bool) -> str:
    """Return a table of a document; with `keeps_next` its last rows stand on the page of what follows."""
    wide = (
        page.width * page.style(Look.NARROW)["percent"] // 100 if Look.NARROW in block.looks else page.width
    )
    widths = shares(wide, block.columns)
    block = parted(block, page, widths)
    slots = list(block.grid())
    columns = len(block.columns)
    ends = _last_rows(block, keeps_next)
    rows = (
        _table_row(
            slots[start : start + columns], start // columns < len(block.head), start // columns in ends, page
        )
        for start in range(0, len(slots), columns)
    )
    return grid(widths, rows)


def _last_rows(block: Table, keeps_next: bool) -> set[int]:
    """The rows after which a page may end: the last of each group, but of the table's where it may not; a
    matrix is never parted."""
    ends, at = set(), len(block.head)
    whole = (Group(tuple(row for group in block.groups for row in group.rows)),)
    for group in whole if Look.MATRIX in block.looks else block.groups:
        at += len(group.rows)
        ends.add(at - 1)
    return ends - {at - 1} if keeps_next else ends


def _table_row(slots: Sequence[Slot], heads: bool, ends: bool, page: PageStyle) -> GridRow:
    cells, column = [], 0
    while column < len(slots):
        slot = slots[column]
        cells.append(_table_cell(slot, heads, ends, page))
        column += slot.cell.colspan
    return GridRow(tuple(cells), repeats=heads)


def _table_cell(slot: Slot, heads: bool, ends: bool, page: PageStyle) -> GridCell:
    cell = slot.cell
    named = StyleName.HEAD if cell.header else StyleName.CELL
    align = "center" if Look.CENTRE in cell.looks else ""
    setting = Typesetting(page, named, align, keeps_next=heads or not ends)
    merge = "" if cell.rowspan == 1 else "continue" if slot.covered else "restart"
    fill = page.style(Look.HEADER).get("fill", "") if cell.header else ""
    return GridCell(content(() if slot.covered else cell.content, setting), cell.colspan, merge, fill)


def _row(row: GridRow, widths: Sequence[int]) -> str:
    height = element("trHeight", val=row.height, hRule="atLeast") if row.height else ""
    said = on("cantSplit") + height + (on("tblHeader") if row.repeats else "")
    made, column = [], 0
    for cell in row.cells:
        made.append(_cell(cell, sum(widths[column : column + cell.columns])))
        column += cell.columns
    return f"<w:tr><w:trPr>{said}</w:trPr>{''.join(made)}</w:tr>"


def _cell(cell: GridCell, width: int) -> str:
    parts = {"tcW": element("tcW", w=width, type="dxa"), "vAlign": element("vAlign", val=cell.align)}
    if cell.columns > 1:
        parts["gridSpan"] = element("gridSpan", val=cell.columns)
    if cell.merge:
        parts["vMerge"] = element("vMerge", val=cell.merge)
    if cell.lines:
        parts["tcBorders"] = f"<w:tcBorders>{cell.lines}</w:tcBorders>"
    if cell.fill:
        parts["shd"] = shaded(cell.fill)
    return f"<w:tc>{properties('tcPr', CELL_ORDER, parts)}{cell.inside}</w:tc>"
