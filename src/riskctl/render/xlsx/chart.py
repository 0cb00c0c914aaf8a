"""A plot as a chart of the workbook, drawn from the cells that hold its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riskctl.render.blocks import Plot

ROW, LEGEND = 21, 52  # points of a bar, and of title and legend
BLACK, WHITE, GREY = "#000000", "#FFFFFF", "#444444"
PAINTS: tuple[dict[str, Any], ...] = (  # series differ by pattern, for print without colour
    {"fill": {"color": GREY}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": GREY, "bg_color": WHITE}},
    {"pattern": {"pattern": "percent_25", "fg_color": GREY, "bg_color": WHITE}},
    {"fill": {"color": WHITE}},
    {"fill": {"color": "#BBBBBB"}},
)


def height_of(plot: Plot) -> float:
    """Return how high a chart is, in points."""
    return LEGEND + ROW * len(plot.bars) * 1.2


def chart(made: Any, plot: Plot, sheet: str, first: int, columns: Sequence[int]) -> Any:
    """Return the chart of a plot whose title stands in the row `first`, its numbers in `columns` below.

    Names are taken from cells: a text handed over as a name would be a formula where it begins as one.
    """
    drawn = made.add_chart({"type": "bar", "subtype": "stacked"})
    below, last = first + 1, first + len(plot.bars)
    for n, column in enumerate(columns[1:]):
        paint = PAINTS[n % len(PAINTS)]
        drawn.add_series(
            {
                "name": [sheet, first, column],
                "categories": [sheet, below, columns[0], last, columns[0]],
                "values": [sheet, below, column, last, column],
                "border": {"color": BLACK, "width": 0.75},
                "gap": 60,
            }
            | paint
        )
    drawn.set_title({"none": True})
    drawn.set_y_axis({"reverse": True})
    drawn.set_x_axis({"major_gridlines": {"visible": False}, "num_format": "0", "min": 0})
    drawn.set_legend({"position": "bottom"} if len(plot.series) > 1 else {"none": True})
    return drawn
