"""Blocks as elements of HTML, the same in every layout."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from riskctl.render.blocks import (
    Block,
    Facts,
    Flow,
    FlowChart,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Plot,
    Run,
    Runs,
    Signatures,
    Table,
    TableCell,
)


def element(block: Block) -> str:
    """Return a block as its element."""
    match block:
        case Heading(level, runs):
            return f"<h{level}>{inline(runs)}</h{level}>"
        case Paragraph() | Listing():
            return _flow(block)
        case Facts():
            return _facts(block)
        case Signatures():
            return _signatures(block)
        case Table():
            return _table(block)
        case Plot() | FlowChart():
            return _drawn(block)
        case PageBreak():
            return '<hr class="page-break">'


def _drawn(block: Plot | FlowChart) -> str:
    """A drawing; what draws is loaded for the few documents that have one."""
    if isinstance(block, Plot):
        from riskctl.render.html.plot import figure

        return figure(block)
    from riskctl.render.html.flow_chart import chart_figure

    return chart_figure(block)


def _facts(block: Facts) -> str:
    pairs = (
        f"<div{classes(('wide',) if fact.wide else ())}><dt>{escape(fact.label)}</dt>"
        f"<dd>{_content(fact.content)}</dd></div>"
        for fact in block.facts
    )
    return f'<dl class="facts">{"".join(pairs)}</dl>'


def _signatures(block: Signatures) -> str:
    boxes = (
        f"<div><dt>{escape(box.label)}</dt><dd>{_content(box.content)}</dd></div>" for box in block.boxes
    )
    return f'<dl class="signatures">{"".join(boxes)}</dl>'


def _table(block: Table) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in block.columns)
    head = "".join(f"<tr>{_cells(row)}</tr>" for row in block.head)
    groups = "\n".join(
        f"<tbody>{''.join(f'<tr>{_cells(row)}</tr>' for row in group.rows)}</tbody>" for group in block.groups
    )
    return (
        f"<table{classes(block.looks)}><colgroup>{columns}</colgroup>"
        f"<thead>{head}</thead>\n{groups}\n</table>"
    )


def _cells(row: Iterable[TableCell]) -> str:
    return "".join(map(_cell, row))


def _cell(cell: TableCell) -> str:
    tag = "th" if cell.header else "td"
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return f"<{tag}{spans}{classes(cell.looks)}>{_content(cell.content)}</{tag}>"


def _content(content: Iterable[Flow]) -> str:
    return "".join(map(_flow, content))


def _flow(flow: Flow) -> str:
    if isinstance(flow, Paragraph):
        return f"<p{classes(flow.looks)}>{inline(flow.runs)}</p>"
    tag = "ol" if flow.ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{inline(item)}</li>' for item in flow.items)}</{tag}>"


def inline(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    return f"<span{classes(run.looks)}>{text}</span>" if run.looks else text


def classes(classes: tuple[str, ...]) -> str:
    return f' class="{" ".join(classes)}"' if classes else ""
