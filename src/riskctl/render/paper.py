"""The sheets that documents stand on, in one table from which every format takes its pages.

A template's head names a layout by a word; here stands what it means: where the document is read, and on
which pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

MILLIMETRE = 72 / 25.4  # in points
Medium = Literal["print", "display", "net"]  # on paper, on the electronic display, on the office net
Numbering = Literal["of all", "outer", "none"]  # “3 / 7” at the right, “— 3 —” at the outer edge (GB/T 9704)


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a page, in millimetres."""

    top: int
    right: int
    bottom: int
    left: int


@dataclass(frozen=True, slots=True)
class TypeGrid:
    """How much text a page of an official letter holds, whatever its margins."""

    lines: int
    characters: int  # a line


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its size and margins in millimetres, and how it is numbered."""

    name: str
    width: int
    height: int
    margins: Margins
    numbering: Numbering
    grid: TypeGrid | None = None

    @property
    def is_broad(self) -> bool:
        """Whether it lies on its long side."""
        return self.width > self.height

    @property
    def inner_width(self) -> int:
        """The width between its margins."""
        return self.width - self.margins.left - self.margins.right

    @property
    def inner_height(self) -> int:
        """The height between its margins."""
        return self.height - self.margins.top - self.margins.bottom


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a document is read, and its pages; with several every page break turns to the next of them."""

    medium: Medium
    pages: tuple[Page, ...]


SIGNING_BOX = 45  # mm: an opinion, and a unit's seal, which is 42 across
PORTRAIT = Page("portrait", 210, 297, Margins(15, 15, 14, 15), "of all")
LANDSCAPE = Page("landscape", 297, 210, Margins(15, 15, 14, 15), "of all")
LETTER = Page("letter", 210, 297, Margins(37, 26, 35, 28), "outer", TypeGrid(22, 28))  # GB/T 9704-2012
SCREEN = Page("screen", 297, 210, Margins(0, 0, 0, 0), "none")  # where the display's screens are printed

_OUTER = replace(LANDSCAPE, numbering="outer")  # what is made public, and what is annexed to a letter
LAYOUTS: Mapping[str, Layout] = {
    "landscape": Layout("print", (LANDSCAPE,)),
    "portrait": Layout("print", (PORTRAIT,)),
    "notice": Layout("print", (_OUTER,)),
    "letter": Layout("print", (LETTER,)),
    "mixed": Layout("print", (LETTER, _OUTER)),
    "board": Layout("display", (SCREEN,)),
    "searchable": Layout("net", (LANDSCAPE,)),
}
