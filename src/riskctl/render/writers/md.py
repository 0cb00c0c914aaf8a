"""Markdown: readable as it is and on every git host; a merged cell stands once, blank cells below it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from riskctl.base.markdown import escaped, line_start
from riskctl.base.messages import Language
from riskctl.render.blocks import (
    Block,
    Facts,
    Flow,
    FlowChart,
    Heading,
    Listing,
    PageBreak,
    Paper,
    Paragraph,
    Plot,
    Run,
    Runs,
    Signatures,
    Table,
)
from riskctl.render.chart.table import as_table
from riskctl.render.looks import Look

BLANK = "＿＿＿＿"  # a line to write on


def write(document: Paper) -> bytes:
    """Return the document as Markdown in UTF-8."""
    foot = f"---\n\n{escaped(document.foot)}" if document.foot else ""
    parts = [*(_block(block, document.language) for block in document.blocks), foot]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "backslashreplace")


def _block(block: Block, language: Language) -> str:
    match block:
        case Heading(level, runs):
            return f"{'#' * level} {_runs(runs, ' ')}"
        case Paragraph(runs):
            return line_start(_runs(runs, "  \n"))
        case Listing():
            return _listing(block)
        case Facts(labelled) | Signatures(labelled):
            return _pairs((one.label, one.content) for one in labelled)
        case Table() | FlowChart():
            return _table(block if isinstance(block, Table) else as_table(block, language))
        case Plot():
            return _plot(block)
        case PageBreak():
            return "---"


def _plot(block: Plot) -> str:
    """The numbers of a plot as a table."""
    rows = ((bar.label, *map(str, bar.numbers)) for bar in block.bars)
    body = (_line(map(escaped, row)) for row in rows)
    head = _line(map(escaped, (block.title, *block.series)))
    return "\n".join((head, "|" + "---|" * (1 + len(block.series)), *body))


def _listing(block: Listing) -> str:
    return "\n".join(
        f"{f'{number}.' if block.ordered else '-'} {line_start(_runs(item, ' '))}"
        for number, item in enumerate(block.items, 1)
    )


def _pairs(pairs: Iterable[tuple[str, tuple[Flow, ...]]]) -> str:
    rows = [f"| {escaped(label)} | {_inline(content)} |" for label, content in pairs]
    return "\n".join(("| | |", "|---|---|", *rows))


def _table(block: Table) -> str:
    """A table whose header is the last of its header rows: Markdown has one."""
    width = len(block.columns)
    texts = ["" if slot.covered else _inline(slot.cell.content) for slot in block.grid()]
    rows = [texts[start : start + width] for start in range(0, len(texts), width)]
    head = rows[len(block.head) - 1] if block.head else [""] * width
    return "\n".join([_line(head), "|" + "---|" * width, *map(_line, rows[len(block.head) :])])


def _line(texts: Iterable[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def _inline(content: Iterable[Flow]) -> str:
    """Paragraphs and items as one line of a table's cell."""
    lines = []
    for flow in content:
        if isinstance(flow, Paragraph):
            lines.append(_runs(flow.runs, "<br>"))
        else:
            marks = (f"{n}. " if flow.ordered else "- " for n in range(1, len(flow.items) + 1))
            lines += [mark + _runs(item, "<br>") for mark, item in zip(marks, flow.items, strict=True)]
    return "<br>".join(lines)


def _runs(runs: Runs, line_break: str) -> str:
    written = ""
    for run, following in zip_longest(runs, runs[1:], fillvalue=Run("")):
        written += _run(run, line_break, written[-1:], following.text[:1])
    return written


def _run(run: Run, line_break: str, before: str, after: str) -> str:
    if Look.BLANK in run.looks:
        return BLANK
    text = line_break.join(map(escaped, run.text.split("\n")))
    core = text.strip()
    if Look.STRONG not in run.looks or not core:
        return text
    head, tail = text[: text.index(core)], text[text.index(core) + len(core) :]
    # Stars beside punctuation stay stars, unless blanks or the line's end are on their other side.
    opens = before != "*" and (core[0].isalnum() or head or not before.strip())
    closes = core[-1].isalnum() or tail or not after.strip()
    return f"{head}**{core}**{tail}" if opens and closes else f"{head}<strong>{core}</strong>{tail}"
