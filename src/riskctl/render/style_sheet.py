"""What a document is printed with: looks, fonts and pages as riskctl has them, under those of the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from riskctl.render.looks import FONTS, LETTER_STYLES, LONG_LETTERHEAD, STYLES, Family, Look, Style
from riskctl.render.paper import LANDSCAPE, LAYOUTS, LETTER, PORTRAIT, SCREEN, Layout, Page

if TYPE_CHECKING:  # records load pydantic, which the command line does without until it reads
    from riskctl.records.kinds.style import HouseStyle, SheetMargins

Styles = Mapping[Look, Style]
# Which looks a size of `style.yaml` is that of: on all pages, and on those of an official letter.
SIZES: Mapping[str, tuple[Look, ...]] = {
    **{"text": (Look.TEXT,), "title": (Look.TITLE,), "table": (Look.TABLE,)},
    **{"small": (Look.SMALL, Look.NOTE), "annex": (Look.ANNEX,), "letterhead": (Look.LETTERHEAD,)},
}
LETTER_SIZES: Mapping[str, tuple[Look, ...]] = {
    **{"letter_text": (Look.TEXT,), "letter_title": (Look.TITLE,), "imprint": (Look.IMPRINT,)},
}


@dataclass(frozen=True, slots=True, eq=False)
class StyleSheet:
    """The looks of all pages, what differs on those of an official letter, the fonts, the pages."""

    looks: Styles
    letter_looks: Styles
    long_letterhead: Style  # one that is small as well
    fonts: Mapping[Family, tuple[str, ...]]
    pages: Mapping[str, Page]
    check_code: bool = False

    def style(self, looks: Iterable[Look], on_letter: bool = False) -> Style:
        """Return the style of what has all of `looks`, the later ones over the earlier."""
        looks = tuple(looks)
        found: Style = {}
        for look in looks:
            found |= self.looks.get(look, {})
            found |= self.letter_looks.get(look, {}) if on_letter else {}
        return found | self.long_letterhead if {Look.LETTERHEAD, Look.SMALL} <= set(looks) else found

    def layout(self, name: str) -> Layout:
        """Return the layout that a template's head names, on the pages of this sheet."""
        layout = LAYOUTS[name]
        pages = (replace(self.pages[page.name], numbering=page.numbering) for page in layout.pages)
        return replace(layout, pages=tuple(pages))


_PAGES = {page.name: page for page in (PORTRAIT, LANDSCAPE, LETTER, SCREEN)}
SHIPPED = StyleSheet(STYLES, LETTER_STYLES, LONG_LETTERHEAD, FONTS, _PAGES)


@cache
def style_sheet(own: HouseStyle | None) -> StyleSheet:
    """Return how documents are printed in an office with this `style.yaml`, or with none."""
    if own is None:
        return SHIPPED
    sizes = own.sizes.model_dump(exclude_none=True) if own.sizes else {}
    points = {key: float(size) for key, size in sizes.items()}
    long_letterhead = LONG_LETTERHEAD.copy()
    if "long_letterhead" in points:
        long_letterhead["size"] = points["long_letterhead"]
    return StyleSheet(
        looks=_sized(STYLES, SIZES, points),
        letter_looks=_sized(LETTER_STYLES, LETTER_SIZES, points),
        long_letterhead=long_letterhead,
        fonts={family: _preferred(own, family) for family in FONTS},
        pages={name: _margined(page, getattr(own.margins, name, None)) for name, page in _PAGES.items()},
        check_code=own.check_code,
    )


def _sized(styles: Styles, sizes: Mapping[str, tuple[Look, ...]], points: Mapping[str, float]) -> Styles:
    changed = {look: points[key] for key, looks in sizes.items() if key in points for look in looks}
    sized: Mapping[Look, Style] = {look: {"size": size} for look, size in changed.items()}
    return {look: found | sized.get(look, {}) for look, found in styles.items()}


def _preferred(own: HouseStyle, family: Family) -> tuple[str, ...]:
    """The office's fonts, then ours: a machine that has none of them still shows the text."""
    names = getattr(own.fonts, family, ())
    return tuple(dict.fromkeys((*names, *FONTS[family])))


def _margined(page: Page, own: SheetMargins | None) -> Page:
    changed = own.model_dump(exclude_none=True) if own else {}
    return replace(page, margins=replace(page.margins, **changed))
