"""How texts look, in one table: fonts, sizes, weights, borders, alignment. Styles of pages follow from it.

A look is what a template may name as a class, or an element that has a look of its own. A style holds only
what differs from the text around it. What an office prints otherwise is laid over by `style_sheet`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NamedTuple, TypedDict


class Look(StrEnum):
    """One look. The first are those of elements, which no template names."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    TABLE = "table"
    HEADER = "header"
    ANNEX = "annex"  # “Annex 3”
    INDENT = "indent"
    RIGHT = "right"
    CENTRE = "centre"
    NOTE = "note"
    SMALL = "small"
    STRONG = "strong"
    NOWRAP = "nowrap"
    NARROW = "narrow"  # a table
    MATRIX = "matrix"  # a table of probability by severity, which is a picture as well
    FILTER = "filter"  # the heading of a column by which a page can be filtered
    BLANK = "blank"  # a line to write on
    FEW = "few"
    SHORT = "short"
    LONG = "long"
    GRAVEST = "level-gravest"
    MIDDLE = "level-middle"
    LIGHTEST = "level-lightest"
    LETTERHEAD = "letterhead"  # from here on parts of an official letter
    FILING = "filing"
    ENCLOSED = "enclosed"
    SIGNED = "signed"
    IMPRINT = "imprint"
    END = "end"


LEVELS = (Look.GRAVEST, Look.MIDDLE, Look.LIGHTEST)
# Of a paragraph or a cell, not of the letters in it.
PLACED = (Look.CENTRE, Look.RIGHT, Look.INDENT, Look.NOWRAP, Look.FILTER)


class Border(NamedTuple):
    """A line at a side or all around: its width in points, and its colour."""

    side: Literal["all", "top", "bottom"]
    width: float
    colour: str


Family = Literal["body", "title", "heading", "latin", "folio"]


class Style(TypedDict, total=False):
    """What a look changes: sizes in points, `line` in times of the size, `indent` and `ems` in characters."""

    family: Family
    size: float
    line: float
    bold: bool
    colour: str
    fill: str
    align: Literal["centre", "right"]
    indent: float
    border: Border
    ems: float
    percent: int


# Of several the first that a machine has; a word processor's file names the first and gives the others.
FONTS: Mapping[Family, tuple[str, ...]] = {
    "body": (
        *("仿宋", "FangSong", "仿宋_GB2312", "STFangsong", "Noto Serif CJK SC", "Noto Serif SC"),
        *("Source Han Serif SC", "Songti SC", "SimSun"),
    ),
    "title": (
        *("方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC", "Noto Serif SC"),
        "SimSun",
    ),
    "heading": ("黑体", "SimHei", "Noto Sans CJK SC", "Noto Sans SC"),
    "latin": ("Times New Roman", "Liberation Serif"),
    "folio": ("宋体", "SimSun", "Noto Serif CJK SC", "Noto Serif SC"),
}
RED = "#e60012"
HEADINGS: Mapping[int, float] = {2: 1.3, 3: 1.1}  # by level, in times of the text
STYLES: Mapping[Look, Style] = {
    Look.TEXT: {"bold": False, "size": 10.5, "line": 1.5, "family": "body"},
    Look.TITLE: {"bold": True, "size": 18, "line": 1.35, "family": "title", "align": "centre"},
    Look.HEADING: {"family": "heading"},
    Look.TABLE: {"size": 9.5, "line": 1.4},
    Look.HEADER: {"family": "heading", "bold": False, "align": "centre", "fill": "#f2f2f2"},
    Look.ANNEX: {"family": "heading", "size": 12, "line": 1.2},
    Look.INDENT: {"indent": 2},
    Look.RIGHT: {"align": "right"},
    Look.CENTRE: {"align": "centre"},
    **dict.fromkeys((Look.SMALL, Look.NOTE), Style(size=9, colour="#333")),
    Look.STRONG: {"bold": True},
    Look.NARROW: {"percent": 60},
    Look.FEW: {"ems": 3},
    Look.SHORT: {"ems": 6},
    Look.LONG: {"ems": 11},
    Look.GRAVEST: {"border": Border("all", 1.6, "#000"), "bold": True, "fill": "#f6d5d0"},
    Look.MIDDLE: {"border": Border("all", 1, "#000"), "fill": "#fdf0c8"},
    Look.LIGHTEST: {"border": Border("all", 0.6, "#666")},
    Look.LETTERHEAD: {
        "colour": RED,
        "bold": True,
        "size": 30,
        "line": 1.3,
        "family": "title",
        "align": "centre",
    },
    Look.FILING: {"align": "centre", "border": Border("bottom", 2, RED)},
    Look.SIGNED: {"align": "centre"},
    Look.IMPRINT: {"border": Border("top", 0.8, "#000")},
}
LONG_LETTERHEAD: Style = {"colour": RED, "size": 24}  # one that is small as well
LETTER_STYLES: Mapping[Look, Style] = {  # what differs on the pages of an official letter
    Look.TEXT: {"size": 16},
    Look.TITLE: {"size": 22, "bold": False},
    Look.STRONG: {"family": "heading", "bold": False},
    Look.IMPRINT: {"size": 14},
    Look.TABLE: {"size": 12},
}


def six_digits(colour: str) -> str:
    """Return a colour as formats other than CSS have it: of `#333` 333333."""
    digits = colour.removeprefix("#")
    return (digits if len(digits) == 6 else "".join(2 * digit for digit in digits)).upper()
