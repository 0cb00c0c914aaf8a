"""Draws the lines a finding points at, with marks under the values, aligned in terminal cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.base.cells import cell_width
from riskctl.base.messages import Language
from riskctl.base.visible import visible
from riskctl.check.locator import Spot

CONTEXT = 24  # cells kept to the left of a mark in a line too long to show
MOST = 1000  # characters of a line looked at; some take no cell at all


@dataclass(frozen=True, slots=True)
class Pens:
    """What lines are drawn with, and how they are coloured."""

    bar: str
    gap: str
    paint: Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Underline:
    """One mark under one line: columns count from 0; the primary mark is drawn with ^."""

    line: int
    start: int
    end: int
    label: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a line that is shown: from and to which character, and how it looks."""

    start: int
    end: int
    shown: str


def snippet(
    lines: Sequence[str], primary: Spot, related: Sequence[Spot], language: Language, width: int, pens: Pens
) -> Iterator[str]:
    """Yield those of a file's `lines` that the spots stand in, each mark below its line."""
    marks = sorted((_mark(s, s is primary, language, lines) for s in (primary, *related)), key=_by_place)
    margin = len(str(marks[-1].line))
    yield f"{'':{margin}} {pens.bar}"
    last, crop = 0, Crop(0, 0, "")
    for mark in marks:
        if last and mark.line > last + 1:
            yield f"{'':{margin}} {pens.gap}"
        if mark.line != last or not crop.start <= mark.start < mark.end <= crop.end:
            crop = _cropped(lines[mark.line - 1], mark, width - margin - 3)
            yield f"{mark.line:{margin}} {pens.bar} {crop.shown}".rstrip()
        yield f"{'':{margin}} {pens.bar} {_under(lines[mark.line - 1], mark, crop, width - margin - 3, pens)}"
        last = mark.line


def _mark(spot: Spot, primary: bool, language: Language, lines: Sequence[str]) -> Underline:
    at = spot.position
    line = min(at.line, len(lines))
    end = at.end_column if at.end_line == at.line else len(lines[line - 1]) + 1
    label = spot.said.text(language) if spot.said else ""
    return Underline(line, at.column - 1, max(end - 1, at.column), label, primary)


def _by_place(mark: Underline) -> tuple[int, int]:
    return mark.line, mark.start


def _under(line: str, mark: Underline, crop: Crop, room: int, pens: Pens) -> str:
    """The sign below the marked part of a line, with its label."""
    lead = cell_width(visible(line[crop.start : mark.start])) + (1 if crop.start else 0)
    under = cell_width(visible(line[mark.start : mark.end]))
    sign = ("^" if mark.primary else "-") * max(1, min(under, room - lead))
    drawn = pens.paint(f"{sign} {mark.label}".rstrip(), "primary" if mark.primary else "related")
    return f"{'':{lead}}{drawn}"


def _cropped(line: str, mark: Underline, room: int) -> Crop:
    """The part of a long line around the mark."""
    if cell_width(visible(line)) < room:
        return Crop(0, len(line) + 1, visible(line))
    start = 0
    if cell_width(visible(line[: mark.end])) > room - 3:
        start, least = mark.start, max(0, mark.start - CONTEXT)
        while start > least and cell_width(visible(line[start - 1 : mark.start])) <= CONTEXT:
            start -= 1
    shown, end = "…" if start else "", start
    for character in line[start : start + MOST]:
        piece = visible(character)
        if cell_width(shown) + cell_width(piece) > room - 2:
            break
        shown, end = shown + piece, end + 1
    return Crop(start, end, shown + ("…" if end < len(line) else ""))
