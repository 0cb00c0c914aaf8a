"""Documents as text alone: what stands in them, a line a paragraph, a row a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskctl.render.blocks import Heading, Paper, Paragraph, Run, Table


def write(document: Paper) -> bytes:
    """Return the headings, paragraphs and tables of a document."""
    return "".join(f"{line}\n" for line in _lines(document)).encode()


def _lines(document: Paper) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Heading(_, runs) | Paragraph(runs):
                yield _text(runs)
            case Table():
                yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    """The rows with tabs between; a cell that spans several places stands in the first."""
    width = len(table.columns)
    texts = ["" if slot.covered else str(slot.cell.value).replace("\n", " ") for slot in table.grid()]
    for start in range(0, len(texts), width):
        yield "\t".join(texts[start : start + width])


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)
