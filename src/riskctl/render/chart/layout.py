"""How a workflow chart is laid out: how wide columns, rows and channels are, and where each way runs in them.

A chart is folded so that it is as large as can be on a page, in the units of its drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from riskctl.render.blocks import ChartStep, FlowChart, level_look
from riskctl.render.chart.drawing import PITCH, POINT, ChartDrawing, ChartPath, Line, Outline, PlacedText
from riskctl.render.chart.ranks import GridPlace, cells
from riskctl.render.chart.routes import Route, Side, lay_lanes, route
from riskctl.render.fit import ems, line_starts

COLUMNS = (5, 6, 7, 8, 9)  # beside each other: as many as let the chart be largest, the first before others
WIDTH, HEIGHT = 757, 400  # room on a broad page, beside its heading and notes
STEP, PADDING = 120, 5.0  # how wide a step is, and the room beside its lines
SIZE, SMALL, LABEL = 9.5, 8.0, 8.0  # of letters
LANE, GAP = 9.5, 8.0  # between lines of a channel, and before and after them
PORT = 24.0  # between ways at one side of a step
APART: Mapping[Side, float] = {"top": 3.0, "bottom": -3.0}  # so that no way out lies on one that comes in
LABEL_EMS, ROOM = 5, 8.0  # a label's longest line, and the room beside it
NARROWEST = 26.0  # of a channel between columns


def drawn(chart: FlowChart) -> ChartDrawing:
    """Return the chart laid out, so that it is as large as can be on a page."""
    return max((_folded(chart, columns) for columns in COLUMNS), key=_scale)


def _scale(made: ChartDrawing) -> float:
    return min(1.0, WIDTH / made.width, HEIGHT / made.height)


def _folded(chart: FlowChart, columns: int) -> ChartDrawing:
    places = cells(chart.steps, columns)
    routes = [route(n, way.to, way.label, places) for n, step in enumerate(chart.steps) for way in step.ways]
    return _Layout(chart, places, routes).drawing()


class _Layout:
    """One layout: where columns, rows and channels lie."""

    def __init__(self, chart: FlowChart, places: Sequence[GridPlace], routes: Sequence[Route]) -> None:
        self.chart, self.places, self.routes = chart, places, routes
        self.lanes = lay_lanes(routes, places)
        self.texts = [_texts(step) for step in chart.steps]
        rows = 1 + max((place.row for place in places), default=0)
        columns = 1 + max((place.column for place in places), default=0)
        heights = [self._height(row) for row in range(rows)]
        self.gaps_x = [self._gap_x(column, columns) for column in range(columns + 1)]
        self.gaps_y = [self._gap_y(row) for row in range(rows + 1)]
        self.x = [sum(self.gaps_x[: n + 1]) + n * STEP for n in range(columns + 1)]
        self.y = [sum(self.gaps_y[: n + 1]) + sum(heights[:n]) for n in range(rows + 1)]
        self.heights = heights
        self.ports = self._ports()

    def drawing(self) -> ChartDrawing:
        """Return everything that is drawn."""
        outlines = tuple(map(self._outline, range(len(self.chart.steps))))
        paths = [self._points(n) for n in range(len(self.routes))]
        labels = [
            word
            for one, points in zip(self.routes, paths, strict=True)
            if one.label
            for word in _label(one, points)
        ]
        return ChartDrawing(
            self.x[-1],
            self.y[-1],
            tuple(ChartPath(points) for points in paths),
            outlines,
            tuple(labels),
        )

    def _height(self, row: int) -> float:
        lines = (len(t) for t, place in zip(self.texts, self.places, strict=True) if place.row == row)
        return max(lines, default=1) * PITCH + 2 * PADDING

    def _gap_x(self, column: int, columns: int) -> float:
        """How wide the channel left of a column is: for its lanes, and for what stands on straight ways."""
        lanes = self.lanes.get(("column", column), 0)
        wide = max(
            (
                max(ems(line) for line in _lines(one.label, LABEL_EMS)) * LABEL + ROOM
                for one in self.routes
                if one.label and not one.channels and self.places[one.end].column == column
            ),
            default=0,
        )
        at_edge = 2.0 if column in (0, columns) else NARROWEST
        return max(at_edge, lanes * LANE + GAP if lanes else 0, wide + GAP if wide else 0)

    def _gap_y(self, row: int) -> float:
        lanes = self.lanes.get(("row", row), 0)
        edge = row in (0, 1 + max((place.row for place in self.places), default=0))
        return lanes * LANE + 2 * GAP if lanes else 2.0 if edge else GAP

    def _outline(self, n: int) -> Outline:
        place, step = self.places[n], self.chart.steps[n]
        level = level_look(step.levels)
        top = self.y[place.row]
        return Outline(
            step.kind, self.x[place.column], top, STEP, self.heights[place.row], level, tuple(self.texts[n])
        )

    def _ports(self) -> Mapping[tuple[int, bool], float]:
        """How far from the middle of its side each end of a way stands, by the way and whether it comes."""
        sides: dict[tuple[int, Side], list[tuple[int, int, bool]]] = defaultdict(list)
        for n, one in enumerate(self.routes):
            sides[one.start, one.leaves].append((self.places[one.end].column, n, False))
            sides[one.end, one.comes].append((self.places[one.start].column, n, True))
        found: dict[tuple[int, bool], float] = {}
        for (_, side), ends in sides.items():
            step = min(PORT, (STEP - 3 * POINT) / max(len(ends), 1)) if side in ("top", "bottom") else 0
            for k, (_, n, comes) in enumerate(sorted(ends)):
                found[n, comes] = (k - (len(ends) - 1) / 2) * step + APART.get(side, 0)
        return found

    def _points(self, n: int) -> tuple[tuple[float, float], ...]:
        one = self.routes[n]
        start, end = self._end(n, False), self._end(n, True)
        points = [start]
        for (along, number), lane in zip(one.channels, one.lanes, strict=True):
            x, y = points[-1]
            if along == "row":
                points.append((x, self.y[number] - self.gaps_y[number] + GAP + (lane + 0.5) * LANE))
            else:
                points.append((self.x[number] - self.gaps_x[number] + GAP / 2 + (lane + 0.5) * LANE, y))
        x, y = points[-1]
        if one.channels:
            points.append((end[0], y) if one.channels[-1][0] == "row" else (x, end[1]))
        points.append(end)
        return tuple((round(x, 1), round(y, 1)) for x, y in _without_doubles(points))

    def _end(self, n: int, comes: bool) -> tuple[float, float]:
        one = self.routes[n]
        place, side = (self.places[one.end], one.comes) if comes else (self.places[one.start], one.leaves)
        left, top, height = self.x[place.column], self.y[place.row], self.heights[place.row]
        if side in ("left", "right"):
            return (left + STEP * (side == "right"), top + height / 2)
        return (left + STEP / 2 + self.ports[n, comes], top + height * (side == "bottom"))


def _texts(step: ChartStep) -> list[Line]:
    """The lines of a step with their size, and whether they are bold: its name, who acts, its levels."""
    room = STEP - 2 * PADDING - (2 * POINT if step.kind == "decision" else 0)
    lines = [Line(line, SIZE, step.own) for line in _lines(step.name, room / SIZE)]
    lines += [Line(line, SMALL, step.own) for line in _lines(step.actor, room / SMALL) if line]
    told = [Line(run.text, SMALL, True) for run in step.levels if run.text.strip()]
    return lines + told


def _lines(text: str, width: float) -> list[str]:
    """The lines of a text; the ems counted include no room for a mark that begins none."""
    starts = [*line_starts(text, width + 1), len(text)]
    return [text[a:b].strip() for a, b in pairwise(starts)] or [""]


def _label(one: Route, points: Sequence[tuple[float, float]]) -> Iterator[PlacedText]:
    """What stands on a way: above a straight one, else on its first stretch along a channel."""
    lines = _lines(one.label, LABEL_EMS if not one.channels else len(one.label) + 1)
    (x1, y1), (x2, y2) = points[:2] if not one.channels or len(points) < 4 else points[1:3]
    if x1 == x2:  # up or down: beside it
        wide = ems(lines[0]) * LABEL
        yield PlacedText(x1 + wide / 2 + 2, (y1 + y2) / 2, lines[0], LABEL, covers=True)
        return
    if not one.channels:
        for k, line in enumerate(reversed(lines)):
            yield PlacedText((x1 + x2) / 2, y1 - LABEL * 0.75 - k * LABEL * 1.15, line, LABEL)
        return
    wide = ems(lines[0]) * LABEL
    reach = min(abs(x2 - x1) / 2, wide / 2 + ROOM)
    yield PlacedText(x1 + (reach if x2 > x1 else -reach), y1, lines[0], LABEL, covers=True)


def _without_doubles(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points, each once where a stretch has no length."""
    return [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
