"""Styles of pages: the CSS that ships, with what stands in the tables of paper and looks filled in.

In it `$letterhead` are the declarations of a look, `${letter-title.size}` one of them, `$landscape` those of
a page, `${letter.width}` a length between its margins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from string import Template
from typing import Any

from riskctl.render.html.page import shared
from riskctl.render.looks import LETTER_STYLES, LONG_LETTERHEAD, STYLES, Style
from riskctl.render.paper import LANDSCAPE, LETTER, PORTRAIT, SCREEN, Page

SIDES = {"all": "border", "top": "border-top", "bottom": "border-bottom"}
ALIGN = {"centre": "center", "right": "right"}
SIZES = {(210, 297): "A4 portrait", (297, 210): "A4 landscape"}
CSS: Mapping[str, Callable[[Any], str]] = {  # the declaration that a key of a style is
    "family": lambda family: f"font-family: var(--{family});",
    "size": lambda points: f"font-size: {points}pt;",
    "line": lambda times: f"line-height: {times};",
    "bold": lambda bold: f"font-weight: {'bold' if bold else 'normal'};",
    "colour": lambda colour: f"color: {colour};",
    "fill": lambda colour: f"background: {colour};",
    "align": lambda align: f"text-align: {ALIGN[align]};",
    "indent": lambda ems: f"text-indent: {ems}em;",
    "border": lambda line: f"{SIDES[line.side]}: {line.width}pt solid {line.colour};",
    "ems": lambda ems: f"width: {ems}em;",
    "percent": lambda percent: f"width: {percent}%;",
}
NUMBERS = {"of all": 'counter(page) " / " counter(pages)', "outer": '"— " counter(page) " —"', "none": '""'}


class _Css(Template):
    idpattern = r"[a-z][a-z-]*"
    braceidpattern = r"[a-z][a-z-]*\.[a-z]+"


@cache
def styled(name: str) -> str:
    """Return a style that ships, with the values of the tables."""
    return _Css(shared(name)).substitute(_values())


def _values() -> dict[str, str]:
    known = {look.value: found for look, found in STYLES.items()}
    known |= {f"letter-{look}": found for look, found in LETTER_STYLES.items()}
    known["long-letterhead"] = LONG_LETTERHEAD
    values = {name: " ".join(_declared(found).values()) for name, found in known.items()}
    for name, found in known.items():
        values |= {f"{name}.{key}": text for key, text in _declared(found).items()}
    for page in (PORTRAIT, LANDSCAPE, LETTER, SCREEN):
        values |= dict(_page(page))
    return values


def _declared(style: Style) -> dict[str, str]:
    """The declarations of a style by its keys, in their order."""
    if {"bold", "size", "family"} <= style.keys():
        weight = "bold " if style["bold"] else ""
        font = f"font: {weight}{style['size']}pt/{style['line']} var(--{style['family']});"
        rest = {key: value for key, value in style.items() if key not in ("size", "line", "family")}
        return {key: font if key == "bold" else CSS[key](value) for key, value in rest.items()}
    return {key: CSS[key](value) for key, value in style.items()}


def _page(page: Page) -> Iterator[tuple[str, str]]:
    """What may be said of a page; margins as on every page are not said again."""
    margins = "" if page is not PORTRAIT and page.margins == PORTRAIT.margins else f" {_margins(page)}"
    size = SIZES.get((page.width, page.height), f"{page.width}mm {page.height}mm")
    yield page.name, f"size: {size};{margins}"
    yield f"{page.name}.width", f"{page.inner_width}mm"
    yield f"{page.name}.height", f"{page.inner_height}mm"
    yield f"{page.name}.number", f"content: {NUMBERS[page.numbering]};"


def _margins(page: Page) -> str:
    """The margins of a page as CSS has them: left out what follows from those before."""
    of = page.margins
    lengths = [of.top, of.right, of.bottom, of.left]
    for count, same in ((4, of.left == of.right), (3, of.bottom == of.top), (2, of.right == of.top)):
        if len(lengths) == count and same:
            lengths.pop()
    return f"margin: {' '.join(f'{one}mm' if one else '0' for one in lengths)};"
