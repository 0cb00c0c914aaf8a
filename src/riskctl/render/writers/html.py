"""HTML: one self-contained page, for the screen and for print on A4 with headings that repeat."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from string import Template

from riskctl.base.resources import shipped
from riskctl.render.blocks import (
    Block,
    Cell,
    Document,
    Facts,
    Flow,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Signatures,
    Table,
)

LANGUAGES = {"zh": "zh-CN", "en": "en"}


def write(document: Document) -> bytes:
    """Return the document as a page in UTF-8."""
    page = shipped("templates") / "page"
    filled = Template((page / "page.html").read_text(encoding="utf-8")).substitute(
        language=LANGUAGES[document.language],
        title=escape(document.title),
        layout=document.layout,
        style=(page / "page.css").read_text(encoding="utf-8"),
        # A string of CSS: a backslash or a quote in it would end it.
        foot_css=document.foot.replace("\\", "").replace('"', "").replace("<", ""),
        body="\n".join(map(_block, document.blocks)),
        foot=escape(document.foot),
    )
    return filled.encode("utf-8", "backslashreplace")


def _block(block: Block) -> str:
    match block:
        case Heading(level, runs):
            return f"<h{level}>{_runs(runs)}</h{level}>"
        case Paragraph() | Listing():
            return _flow(block)
        case Facts():
            return _facts(block)
        case Signatures():
            return _signatures(block)
        case Table():
            return _table(block)
        case PageBreak():
            return '<hr class="page-break">'


def _facts(block: Facts) -> str:
    pairs = (
        f"<div{_classes(('wide',) if fact.wide else ())}><dt>{escape(fact.label)}</dt>"
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
        f"<table{_classes(block.classes)}><colgroup>{columns}</colgroup>"
        f"<thead>{head}</thead>\n{groups}\n</table>"
    )


def _cells(row: Iterable[Cell]) -> str:
    return "".join(map(_cell, row))


def _cell(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return f"<{tag}{spans}{_classes(cell.classes)}>{_content(cell.content)}</{tag}>"


def _content(content: Iterable[Flow]) -> str:
    return "".join(map(_flow, content))


def _flow(flow: Flow) -> str:
    if isinstance(flow, Paragraph):
        return f"<p{_classes(flow.classes)}>{_runs(flow.runs)}</p>"
    tag = "ol" if flow.ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{_runs(item)}</li>' for item in flow.items)}</{tag}>"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    return f"<span{_classes(run.classes)}>{text}</span>" if run.classes else text


def _classes(classes: tuple[str, ...]) -> str:
    return f' class="{" ".join(classes)}"' if classes else ""
