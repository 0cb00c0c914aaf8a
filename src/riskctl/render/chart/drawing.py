"""A workflow chart as outlines, lines and texts in one space of units, the same for every format that draws.

A unit is a point at full size; what is larger than the room a format has is drawn smaller as a whole. A level
is told three times, by fill, by border and by its word, so that it reads without colour too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.render.blocks import FlowChart, StepKind
from riskctl.render.fit import ems
from riskctl.render.looks import Look

PITCH = 11.5  # from line to line in a step
POINT = 14  # how far a decision's ends stand out of its text
HIGH = 1.24  # of the box of a text, in times of its letters
Box = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a step's text, with the size of its letters."""

    text: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a step, with the look of its gravest level, None where it has none."""

    kind: StepKind
    x: float
    y: float
    width: float
    height: float
    level: Look | None
    lines: tuple[Line, ...]

    @property
    def words(self) -> tuple[PlacedText, ...]:
        """Its lines, each around the middle of its place."""
        first = self.y + self.height / 2 - (len(self.lines) - 1) * PITCH / 2
        middle = self.x + self.width / 2
        return tuple(
            PlacedText(middle, first + n * PITCH, one.text, one.size, one.bold)
            for n, one in enumerate(self.lines)
        )

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners of a decision; of other steps those of the box."""
        left, top, right, bottom = self.x, self.y, self.x + self.width, self.y + self.height
        if self.kind != "decision":
            return ((left, top), (right, top), (right, bottom), (left, bottom))
        middle = (top + bottom) / 2
        inner = (left + POINT, right - POINT)
        return (
            *((left, middle), (inner[0], top), (inner[1], top)),
            *((right, middle), (inner[1], bottom), (inner[0], bottom)),
        )


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A line of text around the middle of which it is set; `covers` what lies below it."""

    x: float
    y: float  # of its middle
    text: str
    size: float
    bold: bool = False
    covers: bool = False

    @property
    def width(self) -> float:
        """How wide it is at most."""
        return ems(self.text) * self.size

    @property
    def box(self) -> Box:
        """What it takes of the drawing, with a little room."""
        left, top = self.x - self.width / 2 - 1, self.y - self.size * HIGH / 2
        return left, top, self.width + 2, self.size * HIGH


@dataclass(frozen=True, slots=True)
class ChartPath:
    """A way, from corner to corner; its last point is that of an arrow."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """A chart laid out: its size, and its parts in the order in which they are drawn."""

    width: float
    height: float
    paths: tuple[ChartPath, ...]
    outlines: tuple[Outline, ...]
    labels: tuple[PlacedText, ...]

    @property
    def words(self) -> tuple[PlacedText, ...]:
        """All texts: those on the ways, and those in the steps."""
        return (*self.labels, *(word for one in self.outlines for word in one.words))


def in_words(chart: FlowChart) -> Iterator[str]:
    """Yield each step as a sentence would tell it, for who cannot see the drawing."""
    for n, step in enumerate(chart.steps, 1):
        ways = "; ".join(f"→ {way.to + 1} {way.label}".strip() for way in step.ways)
        yield " ".join(
            filter(None, (f"{n}. {step.name}", step.actor, " ".join(run.text for run in step.levels), ways))
        )
