"""Small pieces of WordprocessingML as text: lengths, escaped text, properties in the order of the schema.

A word processor refuses or repairs properties in another order, so they are put in it here, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import floor

from riskctl.render.paper import MILLIMETRE
from riskctl.render.xml_text import allowed

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TWIPS = 20  # of a point
PARAGRAPH_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs"),
    *("autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing", "ind", "jc"),
    *("outlineLvl", "rPr", "sectPr"),
)
RUN_ORDER = ("rFonts", "b", "color", "spacing", "sz", "szCs", "u", "bdr", "shd", "lang")
CELL_ORDER = ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign")
Parts = Mapping[str, str]


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point, as pages and tables have it."""
    return round(millimetres * MILLIMETRE * TWIPS)


def eighths(points: float) -> int:
    """Return the width of a line in eighths of a point, as borders have it."""
    return round(points * 8)


def whole_twips(points: float) -> int:
    """Return points in twips, never more than they are, so that what has to fit does."""
    return floor(points * TWIPS + 1e-6)


def element(name: str, /, **attributes: object) -> str:
    """Return an empty element; raises nothing, values are escaped."""
    said = "".join(f' w:{key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<w:{name}{said}/>"


def properties(tag: str, order: tuple[str, ...], parts: Parts) -> str:
    """Return the element `tag` with `parts` in `order`, nothing where there are none.

    Raises ValueError for a part of which the order says nothing.
    """
    inside = "".join(parts[name] for name in sorted(parts, key=order.index) if parts[name])
    return f"<w:{tag}>{inside}</w:{tag}>" if inside else ""


def on(name: str) -> str:
    """Return a property that is switched on."""
    return f"<w:{name}/>"


def off(name: str) -> str:
    """Return a property that is switched off."""
    return f'<w:{name} w:val="0"/>'


def written(text: str) -> str:
    """Return a text as the content of a run: escaped, and its line breaks as such."""
    pieces = (
        f'<w:t xml:space="preserve">{escape(allowed(piece), quote=False)}</w:t>' for piece in text.split("\n")
    )
    return "<w:br/>".join(pieces)
