"""How cells look: the looks of a document as formats of a workbook, each made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from riskctl.base.messages import Language
from riskctl.render.looks import LEVELS, Look, Style, six_digits
from riskctl.render.style_sheet import StyleSheet
from riskctl.render.xlsx.pieces import InkedText

THIN, THICK = 1, 2  # lines around a cell, as a workbook counts them
HEAVY = 1.5  # points from which a line is thick
SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell is drawn: its looks, its lines, where its text stands in it, what it holds."""

    looks: tuple[Look, ...]
    sides: tuple[str, ...] = SIDES
    align: str = "left"
    valign: str = "vcenter"
    number: str = ""
    level: Look | None = None
    scale: float = 1
    quoted: bool = False  # a text that would become a formula when its cell is edited


@dataclass(slots=True)
class Formats:
    """The formats of one workbook; `made` is the workbook."""

    made: Any
    sheet: StyleSheet
    language: Language
    on_letter: bool = False
    _known: dict[tuple[CellLook, bool], Any] = field(default_factory=dict)
    _inks: dict[tuple[tuple[Look, ...], float, bool], Any] = field(default_factory=dict)

    def cell(self, look: CellLook) -> Any:
        """Return the format of a cell."""
        key = (look, self.on_letter)
        if key not in self._known:
            self._known[key] = self.made.add_format(self._properties(look))
        return self._known[key]

    def ink(self, piece: InkedText, around: CellLook) -> Any:
        """Return the format of a piece of text in a cell that looks like `around`."""
        key = ((*around.looks, *piece.looks), around.scale, self.on_letter)
        if key not in self._inks:
            self._inks[key] = self.made.add_format(self._letters(self._style(*key[:2])))
        return self._inks[key]

    def size(self, look: CellLook) -> float:
        """Return how large the letters of a cell are, in points."""
        return self._style(look.looks, look.scale)["size"]

    def _style(self, looks: Sequence[Look], scale: float) -> Style:
        found = self.sheet.style((Look.TEXT, *looks), self.on_letter)
        found["size"] = round(found["size"] * scale, 1)
        return found

    def _letters(self, style: Style) -> dict[str, Any]:
        family = self.sheet.fonts["latin" if self.language == "en" else style["family"]]
        size = style["size"]
        made = {"font_name": family[0], "font_size": int(size) if size == int(size) else size}
        made["bold"] = style.get("bold", False)
        return made | ({"font_color": _colour(style["colour"])} if "colour" in style else {})

    def _properties(self, look: CellLook) -> dict[str, Any]:
        style = self._style(look.looks, look.scale)
        made = self._letters(style) | {"text_wrap": True, "align": look.align, "valign": look.valign}
        made |= dict.fromkeys(look.sides, THIN)
        if "fill" in style:
            made["bg_color"] = _colour(style["fill"])
        if look.number:
            made["num_format"] = look.number
        if look.quoted:
            made["quote_prefix"] = True
        return made | self._level(look)

    def _level(self, look: CellLook) -> dict[str, Any]:
        """A level by fill, width of the line and weight of the letters, beside its mark in words."""
        style = self.sheet.style((look.level,)) if look.level in LEVELS else {}
        made: dict[str, Any] = {"bg_color": _colour(style["fill"])} if "fill" in style else {}
        if style.get("bold"):
            made["bold"] = True
        if "border" in style and style["border"].width >= HEAVY:
            made |= dict.fromkeys(SIDES, THICK)
        return made


def _colour(css: str) -> str:
    return f"#{six_digits(css)}"
