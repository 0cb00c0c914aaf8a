"""What a section of a document for word processors is set in: its page, and looks as properties of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.base.messages import Language
from riskctl.render.docx.markup import (
    RUN_ORDER,
    TWIPS,
    eighths,
    element,
    off,
    on,
    properties,
    twips,
    whole_twips,
)
from riskctl.render.looks import Family, Look, Style, six_digits
from riskctl.render.paper import Page
from riskctl.render.style_sheet import StyleSheet

LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
LATIN = "en-US"  # of Latin letters in Chinese too: as Chinese their numbers are broken at the end of a line


@dataclass(frozen=True, slots=True)
class PageStyle:
    """A page with the style sheet and the language of what stands on it."""

    sheet: StyleSheet
    page: Page
    language: Language

    @property
    def on_letter(self) -> bool:
        """Whether it is a page of an official letter."""
        return self.page.grid is not None

    @property
    def width(self) -> int:
        """Twips between the margins."""
        margins = self.page.margins
        return twips(self.page.width) - twips(margins.left) - twips(margins.right)

    @property
    def pitch(self) -> int:
        """Twips from line to line: of a letter so many that its lines fit, else as the text's look says."""
        if self.page.grid is None:
            return self.line(self.style(Look.TEXT))
        margins = self.page.margins
        height = twips(self.page.height) - twips(margins.top) - twips(margins.bottom)
        return height // self.page.grid.lines

    @property
    def tracking(self) -> int:
        """Twips between letters, on a letter so many that its characters fill a line."""
        if self.page.grid is None:
            return 0
        points = self.width / self.page.grid.characters / TWIPS - self.style(Look.TEXT)["size"]
        return whole_twips(points)

    @property
    def character(self) -> int:
        """The width of a full-width character of the text, in twips."""
        return whole_twips(self.style(Look.TEXT)["size"]) + self.tracking

    def style(self, *looks: Look) -> Style:
        """Return the style of what has all of `looks` on this page."""
        return self.sheet.style(looks, self.on_letter)

    def line(self, style: Style) -> int:
        """Return the twips from line to line of a style that has a size."""
        times = style.get("line", self.sheet.looks[Look.TEXT]["line"])
        return round(style["size"] * times * TWIPS)

    def run_properties(self, style: Style, tracking: int | None = None) -> str:
        """Return the properties of a run of that style; what is not said stays as around it."""
        return properties("rPr", RUN_ORDER, self._parts(style, tracking))

    def fonts(self, family: Family) -> str:
        """Return the fonts of a family, for every kind of letters."""
        latin, own = self.sheet.fonts["latin"][0], self.sheet.fonts[family][0]
        hint = (
            {"hint": "eastAsia"} if self.language == "zh" else {}
        )  # quotes, dashes and marks are full-width
        return element("rFonts", **hint, ascii=latin, hAnsi=latin, eastAsia=own, cs=latin)

    def _parts(self, style: Style, tracking: int | None) -> dict[str, str]:
        parts = {"rFonts": self.fonts(style["family"])} if "family" in style else {}
        if "bold" in style:
            parts["b"] = on("b") if style["bold"] else off("b")
        if "colour" in style:
            parts["color"] = element("color", val=six_digits(style["colour"]))
        if tracking is not None:
            parts["spacing"] = element("spacing", val=tracking)
        if "size" in style:
            halves = round(style["size"] * 2)
            parts |= {"sz": element("sz", val=halves), "szCs": element("szCs", val=halves)}
        if "border" in style and style["border"].side == "all":
            border = style["border"]
            parts["bdr"] = element(
                "bdr", val="single", sz=eighths(border.width), space=0, color=six_digits(border.colour)
            )
        if "fill" in style:
            parts["shd"] = shaded(style["fill"])
        return parts


def shaded(fill: str, pattern: str = "clear") -> str:
    """Return the shade of a run or a cell."""
    return element("shd", val=pattern, color="auto", fill=six_digits(fill))


def of_letters(looks: Iterable[Look]) -> tuple[Look, ...]:
    """Return those of the looks that say how letters look, and not where they stand."""
    placed = (Look.CENTRE, Look.RIGHT, Look.INDENT, Look.NOWRAP, Look.FILTER)
    return tuple(look for look in looks if look not in placed)
