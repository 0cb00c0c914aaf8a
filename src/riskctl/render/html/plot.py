"""A plot as SVG: bars that read without colour, to the eye and to a screen reader.

Series differ by pattern, every number stands as text, and the description says all of it once more.
"""

from __future__ import annotations

from html import escape
from string import Template
from zlib import crc32

from riskctl.render.blocks import Plot
from riskctl.render.plot_geometry import WIDTH, Caption, Rectangle, drawing, in_words

PATTERNS = Template("""\
<pattern id="striped$id" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect width="6" height="6" fill="#fff"/><rect width="2.5" height="6" fill="#333"/></pattern>\
<pattern id="dotted$id" width="6" height="6" patternUnits="userSpaceOnUse">\
<rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.2" fill="#333"/></pattern>""")
PAINTS = ("#444", "url(#striped{id})", "url(#dotted{id})", "#fff", "#bbb")


def figure(plot: Plot) -> str:
    """Return the plot as a figure; its title is the caption."""
    id = f"{crc32(plot.title.encode()):08x}"  # a page holds several plots, and a pattern's name only once
    drawn = drawing(plot)
    parts = "".join(_box(one, id) if isinstance(one, Rectangle) else _text(one) for one in drawn.parts)
    return (
        f'<figure class="plot"><figcaption>{escape(plot.title)}</figcaption>'
        f'<svg role="img" viewBox="0 0 {WIDTH} {drawn.height}" width="100%">'
        f"<title>{escape(plot.title)}</title><desc>{escape(in_words(plot))}</desc>"
        f"<defs>{PATTERNS.substitute(id=id)}</defs>{parts}</svg></figure>"
    )


def _box(box: Rectangle, id: str) -> str:
    fill = PAINTS[box.series % len(PAINTS)].format(id=id)
    return (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
        f'fill="{fill}" stroke="#000" stroke-width="0.8"/>'
    )


def _text(caption: Caption) -> str:
    anchor = ' text-anchor="end"' if caption.ends else ""
    return f'<text x="{caption.x:.1f}" y="{caption.y:.1f}"{anchor}>{escape(caption.text)}</text>'
