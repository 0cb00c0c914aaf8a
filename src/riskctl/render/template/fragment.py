"""Restricted HTML → blocks: what a template wrote becomes what a writer gets."""

from __future__ import annotations

import re
from collections.abc import Callable

from riskctl.base.messages import Words
from riskctl.render.blocks import (
    Bar,
    Block,
    Box,
    ChartStep,
    ChartWay,
    Fact,
    Facts,
    Flow,
    FlowChart,
    Group,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Plot,
    Row,
    Signatures,
    StepKind,
    Table,
    TableCell,
    plain,
)
from riskctl.render.looks import Look
from riskctl.render.template.markup import FLOW, PLOT, Element, parse
from riskctl.render.template.text_runs import runs

_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
WORDS: Words = {
    "pair": (
        "模板 {template} 第 {line} 行：<div> 里要有一个 <dt> 和一个 <dd>",
        "Template {template}, line {line}: a <div> holds one <dt> and one <dd>",
    ),
    "kind": (
        "模板 {template} 第 {line} 行：<dl> 要写明 class 是 facts 还是 signatures",
        "Template {template}, line {line}: a <dl> says whether its class is facts or signatures",
    ),
    "widths": (
        "模板 {template} 第 {line} 行：各列宽度加起来是 {sum}，应为 100",
        "Template {template}, line {line}: the widths of the columns add up to {sum}, not 100",
    ),
    "cells": (
        "模板 {template} 第 {line} 行：这一行占 {cells} 列，表格有 {columns} 列",
        "Template {template}, line {line}: this row takes {cells} columns, the table has {columns}",
    ),
    "crossing": (
        "模板 {template} 第 {line} 行：跨列的单元格和上面跨行的单元格重叠",
        "Template {template}, line {line}: a cell that spans columns crosses one that spans rows from above",
    ),
    "way": (
        "模板 {template} 第 {line} 行：流程图里的 <li> 要写明 value，是 1 到 {many} 的环节号",
        "Template {template}, line {line}: a <li> in a chart says in value which step it leads to, 1–{many}",
    ),
    "rows": (
        "模板 {template} 第 {line} 行：跨行的单元格伸出了这一组",
        "Template {template}, line {line}: a cell that spans rows reaches out of its group",
    ),
    "plot": (
        '模板 {template} 第 {line} 行：画成图的表格（class="plot"）要有一行表头（图的名称和各个系列），'
        "每行是一个名称和每个系列一个不超过九位的整数",
        'Template {template}, line {line}: a table that is drawn (class="plot") has one row of headings (the '
        "name of the plot, its series), and in each row a name and for each series a whole number of at most "
        "nine digits",
    ),
}


def blocks(html: str, template: str) -> tuple[Block, ...]:
    """Return the blocks that `html`, made by `template`, describes.

    Raises RiskctlError naming the template and the line of what cannot be one.
    """
    return tuple(_block(node) for node in parse(html, template).all(*_MAKERS))


def _block(node: Element) -> Block:
    return _MAKERS[node.tag](node)


def _heading(node: Element) -> Heading:
    return Heading(int(node.tag[1]), runs(node.children))


def _paragraph(node: Element) -> Paragraph:
    return Paragraph(runs(node.children), _looks(node))


def _looks(node: Element) -> tuple[Look, ...]:
    return tuple(map(Look, node.classes))


def _listing(node: Element) -> Listing:
    return Listing(tuple(runs(item.children) for item in node.all("li")), node.tag == "ol")


def _page_break(node: Element) -> PageBreak:
    return PageBreak()


def _definitions(node: Element) -> Facts | Signatures:
    pairs = [(div, *_pair(div)) for div in node.all("div")]
    if node.classes == ("facts",):
        return Facts(tuple(Fact(label, content, "wide" in div.classes) for div, label, content in pairs))
    if node.classes == ("signatures",):
        return Signatures(tuple(Box(label, content) for _, label, content in pairs))
    raise node.place.error("kind", WORDS)


def _pair(div: Element) -> tuple[str, tuple[Flow, ...]]:
    if [child.tag for child in div.all("dt", "dd")] != ["dt", "dd"]:
        raise div.place.error("pair", WORDS)
    term, value = div.all("dt", "dd")
    return plain(runs(term.children)), _flow(value)


def _chart(node: Element) -> FlowChart:
    """A workflow chart: in each `<div>` a step, its name, then who acts in it, its levels and its ways."""
    steps = node.all("div")
    return FlowChart(tuple(_step(div, len(steps)) for div in steps))


def _step(div: Element, many: int) -> ChartStep:
    name, _ = _pair(div)
    inside = div.all("dd")[0]
    told = [runs(p.children) for p in inside.all("p")]
    ways = [item for each in inside.all("ul") for item in each.all("li")]
    for item in ways:
        if not 1 <= item.numbers.get("value", 0) <= many:
            raise item.place.error("way", WORDS, many=many)
    known: tuple[StepKind, ...] = ("start", "decision", "end")
    kinds = [kind for kind in known if kind in div.classes]
    return ChartStep(
        kind=kinds[0] if kinds else "step",
        name=name,
        actor=plain(told[0]) if told else "",
        levels=tuple(run for each in told[1:] for run in each if run.text.strip()),
        ways=tuple(ChartWay(item.numbers["value"] - 1, plain(runs(item.children))) for item in ways),
        own="own" in div.classes,
    )


def _table(node: Element) -> Table | Plot:
    if PLOT in node.classes:
        return _plot(node)
    columns = tuple(col.numbers.get("width", 0) for part in node.all("colgroup") for col in part.all("col"))
    if sum(columns) != 100:
        raise node.place.error("widths", WORDS, sum=sum(columns))
    head = [part for part in node.all("thead") if part.all("tr")]
    return Table(
        columns=columns,
        head=tuple(row for part in head for row in _rows(part, len(columns))),
        groups=tuple(Group(_rows(part, len(columns))) for part in node.all("tbody") if part.all("tr")),
        looks=_looks(node),
    )


def _plot(node: Element) -> Plot:
    """The plot that a table of numbers is drawn as."""
    heads, rows = (
        [_texts(tr) for name in names for part in node.all(name) for tr in part.all("tr")]
        for names in (("thead",), ("tbody",))
    )
    whole = all(_NUMBER.fullmatch(number) for _, *numbers in rows for number in numbers)
    even = len({len(texts) for texts in (*heads, *rows)}) == 1
    if len(heads) != 1 or len(heads[0]) < 2 or not (even and whole):
        raise node.place.error("plot", WORDS)
    title, *series = heads[0]
    bars = (Bar(label, tuple(map(int, numbers))) for label, *numbers in rows)
    return Plot(title, tuple(series), tuple(bars))


def _texts(tr: Element) -> list[str]:
    return [plain(runs(cell.children)).strip() for cell in tr.all("th", "td")]


def _rows(part: Element, columns: int) -> tuple[Row, ...]:
    """The rows of a group; each fills every column, and no cell reaches out of the group."""
    rows: list[Row] = []
    covered = [0] * columns  # for every column: rows that a cell above still takes
    for tr in part.all("tr"):
        rows.append(tuple(_cell(cell) for cell in tr.all("td", "th")))
        covered = _laid(rows[-1], covered, tr)
    if any(covered):
        raise part.place.error("rows", WORDS)
    return tuple(rows)


def _laid(row: Row, covered: list[int], tr: Element) -> list[int]:
    """Lay the row's cells into the columns that are free; return what they cover of the rows below."""
    free = [column for column, left in enumerate(covered) if not left]
    below = [max(left - 1, 0) for left in covered]
    wide = sum(cell.colspan for cell in row)
    if wide != len(free):
        fields = {"cells": len(covered) - len(free) + wide, "columns": len(covered)}
        raise tr.place.error("cells", WORDS, **fields)
    for cell in row:
        mine, free = free[: cell.colspan], free[cell.colspan :]
        if mine[-1] - mine[0] >= cell.colspan:
            raise tr.place.error("crossing", WORDS)
        for column in mine:
            below[column] = cell.rowspan - 1
    return below


def _cell(node: Element) -> TableCell:
    return TableCell(
        content=_flow(node),
        rowspan=node.numbers.get("rowspan", 1),
        colspan=node.numbers.get("colspan", 1),
        header=node.tag == "th",
        looks=_looks(node),
    )


def _flow(node: Element) -> tuple[Flow, ...]:
    """Paragraphs and lists; text that stands bare is a paragraph too."""
    found: list[Flow] = []
    bare: list[Element | str] = []
    for child in (*node.children, None):
        if child is not None and not (isinstance(child, Element) and child.tag in FLOW):
            bare.append(child)
            continue
        if text := runs(bare):
            found.append(Paragraph(text))
        bare = []
        if isinstance(child, Element):
            found.append(_paragraph(child) if child.tag == "p" else _listing(child))
    return tuple(found)


_MAKERS: dict[str, Callable[[Element], Block]] = {
    **dict.fromkeys(("h1", "h2", "h3"), _heading),
    "p": _paragraph,
    "ul": _listing,
    "ol": _listing,
    "dl": _definitions,
    "table": _table,
    "figure": _chart,
    "hr": _page_break,
}
