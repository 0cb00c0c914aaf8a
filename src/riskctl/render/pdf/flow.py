"""Paragraphs, lists and runs as data, in the setting they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from riskctl.render.blocks import Flow, Listing, Paper, Run, Runs
from riskctl.render.fit import ems
from riskctl.render.looks import PLACED, Look
from riskctl.render.paper import MILLIMETRE, Page
from riskctl.render.pdf.fonts import FontSet

BREAK = "\u200b"  # between letters of a word that is longer than its line
_WORD = re.compile(r"[!-~\u00a1-\u02af]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where something stands: the page, the looks around it, how wide it is there in points.

    `annexed` on the broad pages of an official letter, `scale` the times of every size.
    """

    document: Paper
    page: Page
    at_hand: FontSet
    annexed: bool = False
    scale: float = 1
    around: tuple[Look, ...] = (Look.TEXT,)
    width: float = 0

    @property
    def pitch(self) -> float:
        """From line to line of the text, in points; of a letter so many that its lines fit."""
        text = self._found(Look.TEXT)
        if self.page.grid:
            return self.page.inner_height * MILLIMETRE / self.page.grid.lines - 0.001
        return float(text["size"] * text["line"])

    def within(self, *looks: Look, width: float = 0) -> Surroundings:
        """Return the setting of what stands in something of these looks."""
        return replace(self, around=(*self.around, *looks), width=width)

    def style(self, *looks: Look) -> dict[str, Any]:
        """Return the style of what has all of `looks`, with its fonts, and lines in points."""
        found = self._found(*looks)
        if "family" in found:
            found["fonts"] = self._fonts(found.pop("family"))
        if "line" in found:
            found["line"] *= found["size"] if "size" in found else self._found(*self.around)["size"]
        if "border" in found:
            found["border"] = found["border"]._asdict()
        if self.page.grid:
            found |= self._on_grid(looks, found)
        return found

    def _found(self, *looks: Look) -> dict[str, Any]:
        found: dict[str, Any] = dict(self.document.sheet.style(looks, self.page.grid is not None))
        if "size" in found:
            found["size"] *= self.scale
        return found

    def _on_grid(self, looks: tuple[Look, ...], found: dict[str, Any]) -> dict[str, Any]:
        """On a letter every line is as high as the grid's, and the text as wide as its characters."""
        made: dict[str, Any] = {}
        if "line" in found and not {Look.LETTERHEAD, Look.TABLE} & {*looks, *self.around}:
            made["line"] = self.pitch
        if self.page.grid and self.document.language == "zh" and Look.TEXT in looks:
            size = self._found(Look.TEXT)["size"]
            character = self.page.inner_width * MILLIMETRE / self.page.grid.characters
            only_text = {*looks} <= {Look.TEXT, Look.INDENT, Look.ENCLOSED, Look.STRONG, Look.NOWRAP}
            made |= {"tracking": character - size if only_text else 0, "character": character}
        return made

    def _fonts(self, family: str) -> list[str]:
        sheet = self.document.sheet.fonts
        wanted = sheet[family]  # type: ignore[index]
        if self.document.language == "en" and family == "body":
            wanted = (*sheet["latin"], *wanted)
        return self.at_hand.chosen(wanted)


def flow(one: Flow, setting: Surroundings) -> dict[str, Any]:
    """Return a paragraph or a list."""
    if isinstance(one, Listing):
        items = [text(item, setting) for item in one.items]
        return {"is": "list", "ordered": one.ordered, "items": items, "style": setting.style(*setting.around)}
    inside = setting.within(*one.looks)
    # What it shares with what it stands in is said there: to say it again is a third of the time of a form.
    style = setting.style(*setting.around, *one.looks) if one.looks else {}
    return {
        "is": "paragraph",
        "runs": text(one.runs, inside),
        "style": style,
        "nowrap": Look.NOWRAP in one.looks,
        "imprint": Look.IMPRINT in one.looks,
        "signed": Look.SIGNED in one.looks,
        "filing": Look.FILING in one.looks,
    }


def text(runs: Runs, setting: Surroundings) -> list[dict[str, Any]]:
    """Return runs, the lines of each apart."""
    return [_run(run, setting) for run in runs]


def _run(run: Run, setting: Surroundings) -> dict[str, Any]:
    looks = tuple(look for look in run.looks if look not in PLACED)
    style = setting.style(*looks) if looks else {}
    if Look.BLANK in run.looks:
        return {"blank": style.get("ems", 6)}
    made: dict[str, Any] = {"lines": _breakable(run.text, setting).split("\n"), "style": style}
    if Look.END in run.looks:
        made["end"] = True
    if Look.NOWRAP in run.looks:
        made["nowrap"] = True
    return made


def _breakable(given: str, setting: Surroundings) -> str:
    """The text, with places to break in words that are longer than a line of a cell."""
    size = setting.document.sheet.style(setting.around).get("size", 10)
    room = (setting.width or setting.page.inner_width * MILLIMETRE) / (size * setting.scale)
    return _WORD.sub(lambda word: BREAK.join(word[0]) if ems(word[0]) > room else word[0], given)
