"""A workflow chart as SVG: levels by fill, border and word; each text a text, and all told in words."""

from __future__ import annotations

from html import escape

from riskctl.render.blocks import FlowChart
from riskctl.render.chart.drawing import ChartPath, Outline, PlacedText, in_words
from riskctl.render.chart.layout import WIDTH, drawn
from riskctl.render.chart.strokes import ARROW, stroke


def chart_figure(chart: FlowChart) -> str:
    """Return the chart as a figure, no wider than its page, and no larger than it is meant."""
    made = drawn(chart)
    told = "".join(f"{escape(line)}\n" for line in in_words(chart))
    label = escape(" → ".join(step.name for step in chart.steps))
    parts = (
        *map(_path, made.paths),
        *map(_outline, made.outlines),
        *map(_words, made.words),
    )
    percent = min(100, made.width / WIDTH * 100)
    return (
        f'<figure class="chart"><svg role="img" aria-label="{label}" '
        f'viewBox="0 0 {made.width:.1f} {made.height:.1f}" width="{percent:.1f}%">'
        f"<desc>{told}</desc>{''.join(parts)}</svg></figure>"
    )


def _path(path: ChartPath) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in path.points)
    arrow = " ".join(f"{x:.1f},{y:.1f}" for x, y in ARROW.at(path))
    return (
        f'<polyline points="{points}" fill="none" stroke="#333" stroke-width="1"/>'
        f'<polygon points="{arrow}" fill="#333"/>'
    )


def _outline(one: Outline) -> str:
    look = stroke(one.level)
    dash = f' stroke-dasharray="{" ".join(f"{length:g}" for length in look.dash)}"' if look.dash else ""
    paint = f'fill="{look.fill}" stroke="#000" stroke-width="{look.width:g}"{dash}'
    if one.kind == "decision":
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in one.corners)
        return f'<polygon points="{corners}" {paint}/>'
    round_ = f' rx="{one.height / 2:.1f}"' if one.kind in ("start", "end") else ""
    box = f'x="{one.x:.1f}" y="{one.y:.1f}" width="{one.width:.1f}" height="{one.height:.1f}"'
    return f"<rect {box}{round_} {paint}/>"


def _words(one: PlacedText) -> str:
    bold = ' font-weight="bold"' if one.bold else ""
    under = ""
    if one.covers:
        left, top, width, height = one.box
        size = f'width="{width:.1f}" height="{height:.1f}"'
        under = f'<rect x="{left:.1f}" y="{top:.1f}" {size} fill="#fff"/>'
    return (
        f'{under}<text x="{one.x:.1f}" y="{one.y + one.size * 0.36:.1f}" text-anchor="middle" '
        f'font-size="{one.size:g}"{bold}>{escape(one.text)}</text>'
    )
