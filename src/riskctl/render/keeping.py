"""Which blocks of a document stay on one page with what follows them, in every format that has pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from riskctl.render.blocks import Block, Facts, FlowChart, Heading, Listing, Paragraph, Table
from riskctl.render.looks import Look


def with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None, bool]]:
    """Yield each block with the one that follows it, and whether it stays with that."""
    before: Block | None = None
    for block, following in pairwise((*blocks, None)):
        if block is not None:
            yield block, following, _stays(before, block, following)
            before = block


def _stays(before: Block | None, block: Block, following: Block | None) -> bool:
    """A heading, and a paragraph before a list, a table, or who signs it; what is said below a chart stays
    with the chart, and never leaves it for the table that comes next."""
    if isinstance(block, Heading | FlowChart):
        return True
    if isinstance(following, Listing | Table | Facts):
        return isinstance(block, Paragraph) and not isinstance(before, FlowChart)
    return isinstance(following, Paragraph) and bool({Look.RIGHT, Look.SIGNED} & {*following.looks})
