"""A plot as SVG: bars that read without colour, to the eye and to a screen reader.

Series differ by pattern, every number stands as text, and the description says all of it once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from string import Template
from zlib import crc32

from riskctl.base.cells import cell_width
from riskctl.render.blocks import Bar, Plot

WIDTH, LABELS, NUMBERS = 640, 150, 96  # of the whole, of the labels before the bars, of the numbers after
ROW, BAR, EM = 24, 15, 6.2  # heights, and the width of a narrow letter
PATTERNS = Template("""\
<pattern id="striped$id" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect width="6" height="6" fill="#fff"/><rect width="2.5" height="6" fill="#333"/></pattern>\
<pattern id="dotted$id" width="6" height="6" patternUnits="userSpaceOnUse">\
<rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.2" fill="#333"/></pattern>""")


def figure(plot: Plot) -> str:
    """Return the plot as a figure; its title is the caption."""
    id = f"{crc32(plot.title.encode()):08x}"  # a page holds several plots, and a pattern's name only once
    many = len(plot.series) > 1
    height = ROW * (len(plot.bars) + many) + 4
    paint = ("#444", f"url(#striped{id})", f"url(#dotted{id})", "#fff")  # more series are not told apart
    drawn = "".join((*(_legend(plot, paint) if many else ()), *_bars(plot, ROW if many else 0, paint)))
    return (
        f'<figure class="plot"><figcaption>{escape(plot.title)}</figcaption>'
        f'<svg role="img" viewBox="0 0 {WIDTH} {height}" width="100%">'
        f"<title>{escape(plot.title)}</title><desc>{escape(_said(plot))}</desc>"
        f"<defs>{PATTERNS.substitute(id=id)}</defs>{drawn}</svg></figure>"
    )


def _said(plot: Plot) -> str:
    """Every number of the plot in words."""
    named = (zip(plot.series, bar.numbers, strict=True) for bar in plot.bars)
    each = (", ".join(f"{series} {number}" for series, number in one) for one in named)
    return "; ".join(f"{bar.label}: {said}" for bar, said in zip(plot.bars, each, strict=True))


def _legend(plot: Plot, paint: Sequence[str]) -> Iterator[str]:
    x = float(LABELS)
    for fill, series in zip(paint, plot.series, strict=False):
        yield _box(x, 6, 12, 12, fill) + _text(x + 17, 16.5, series)
        x += 17 + EM * cell_width(series) + 18


def _bars(plot: Plot, top: int, paint: Sequence[str]) -> Iterator[str]:
    most = max((sum(bar.numbers) for bar in plot.bars), default=0) or 1
    unit = (WIDTH - LABELS - NUMBERS) / most
    for n, bar in enumerate(plot.bars):
        yield from _bar(bar, top + n * ROW, unit, paint)


def _bar(bar: Bar, y: int, unit: float, paint: Sequence[str]) -> Iterator[str]:
    yield _text(LABELS - 8, y + 16.5, bar.label, end=True)
    x = float(LABELS)
    for fill, number in zip(paint, bar.numbers, strict=False):
        if number:
            yield _box(x, y + 4, number * unit, BAR, fill)
        x += number * unit
    yield _text(x + 7, y + 16.5, " / ".join(map(str, bar.numbers)))


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="#000" stroke-width="0.8"/>'
    )


def _text(x: float, y: float, text: str, end: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{anchor}>{escape(text)}</text>'
