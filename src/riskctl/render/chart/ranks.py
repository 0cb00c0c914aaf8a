"""Where the steps of a workflow stand: one after the other, folded into bands that a page is wide enough for.

The order is that of the file: a way back to an earlier step is one, and no reason to move that step. Of a
fork the longest way goes straight on, the others stand below it. Why no library lays this out stands in
docs/internals/documents.md#workflow-charts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.render.blocks import ChartStep

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GridPlace:
    """The place of a step: its row and column, counted through all bands."""

    row: int
    column: int


def cells(steps: Sequence[ChartStep], columns: int) -> list[GridPlace]:
    """Return the place of each step, in bands of so many columns."""
    forward = _forward(steps)
    ranks = _ranks(steps, forward)
    tracks = _tracks(steps, forward, ranks)
    bands = max(ranks, default=0) // columns + 1
    heights = [
        1 + max((t for t, r in zip(tracks, ranks, strict=True) if r // columns == band), default=0)
        for band in range(bands)
    ]
    tops = [sum(heights[:band]) for band in range(bands)]
    places = zip(ranks, tracks, strict=True)
    return [GridPlace(tops[rank // columns] + track, rank % columns) for rank, track in places]


def _forward(steps: Sequence[ChartStep]) -> list[list[int]]:
    """The ways of each step that lead on: all but those back to a step from which one came."""
    found: list[list[int]] = [[] for _ in steps]
    state = [0] * len(steps)  # 1 while one is on the way through it, 2 when it is done
    for root in range(len(steps)):
        if state[root]:
            continue
        state[root], stack = 1, [(root, iter(steps[root].ways))]
        while stack:
            at, ways = stack[-1]
            way = next(ways, None)
            if way is None:
                state[at] = 2
                stack.pop()
                continue
            if state[way.to] != 1:
                found[at].append(way.to)
            if not state[way.to]:
                state[way.to] = 1
                stack.append((way.to, iter(steps[way.to].ways)))
    return found


def _ranks(steps: Sequence[ChartStep], forward: Sequence[Sequence[int]]) -> list[int]:
    """How many steps come before each on the longest way; one to which nothing leads follows the one above
    it in the file, where that leads nowhere either."""
    before: list[list[int]] = [[] for _ in steps]
    for at, ways in enumerate(forward):
        for to in ways:
            before[to].append(at)
    alone = [not before[n] and not forward[n] for n in range(len(steps))]
    ranks: list[int] = [0] * len(steps)
    for at in _sorted(forward):
        ranks[at] = 1 + max((ranks[one] for one in before[at]), default=-1)
    for n in range(1, len(steps)):
        if alone[n]:
            ranks[n] = 1 + ranks[n - 1]
    return ranks


def _sorted(forward: Sequence[Sequence[int]]) -> list[int]:
    """The steps, each after all those that lead to it."""
    open_ways = [0] * len(forward)
    for ways in forward:
        for to in ways:
            open_ways[to] += 1
    ready = [n for n, count in enumerate(open_ways) if not count]
    for at in ready:  # grows as it is gone through
        for to in forward[at]:
            open_ways[to] -= 1
            if not open_ways[to]:
                ready.append(to)
    return ready


def _tracks(steps: Sequence[ChartStep], forward: Sequence[Sequence[int]], ranks: Sequence[int]) -> list[int]:
    """Which line of its band each step stands in: on that of the step whose longest way leads to it."""
    left = [0] * len(steps)
    for at in reversed(_sorted(forward)):
        left[at] = 1 + max((left[to] for to in forward[at]), default=0)
    goes_on = {at: max(ways, key=lambda to: left[to]) for at, ways in enumerate(forward) if ways}
    tracks = [-1] * len(steps)
    taken: dict[int, set[int]] = {}
    for at in sorted(range(len(steps)), key=lambda n: (ranks[n], n)):
        straight = [tracks[one] for one, to in goes_on.items() if to == at and tracks[one] >= 0]
        before = [tracks[one] for one, ways in enumerate(forward) if at in ways and tracks[one] >= 0]
        wanted = min(straight) if straight else min(before, default=-1) + 1
        own = taken.setdefault(ranks[at], set())
        while wanted in own:
            wanted += 1
        own.add(wanted)
        tracks[at] = wanted
    return tracks
