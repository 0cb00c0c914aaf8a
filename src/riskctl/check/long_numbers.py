"""Long numbers in the text of a document: where they stand, and how a message shows them, masked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.base.latest import latest
from riskctl.base.location import Span
from riskctl.corpus.document import Document
from riskctl.records.table import TableTree

BLANK = " \t\u00a0\u2000-\u200a\u3000"
DASH = "\\-\u2010-\u2015\uff0d"
# More characters than a date has, from digit to digit (or the X of an identity number); a digit may be wide.
_RUN = re.compile(rf"\d[\d{BLANK}{DASH}()（）]{{9,}}\d(?:[{BLANK}{DASH}]?[XxＸｘ])?")
SHOWN_FIRST, SHOWN_LAST = 3, 2


@latest  # several rules ask for one document's numbers in turn
def runs(document: Document) -> tuple[Span, ...]:
    """Return what looks like a long number in the document's own text; in a table that is its rows."""
    return tuple(_runs(document))


def _runs(document: Document) -> Iterator[Span]:
    text, tree = document.text, document.tree
    if isinstance(tree, TableTree):
        for row in tree.rows:
            if _RUN.search("\n".join(tree.table.rows[row])):
                spans = tree.table.spans(row)
                yield from _within(tree.text, spans[0].start, spans[-1].end)
    elif text is not None:
        yield from _within(text, 0, len(text))


def _within(text: str, start: int, end: int) -> Iterator[Span]:
    yield from (Span(*found.span()) for found in _RUN.finditer(text, start, end))


def masked(number: str) -> str:
    """Return `number` with stars for all but its first and last characters."""
    hidden = max(0, len(number) - SHOWN_FIRST - SHOWN_LAST)
    return number[:SHOWN_FIRST] + "*" * hidden + number[len(number) - SHOWN_LAST :]
