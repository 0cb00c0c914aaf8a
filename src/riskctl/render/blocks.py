"""A document as neutral blocks: what every writer gets, whatever the format.

Text stands in runs and is plain: a writer escapes it for its own format. A line break inside a run
is meant. Looks are those of `looks`, pages those of `paper`, so a writer knows them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from typing import Literal, TypeAlias

from riskctl.base.messages import Language
from riskctl.render.looks import LEVELS, Look
from riskctl.render.paper import Layout, Medium, Page
from riskctl.render.style_sheet import SHIPPED, StyleSheet

_NUMBER = re.compile(r"0|-?[1-9]\d{0,8}", re.ASCII)  # no code: those may begin with 0, or be longer
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
Edition = Literal["internal", "staff", "public"]
CONTINUED: dict[Language, str] = {
    "zh": "（续）",
    "en": " (continued)",
}  # after what goes on on a further page


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; with the look `blank` a line to write on, whose text is empty."""

    text: str
    looks: tuple[Look, ...] = ()


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that stand in lines of their own."""

    runs: Runs
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item is one paragraph's worth of runs."""

    items: tuple[Runs, ...]
    ordered: bool = False


Flow: TypeAlias = Paragraph | Listing


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; a wide one takes the whole width, the others share lines."""

    label: str
    content: tuple[Flow, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The header lines of a form."""

    facts: tuple[Fact, ...]

    def lines(self) -> Iterator[tuple[Fact, ...]]:
        """Yield what stands on each line: two beside each other, a wide one alone."""
        waiting: list[Fact] = []
        for fact in self.facts:
            if waiting and (fact.wide or len(waiting) == 2):
                yield tuple(waiting)
                waiting = []
            waiting.append(fact)
            if fact.wide:
                yield tuple(waiting)
                waiting = []
        if waiting:
            yield tuple(waiting)


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table, spanning rows and columns."""

    content: tuple[Flow, ...]
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    looks: tuple[Look, ...] = ()

    @property
    def value(self) -> str | int | date:
        """What it says, typed: the day or whole number that is all of its text, else the text in lines."""
        text = "\n".join(_flow_texts(self.content))
        if _NUMBER.fullmatch(text):
            return int(text)
        with suppress(ValueError):  # no such day: a text
            return date.fromisoformat(text) if _DAY.fullmatch(text) else text
        return text


Row: TypeAlias = tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong to one risk point and stay together on a page."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a table, and the cell that takes it; it is covered where that cell begins elsewhere."""

    cell: TableCell
    row: int
    column: int
    covered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table: column widths in percent, header rows that repeat on every page, groups of rows."""

    columns: tuple[int, ...]
    head: tuple[Row, ...]
    groups: tuple[Group, ...]
    looks: tuple[Look, ...] = ()

    def grid(self) -> Iterator[Slot]:
        """Yield every place of the table, row by row, those of the header first."""
        taken: dict[tuple[int, int], TableCell] = {}
        for row, cells in enumerate((*self.head, *(row for group in self.groups for row in group.rows))):
            left = iter(cells)
            for column in range(len(self.columns)):
                covered = (row, column) in taken
                if not covered:
                    taken |= _places(next(left), row, column)
                yield Slot(taken.pop((row, column)), row, column, covered)


@dataclass(frozen=True, slots=True)
class Box:
    """A box to sign: its label, and at its foot where to sign and date."""

    label: str
    content: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Boxes that stay together, at most three beside each other."""

    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a plot: its label, and a number for each series."""

    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars under one title; each series is a part of every bar. Numbers are always written beside them.

    Raises ValueError where a bar has more or fewer numbers than there are series.
    """

    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        if any(len(bar.numbers) != len(self.series) for bar in self.bars):
            raise ValueError(f"a bar of {self.title} has not one number for each of {self.series}")


StepKind = Literal["start", "step", "decision", "end"]


@dataclass(frozen=True, slots=True)
class ChartWay:
    """A way from a step to another, by its place in the chart, and what stands on it."""

    to: int
    label: str


@dataclass(frozen=True, slots=True)
class ChartStep:
    """A step of a workflow chart: its name, who acts in it, the levels of its risk points, the gravest first,
    each with its mark and word, and the ways that leave it. `own` where the form's own post acts."""

    kind: StepKind
    name: str
    actor: str
    levels: tuple[Run, ...]
    ways: tuple[ChartWay, ...]
    own: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of the step and on its ways."""
        return (self.name, self.actor, plain(self.levels), *(way.label for way in self.ways))


@dataclass(frozen=True, slots=True)
class FlowChart:
    """A workflow chart. Raises ValueError for a way that leads nowhere."""

    steps: tuple[ChartStep, ...]

    def __post_init__(self) -> None:
        if any(not 0 <= way.to < len(self.steps) for step in self.steps for way in step.ways):
            raise ValueError("a way leads to no step of the chart")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Block: TypeAlias = Heading | Paragraph | Listing | Facts | Table | Signatures | Plot | FlowChart | PageBreak


@dataclass(frozen=True, slots=True)
class Form:
    """One of several forms in a file: its pages are numbered by themselves, under its own title and foot."""

    title: str
    foot: str


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that stand on pages of one kind; the next section begins a new page."""

    page: Page
    blocks: tuple[Block, ...]
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. `foot` is the line that ties paper to data, blank on what leaves the office, and
    `fingerprint` its short digest; `sheet` is what it is printed with, `day` the day it is of."""

    title: str
    subject: str
    language: Language
    edition: Edition
    medium: Medium
    sections: tuple[Section, ...]
    foot: str
    fingerprint: str
    sheet: StyleSheet = SHIPPED
    day: date | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in their order, with a page break between sections."""
        first, *others = (section.blocks for section in self.sections)
        return (*first, *(block for part in others for block in (PageBreak(), *part)))

    def page_of(self, section: Section) -> Page:
        """Return the page on which a section is printed: what is read on a screen stands on a broad one."""
        return section.page if section.page.margins.top else self.sheet.pages["landscape"]


def sections(blocks: Sequence[Block], layout: Layout) -> tuple[Section, ...]:
    """Return blocks as sections: one, or on an official letter, or where the layout has several pages, one
    for each page break."""
    if len(layout.pages) == 1 and layout.pages[0].grid is None:
        return (Section(layout.pages[0], tuple(blocks)),)
    return tuple(Section(page, part) for page, part in zip(cycle(layout.pages), parts(blocks), strict=False))


def parts(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks between page breaks."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, PageBreak):
            yield tuple(part)
            part = []
        else:
            part.append(block)
    yield tuple(part)


def texts(document: Paper) -> Iterator[str]:
    """Yield every piece of text a writer may write, one paragraph, label or item at a time."""
    yield from (document.title, document.subject, document.foot)
    yield from (text for one in document.sections if one.form for text in (one.form.title, one.form.foot))
    for block in document.blocks:
        yield from _block_texts(block)


def level_look(runs: Iterable[Run]) -> Look | None:
    """Return the look of the first level that runs tell, None where they tell none."""
    return next((look for run in runs for look in run.looks if look in LEVELS), None)


def plain(runs: Runs) -> str:
    """Return the runs' text without their looks."""
    return "".join(run.text for run in runs)


def _places(cell: TableCell, row: int, column: int) -> dict[tuple[int, int], TableCell]:
    """Every place that a cell takes, by row and column."""
    return {(row + r, column + c): cell for r in range(cell.rowspan) for c in range(cell.colspan)}


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, runs):
            yield plain(runs)
        case Paragraph() | Listing():
            yield from _flow_texts([block])
        case Facts(labelled) | Signatures(labelled):
            for one in labelled:
                yield from (one.label, *_flow_texts(one.content))
        case FlowChart(steps):
            yield from (text for step in steps for text in step.texts)
        case Plot(title, series, bars):
            yield from (title, *series, *(bar.label for bar in bars))
        case Table(_, head, groups):
            rows = (*head, *(row for group in groups for row in group.rows))
            yield from (text for row in rows for cell in row for text in _flow_texts(cell.content))


def _flow_texts(content: Iterable[Flow]) -> Iterator[str]:
    for flow in content:
        yield from (map(plain, flow.items) if isinstance(flow, Listing) else [plain(flow.runs)])
