"""Which columns a sheet has, and which of them each part takes: a sheet has one set of columns for all.

Tables have their edges exactly, so that a column of a form is one column of the sheet. What stands above
and below them takes the nearest edges: it is there to be read and signed, not to be sorted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from riskctl.render.blocks import Block, Facts, FlowChart, Plot, Signatures, Table
from riskctl.render.chart.table import COLUMNS as OF_CHART
from riskctl.render.looks import Look

Span = tuple[int, int]  # the first and the last column that something takes
FACTS = (15, 35, 15, 35)  # percent of a line: label and value, twice
NARROW = 60
CLOSE, NEAR = 1.5, 4  # percent: edges of tables, of anything else, that are no further apart are one
ENOUGH = 9  # columns of tables, on whose edges anything else finds its place
FEWEST = 4  # columns; one as wide as a page is not fitted to it by every program
BESIDE = 3  # boxes to sign
NAMES = 30  # percent of a plot that its labels take


def edges(blocks: Iterable[Block]) -> tuple[float, ...]:
    """Return where the columns of a sheet with these blocks end, in percent of its width."""
    blocks = tuple(blocks)
    found = [100.0]
    tables = sorted((b for b in blocks if isinstance(b, Table)), key=lambda b: -len(b.columns))
    for table in tables:
        _add(found, ends(table), CLOSE)
    others = [block for block in blocks if isinstance(block, Facts | Signatures | Plot | FlowChart)]
    for block in sorted(others, key=lambda b: -len(ends(b))):
        if len(found) < max(ENOUGH, len(ends(block))):
            _add(found, ends(block), NEAR)
    return tuple(found) if len(found) > 1 else even(FEWEST)


def ends(block: Table | Facts | Signatures | Plot | FlowChart) -> tuple[float, ...]:
    """Return where the columns of one block end, in percent of the width of the sheet."""
    match block:
        case Table(columns, _, _, looks):
            share = NARROW if Look.NARROW in looks else 100
            return tuple(end * share / (sum(columns) or 1) for end in accumulate(columns))
        case FlowChart():
            return tuple(map(float, accumulate(OF_CHART)))
        case Facts():
            return tuple(map(float, accumulate(FACTS)))
        case Signatures(boxes):
            return even(min(BESIDE, len(boxes)))
        case Plot(_, series, _):
            each = (100 - NAMES) / len(series)
            return (NAMES, *(NAMES + each * (n + 1) for n in range(len(series))))


def even(parts: int) -> tuple[float, ...]:
    """Return the ends of so many parts of one width."""
    return tuple(100 * (n + 1) / parts for n in range(parts))


def spans(block_ends: Sequence[float], sheet: Sequence[float]) -> list[Span]:
    """Return the columns of a sheet that each column of a block takes: the nearest, at least one each."""
    taken: list[Span] = []
    first = 0
    for n, end in enumerate(block_ends):
        latest = len(sheet) - len(block_ends) + n  # so that each of the rest has one
        last = min(range(first, latest + 1), key=lambda at: abs(sheet[at] - end))
        taken.append((first, last))
        first = last + 1
    return taken


def _add(found: list[float], more: Iterable[float], apart: float) -> None:
    for end in more:
        if all(abs(end - known) > apart for known in found):
            found.append(end)
    found.sort()
