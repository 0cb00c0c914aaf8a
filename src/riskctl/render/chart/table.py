"""A workflow chart as a table, for formats that do not draw: a line a step, with the steps it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Language, Pair
from riskctl.render.blocks import ChartStep, FlowChart, Group, Paragraph, Row, Run, Table, TableCell

COLUMNS = (6, 34, 20, 16, 24)
HEAD: tuple[Pair, ...] = (
    ("序号", "no."),
    ("环节", "step"),
    ("由谁办", "who acts"),
    ("风险等级", "levels"),
    ("接着", "leads to"),
)


def as_table(chart: FlowChart, language: Language) -> Table:
    """Return the chart as a table in `language`: number, step, who acts, levels, where each way leads."""
    rows = tuple(Group((_row(n, step),)) for n, step in enumerate(chart.steps, 1))
    words = (zh if language == "zh" else en for zh, en in HEAD)
    return Table(COLUMNS, (tuple(_cell((Run(text),), True) for text in words),), rows)


def _row(number: int, step: ChartStep) -> Row:
    ways = "\n".join(_ways(step))
    texts = (
        Run(str(number)),
        Run(step.name),
        Run(step.actor),
        Run("\n".join(run.text for run in step.levels)),
        Run(ways),
    )
    return tuple(_cell((text,)) for text in texts)


def _ways(step: ChartStep) -> Iterator[str]:
    for way in step.ways:
        yield f"{way.to + 1} {way.label}".strip()


def _cell(runs: tuple[Run, ...], header: bool = False) -> TableCell:
    return TableCell((Paragraph(runs),), header=header)
