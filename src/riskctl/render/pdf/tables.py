"""Tables and the header lines of forms as data: cells with their places, groups that stay together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil
from typing import Any

from riskctl.render.blocks import Facts, Flow, Listing, Slot, Table, TableCell, plain
from riskctl.render.fit import ems
from riskctl.render.looks import Look
from riskctl.render.paper import MILLIMETRE
from riskctl.render.pdf.flow import Surroundings, flow

PADDING = 0.9  # mm beside the text of a cell
MEASURED = 0.6  # of a page: a group that may be higher is measured, to be parted between rows
LABEL_SHARE = 0.4  # of half a line that a label takes at most


def grid(block: Table, setting: Surroundings) -> dict[str, Any]:
    """Return a table; its columns are shares of its width."""
    percent = setting.style(*block.looks).get("percent", 100)
    width = setting.page.inner_width * MILLIMETRE * percent / 100
    total = sum(block.columns) or 1
    widths = [width * column / total for column in block.columns]
    slots = [slot for slot in block.grid() if not slot.covered]
    head = len(block.head)
    return {
        "is": "table",
        "whole": Look.MATRIX in block.looks,
        "columns": widths,
        "head": [_cell(slot, widths, setting) for slot in slots if slot.row < head],
        "groups": list(_groups(block, slots, widths, setting)),
    }


def _groups(
    block: Table, slots: list[Slot], widths: list[float], setting: Surroundings
) -> Iterator[dict[str, Any]]:
    start, at = len(block.head), 0
    while at < len(slots) and slots[at].row < start:
        at += 1
    for group in block.groups:
        end, own = start + len(group.rows), []
        while at < len(slots) and slots[at].row < end:
            own.append(slots[at])
            at += 1
        cells = [_cell(slot, widths, setting) | {"y": slot.row - start} for slot in own]
        yield {"cells": cells, "rows": len(group.rows), "measured": _may_be_high(own, widths, setting)}
        start = end


def _may_be_high(slots: list[Slot], widths: list[float], setting: Surroundings) -> bool:
    """Whether a group could be near as high as a page, counted generously: to measure takes time."""
    style = setting.style(Look.TEXT, Look.TABLE)
    rows: Counter[int] = Counter()
    spanning = 0.0
    for slot in slots:
        width = sum(widths[slot.column : slot.column + slot.cell.colspan]) - 2 * PADDING * MILLIMETRE
        texts = _texts(slot.cell)
        lines = sum(ceil(ems(text) * style["size"] / max(width, style["size"])) + 1 for text in texts)
        if slot.cell.rowspan == 1:
            rows[slot.row] = max(rows[slot.row], lines)
        else:
            spanning = max(spanning, lines)
    high = max(rows.total(), spanning) * style["size"] * style["line"]
    return bool(high > setting.page.inner_height * MILLIMETRE * MEASURED)


def _texts(cell: TableCell) -> list[str]:
    """The lines of a cell as they are written."""
    parts = ([one.runs] if not isinstance(one, Listing) else one.items for one in cell.content)
    return [line for each in parts for runs in each for line in plain(runs).split("\n")]


def _cell(slot: Slot, widths: list[float], setting: Surroundings) -> dict[str, Any]:
    cell = slot.cell
    looks = (Look.TABLE, *((Look.HEADER,) if cell.header else ()), *cell.looks)
    width = sum(widths[slot.column : slot.column + cell.colspan])
    inside = setting.within(*looks, width=width - 2 * PADDING * MILLIMETRE)
    style = setting.style(*setting.around, *looks)
    return {
        "x": slot.column,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "style": style,
        "nowrap": Look.NOWRAP in cell.looks,
        "body": _content(cell.content, inside),
        "width": width,
    }


def _content(content: tuple[Flow, ...], setting: Surroundings) -> list[dict[str, Any]]:
    return [flow(one, setting) for one in content]


def facts(block: Facts, setting: Surroundings) -> dict[str, Any]:
    """Return the header lines of a form: two beside each other, a wide one alone."""
    half = setting.page.inner_width * MILLIMETRE / 2
    setting = setting.within(Look.TABLE) if setting.page.grid else setting  # not as large as a letter
    size = setting.style(*setting.around)["size"]
    label = min((max(ems(fact.label) for fact in block.facts) + 1.6) * size, half * LABEL_SHARE)
    head = setting.style(*setting.around, Look.HEADER) | {"align": None}
    pairs = [
        {
            "label": fact.label,
            "body": _content(fact.content, setting.within(width=half - label)),
            "wide": fact.wide,
        }
        for fact in block.facts
    ]
    return {"is": "facts", "pairs": pairs, "label": label, "head": head}
