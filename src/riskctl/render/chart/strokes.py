"""How the outlines of a chart are drawn: what tells a level beside its word, and the head of an arrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.render.chart.drawing import ChartPath
from riskctl.render.looks import STYLES, Look

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """How wide a border is, how it is broken, and what fills it."""

    width: float
    dash: tuple[float, ...]
    fill: str


# Told apart by the border alone as well, for print in black.
BORDERS: Mapping[Look, tuple[float, tuple[float, ...]]] = {
    Look.GRAVEST: (2.6, ()),
    Look.MIDDLE: (1.6, (6, 3)),
    Look.LIGHTEST: (1.2, (1.5, 2)),
}
PLAIN = Stroke(0.7, (), "#ffffff")


def stroke(level: Look | None) -> Stroke:
    """Return how the outline of a step with this level is drawn."""
    if level is None:
        return PLAIN
    width, dash = BORDERS[level]
    return Stroke(width, dash, STYLES[level].get("fill", "#ffffff"))


@dataclass(frozen=True, slots=True)
class ArrowHead:
    """The head of an arrow: how long and how wide."""

    length: float
    width: float

    def at(self, way: ChartPath) -> tuple[Point, Point, Point]:
        """Return its corners at the end of a way."""
        (x0, y0), (x, y) = way.points[-2:]
        long = max(abs(x - x0), abs(y - y0)) or 1
        dx, dy = (x - x0) / long, (y - y0) / long
        back = (x - dx * self.length, y - dy * self.length)
        half = self.width / 2
        return (x, y), (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half)


ARROW = ArrowHead(6, 6)
