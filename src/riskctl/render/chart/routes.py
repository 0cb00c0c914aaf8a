"""How the ways of a chart run: along the channels between rows and between columns, where no step stands.

A way to the next step on the same line goes straight. Every other leaves a step below where it goes on, above
where it goes back, and runs in a lane of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from riskctl.render.chart.ranks import GridPlace

Channel = tuple[Literal["row", "column"], int]
Side = Literal["left", "right", "top", "bottom"]


@dataclass(slots=True)
class Route:
    """One way: the sides at which it leaves and comes, and the channels it runs through in between, each by
    its number; a channel of rows lies above its row, one of columns left of its column."""

    start: int
    end: int
    label: str
    leaves: Side
    comes: Side
    channels: tuple[Channel, ...] = ()
    lanes: list[int] = field(default_factory=list)  # one for each channel


def route(start: int, end: int, label: str, places: Sequence[GridPlace]) -> Route:
    """Return how the way from one step to another runs."""
    here, there = places[start], places[end]
    next_to = there.column == here.column + 1
    if there.row == here.row and next_to:
        return Route(start, end, label, "right", "left")
    if there.row == here.row:
        back = there.column <= here.column
        side: Side = "top" if back else "bottom"
        return Route(start, end, label, side, side, (("row", here.row + (not back)),))
    if there.row < here.row and next_to:
        return Route(start, end, label, "right", "left", (("column", there.column),))
    down = there.row > here.row
    first, last = (here.row + 1, there.row) if down else (here.row, there.row + 1)
    leaves: Side = "bottom" if down else "top"
    comes: Side = "top" if down else "bottom"
    if first == last:
        return Route(start, end, label, leaves, comes, (("row", first),))
    between = there.column if there.column > here.column else there.column + 1
    return Route(start, end, label, leaves, comes, (("row", first), ("column", between), ("row", last)))


def lay_lanes(routes: Sequence[Route], places: Sequence[GridPlace]) -> dict[Channel, int]:
    """Give each stretch in a channel a lane that no other there overlaps; return how many each has."""
    stretches: dict[Channel, list[tuple[float, float, int, int]]] = {}
    for n, one in enumerate(routes):
        one.lanes = [0] * len(one.channels)
        for k, channel in enumerate(one.channels):
            ends = sorted((_at(one, k - 1, channel[0], places), _at(one, k + 1, channel[0], places)))
            stretches.setdefault(channel, []).append((ends[0], ends[1], n, k))
    many: dict[Channel, int] = {}
    for channel, each in stretches.items():
        reached: list[float] = []  # by lane
        for low, high, n, k in sorted(each):
            lane = next((i for i, end in enumerate(reached) if end < low), len(reached))
            reached[lane : lane + 1] = [high]
            routes[n].lanes[k] = lane
        many[channel] = len(reached)
    return many


def _at(one: Route, neighbour: int, along: str, places: Sequence[GridPlace]) -> float:
    """Where a stretch of a channel ends, in rows or columns: at a step, or at the channel it goes on in."""
    if 0 <= neighbour < len(one.channels):
        return one.channels[neighbour][1] - 0.5
    place = places[one.start if neighbour < 0 else one.end]
    if along == "row":
        side = one.leaves if neighbour < 0 else one.comes
        return place.column + {"left": -0.4, "right": 0.4}.get(side, 0)
    return float(place.row)
