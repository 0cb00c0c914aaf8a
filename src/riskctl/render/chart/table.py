"""A workflow chart as a table, for formats that do not draw: a line a step, with the steps it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.render.blocks import ChartStep, FlowChart, Group, Paragraph, Row, Run, Table, TableCell, plain

COLUMNS = (6, 34, 20, 16, 24)
HEAD = ("", "", "", "", "→")


def as_table(chart: FlowChart) -> Table:
    """Return the chart as a table: number, step, who acts, levels, and where each way leads."""
    rows = tuple(Group((_row(n, step),)) for n, step in enumerate(chart.steps, 1))
    return Table(COLUMNS, (tuple(_cell((Run(text),), True) for text in HEAD),), rows)


def _row(number: int, step: ChartStep) -> Row:
    ways = "\n".join(_ways(step))
    texts = (Run(str(number)), Run(step.name), Run(step.actor), Run(plain(step.levels)), Run(ways))
    return tuple(_cell((text,)) for text in texts)


def _ways(step: ChartStep) -> Iterator[str]:
    for way in step.ways:
        yield f"{way.to + 1} {way.label}".strip()


def _cell(runs: tuple[Run, ...], header: bool = False) -> TableCell:
    return TableCell((Paragraph(runs),), header=header)
