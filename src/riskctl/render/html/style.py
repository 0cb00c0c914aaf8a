"""Styles of pages: the CSS that ships, with what stands in a style sheet filled in.

In it `$letterhead` are the declarations of a look, `${letter-title.size}` one of them, `$landscape` those of
a page, `${letter.width}` a length between its margins, `${fonts.body}` the families of a font.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from string import Template
from typing import Any

from riskctl.render.html.page import css_text, shared
from riskctl.render.looks import Look, Style
from riskctl.render.paper import SIGNING_BOX, Page
from riskctl.render.style_sheet import SHIPPED, StyleSheet

SIDES = {"all": "border", "top": "border-top", "bottom": "border-bottom"}
ALIGN = {"centre": "center", "right": "right"}
SIZES = {(210, 297): "A4 portrait", (297, 210): "A4 landscape"}
CSS: Mapping[str, Callable[[Any], str]] = {  # the declaration that a key of a style is
    "family": lambda family: f"font-family: var(--{family});",
    "size": lambda points: f"font-size: {points:g}pt;",
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
def styled(name: str, sheet: StyleSheet = SHIPPED) -> str:
    """Return a style that ships, with the values of a style sheet."""
    return _Css(shared(name)).substitute(_values(sheet))


def _values(sheet: StyleSheet) -> dict[str, str]:
    known = {look.value: found for look, found in sheet.looks.items()}
    known |= {f"letter-{look}": found for look, found in sheet.letter_looks.items()}
    known["long-letterhead"] = sheet.long_letterhead
    values = {name: " ".join(_declared(found).values()) for name, found in known.items()}
    for name, found in known.items():
        values |= {f"{name}.{key}": text for key, text in _declared(found).items()}
    for family, fonts in sheet.fonts.items():
        values[f"fonts.{family}"] = ", ".join(f'"{css_text(font)}"' for font in fonts)
    values["box.height"] = f"{SIGNING_BOX}mm"
    upright = sheet.pages["portrait"]
    for page in sheet.pages.values():
        values |= dict(_page(page, sheet.letter_looks[Look.TEXT]["size"]))
        # Margins as on every page are not said again.
        same = page is not upright and page.margins == upright.margins
        values[page.name] += "" if same else f" {_margins(page)}"
    return values


def _declared(style: Style) -> dict[str, str]:
    """The declarations of a style by its keys, in their order."""
    if {"bold", "size", "family"} <= style.keys():
        weight = "bold " if style["bold"] else ""
        font = f"font: {weight}{style['size']:g}pt/{style['line']} var(--{style['family']});"
        rest = {key: value for key, value in style.items() if key not in ("size", "line", "family")}
        return {key: font if key == "bold" else CSS[key](value) for key, value in rest.items()}
    return {key: CSS[key](value) for key, value in style.items()}


def _page(page: Page, points: float) -> Iterator[tuple[str, str]]:
    """What may be said of a page, its text being of that size; margins but themselves."""
    size = SIZES.get((page.width, page.height), f"{page.width}mm {page.height}mm")
    yield page.name, f"size: {size};"
    yield f"{page.name}.width", f"{page.inner_width}mm"
    yield f"{page.name}.height", f"{page.inner_height}mm"
    yield f"{page.name}.number", f"content: {NUMBERS[page.numbering]};"
    if page.grid:
        yield f"{page.name}.line", f"calc({page.inner_height}mm / {page.grid.lines})"
        yield f"{page.name}.spacing", f"calc({page.inner_width}mm / {page.grid.characters} - {points:g}pt)"


def _margins(page: Page) -> str:
    """The margins of a page as CSS has them: left out what follows from those before."""
    of = page.margins
    lengths = [of.top, of.right, of.bottom, of.left]
    for count, same in ((4, of.left == of.right), (3, of.bottom == of.top), (2, of.right == of.top)):
        if len(lengths) == count and same:
            lengths.pop()
    return f"margin: {' '.join(f'{one}mm' if one else '0' for one in lengths)};"
