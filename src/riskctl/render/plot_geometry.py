"""Where the parts of a plot lie, the same for every format that draws: boxes and texts in one space of units.

Every series has its box and its number. Where a format has fewer paints than there are series, they are told
apart by the numbers, which stand in the order of the series.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.base.cells import cell_width
from riskctl.render.blocks import Bar, Plot

WIDTH, LABELS, NUMBERS = 640, 150, 96  # of the whole, of the labels before the bars, of the numbers after
ROW, BAR, KEY = 24, 15, 12  # heights of a line, of a bar in it, of a box in the legend
EM, BASE = 6.2, 16.5  # the width of a narrow letter, and how far below the top of a line its letters stand


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a bar or a key of the legend, painted as its series is."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Caption:
    """A text that begins at a place on its base line, or ends there."""

    x: float
    y: float
    text: str
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plot laid out: how high it is, and its parts in the order in which one reads them."""

    height: int
    parts: tuple[Rectangle | Caption, ...]


def drawing(plot: Plot) -> Drawing:
    """Return the plot laid out; the legend, where there is more than one series, takes the lines it needs."""
    legend = tuple(_legend(plot)) if len(plot.series) > 1 else ()
    top = ROW * len({part.y for part in legend if isinstance(part, Rectangle)})
    return Drawing(top + ROW * len(plot.bars) + 4, (*legend, *_bars(plot, top)))


def in_words(plot: Plot) -> str:
    """Return every number of the plot in words."""
    named = (zip(plot.series, bar.numbers, strict=True) for bar in plot.bars)
    each = (", ".join(f"{series} {number}" for series, number in one) for one in named)
    return "; ".join(f"{bar.label}: {said}" for bar, said in zip(plot.bars, each, strict=True))


def _legend(plot: Plot) -> Iterator[Rectangle | Caption]:
    x, y = float(LABELS), 0
    for number, series in enumerate(plot.series):
        end = x + 17 + EM * cell_width(series)
        if end > WIDTH and x > LABELS:
            x, y, end = float(LABELS), y + ROW, end - x + LABELS
        yield Rectangle(x, y + 6, KEY, KEY, number)
        yield Caption(x + 17, y + BASE, series)
        x = end + 18


def _bars(plot: Plot, top: int) -> Iterator[Rectangle | Caption]:
    most = max((sum(bar.numbers) for bar in plot.bars), default=0) or 1
    unit = (WIDTH - LABELS - NUMBERS) / most
    for n, bar in enumerate(plot.bars):
        yield from _bar(bar, top + n * ROW, unit)


def _bar(bar: Bar, y: int, unit: float) -> Iterator[Rectangle | Caption]:
    yield Caption(LABELS - 8, y + BASE, bar.label, ends=True)
    x = float(LABELS)
    for series, number in enumerate(bar.numbers):
        if number:
            yield Rectangle(x, y + 4, number * unit, BAR, series)
        x += number * unit
    yield Caption(x + 7, y + BASE, " / ".join(map(str, bar.numbers)))
