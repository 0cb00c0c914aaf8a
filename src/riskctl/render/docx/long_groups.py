"""A point that is longer than a page, parted between its rows: what spans them goes on, and says so.

A word processor keeps the rows of a point together as far as they fit; of a merged cell that it has to part
the further pages are blank. No height is known before it prints, so heights are estimated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riskctl.base.messages import Language
from riskctl.render.blocks import (
    CONTINUED,
    Group,
    Listing,
    Paragraph,
    Row,
    Run,
    Slot,
    Table,
    TableCell,
    plain,
)
from riskctl.render.docx.markup import TWIPS, twips
from riskctl.render.docx.page_style import PageStyle
from riskctl.render.fit import line_starts
from riskctl.render.looks import Look

FULL = 0.95  # of a page: estimates are not exact
PADDING, BESIDE = 60, 51  # twips above and below the text of a cell together, and on each side
MANY = 200  # characters of a row that is a line high, at most: a group with fewer a row is no page


def parted(block: Table, page: PageStyle, widths: Sequence[int]) -> Table:
    """Return the table with each group that is longer than a page as several, `widths` in twips."""
    heads = Table(block.columns, (), (Group(block.head),)) if block.head else None
    room = twips(page.page.inner_height) * FULL
    room -= sum(_heights(list(heads.grid()), len(block.head), widths, page)) if heads else 0
    groups = (part for group in block.groups for part in _parts(group, block, room, page, widths))
    return replace(block, groups=tuple(groups))


def _parts(
    group: Group, block: Table, room: float, page: PageStyle, widths: Sequence[int]
) -> Iterator[Group]:
    slots = [slot for slot in Table(block.columns, (), (group,)).grid() if not slot.covered]
    total = len(group.rows)
    if sum(len(_text(slot.cell)) for slot in slots) < MANY and total < 9:
        yield group
        return
    start = 0
    while start < total:
        end = start + 1
        while end < total and _height(_within(slots, start, end + 1, page.language), widths, page) <= room:
            end += 1
        found = _within(slots, start, end, page.language)
        yield group if end - start == total else Group(tuple(_rows(found, end - start)))
        start = end


def _within(slots: Sequence[Slot], start: int, end: int, language: Language) -> list[Slot]:
    """The cells of these rows; one that began above begins again, and says that it goes on."""
    found = []
    for slot in slots:
        first, last = max(slot.row, start), min(slot.row + slot.cell.rowspan, end)
        if first < last:
            cell = replace(slot.cell, rowspan=last - first)
            cell = cell if first == slot.row else _continued(cell, language)
            found.append(Slot(cell, first - start, slot.column, covered=False))
    return sorted(found, key=lambda slot: (slot.row, slot.column))


def _continued(cell: TableCell, language: Language) -> TableCell:
    first = next(iter(cell.content), None)
    if not isinstance(first, Paragraph):
        return replace(cell, content=())
    return replace(cell, content=(replace(first, runs=(*first.runs, Run(CONTINUED[language]))),))


def _rows(slots: Sequence[Slot], count: int) -> Iterator[Row]:
    for row in range(count):
        yield tuple(slot.cell for slot in slots if slot.row == row)


def _height(slots: Sequence[Slot], widths: Sequence[int], page: PageStyle) -> float:
    return sum(_heights(slots, 1 + max(slot.row for slot in slots), widths, page))


def _heights(slots: Sequence[Slot], rows: int, widths: Sequence[int], page: PageStyle) -> list[float]:
    """How high each row is: as its highest cell; what spans several adds to the last of them."""
    found = [0.0] * rows
    for slot in sorted(slots, key=lambda slot: slot.cell.rowspan):
        end = slot.row + slot.cell.rowspan
        width = sum(widths[slot.column : slot.column + slot.cell.colspan])
        lacking = _cell_height(slot.cell, width, page) - sum(found[slot.row : end])
        found[end - 1] += max(lacking, 0)
    return found


def _cell_height(cell: TableCell, width: int, page: PageStyle) -> float:
    style = page.style(Look.TEXT, Look.TABLE)
    ems = (width - 2 * BESIDE) / TWIPS / style["size"] + 1
    return len(line_starts(_text(cell), max(ems, 2))) * page.line(style) + PADDING


def _text(cell: TableCell) -> str:
    runs = (
        items for one in cell.content for items in (one.items if isinstance(one, Listing) else [one.runs])
    )
    return "\n".join(map(plain, runs))
