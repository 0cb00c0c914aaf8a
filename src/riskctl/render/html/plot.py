"""A plot as SVG: bars that read without colour, to the eye and to a screen reader.

Series differ by pattern, every number stands as text, and the description says all of it once more.
"""

from __future__ import annotations

from html import escape
from string import Template
from zlib import crc32

from riskctl.render.blocks import Plot
from riskctl.render.plot_geometry import WIDTH, Caption, Rectangle, drawing, in_words
from riskctl.render.xml_text import allowed

PATTERNS = Template("""\
<pattern id="striped$id" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect width="6" height="6" fill="#fff"/><rect width="2.5" height="6" fill="#333"/></pattern>\
<pattern id="dotted$id" width="6" height="6" patternUnits="userSpaceOnUse">\
<rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.2" fill="#333"/></pattern>""")
LINE_COLOUR = "#000"
PAINTS = ("#444", "url(#striped{id})", "url(#dotted{id})", "#fff", "#bbb")


def figure(plot: Plot) -> str:
    """Return the plot as a figure; its title is the caption."""
    return (
        f'<figure class="plot"><figcaption>{escape(plot.title)}</figcaption>'
        f'<svg role="img" viewBox="0 0 {WIDTH} {drawing(plot).height}" width="100%">'
        f"<title>{escape(plot.title)}</title><desc>{escape(in_words(plot))}</desc>{shapes(plot)}</svg></figure>"
    )


def shapes(plot: Plot) -> str:
    """Return what is drawn of a plot, in its own space of units."""
    id = f"{crc32(plot.title.encode('utf-8', 'backslashreplace')):08x}"  # a pattern's name, once on a page
    parts = (_box(one, id) if isinstance(one, Rectangle) else _text(one) for one in drawing(plot).parts)
    return f"<defs>{PATTERNS.substitute(id=id)}</defs>{''.join(parts)}"


def _box(box: Rectangle, id: str) -> str:
    fill = PAINTS[box.series % len(PAINTS)].format(id=id)
    return (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
        f'fill="{fill}" stroke="{LINE_COLOUR}" stroke-width="0.8"/>'
    )


def _text(caption: Caption) -> str:
    anchor = ' text-anchor="end"' if caption.ends else ""
    return f'<text x="{caption.x:.1f}" y="{caption.y:.1f}"{anchor}>{escape(allowed(caption.text))}</text>'
