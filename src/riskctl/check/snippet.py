"""Draws the lines a finding points at, with marks under the values, aligned in terminal cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.base.cells import cell_width
from riskctl.base.messages import Language
from riskctl.base.visible import visible
from riskctl.check.located import Spot

CONTEXT = 24  # cells kept to the left of a mark in a line too long to show


@dataclass(frozen=True, slots=True)
class Pens:
    """What lines are drawn with, and how they are coloured."""

    bar: str
    gap: str
    paint: Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark under one line: columns count from 0; the primary mark is drawn with ^."""

    line: int
    start: int
    end: int
    label: str
    primary: bool


def snippet(
    text: str, primary: Spot, related: Sequence[Spot], language: Language, width: int, pens: Pens
) -> Iterator[str]:
    """Yield the lines of `text` that the spots stand in, each mark below its line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marks = sorted((_mark(s, s is primary, language, lines) for s in (primary, *related)), key=_by_place)
    margin = len(str(marks[-1].line))
    yield f"{'':{margin}} {pens.bar}"
    shown = 0
    for mark in marks:
        if mark.line != shown:
            if shown and mark.line > shown + 1:
                yield f"{'':{margin}} {pens.gap}"
            yield from _line(lines[mark.line - 1], mark, margin, width, pens)
            shown = mark.line
        yield _under(lines[mark.line - 1], mark, margin, width, pens)


def _mark(spot: Spot, primary: bool, language: Language, lines: list[str]) -> Mark:
    at = spot.position
    line = min(at.line, len(lines))
    end = at.end_column if at.end_line == at.line else len(lines[line - 1]) + 1
    label = spot.said.text(language) if spot.said else ""
    return Mark(line, at.column - 1, max(end - 1, at.column), label, primary)


def _by_place(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.start


def _line(line: str, mark: Mark, margin: int, width: int, pens: Pens) -> Iterator[str]:
    _, shown = _cropped(line, mark, width - margin - 3)
    yield f"{mark.line:{margin}} {pens.bar} {shown}".rstrip()


def _under(line: str, mark: Mark, margin: int, width: int, pens: Pens) -> str:
    offset, _ = _cropped(line, mark, width - margin - 3)
    before = visible(line[offset : mark.start])
    under = visible(line[mark.start : mark.end])
    room = max(1, width - margin - 3 - cell_width(before))
    sign = ("^" if mark.primary else "-") * max(1, min(cell_width(under), room))
    lead = " " * (cell_width(before) + (1 if offset else 0))
    drawn = pens.paint(f"{sign} {mark.label}".rstrip(), "primary" if mark.primary else "related")
    return f"{'':{margin}} {pens.bar} {lead}{drawn}"


def _cropped(line: str, mark: Mark, room: int) -> tuple[int, str]:
    """The part of a long line around the mark, and how many characters were cut before it."""
    if cell_width(visible(line)) <= room:
        return 0, visible(line)
    offset = 0
    if cell_width(visible(line[: mark.end])) > room - 2:
        offset = max(0, mark.start - CONTEXT // 2)
    rest, shown = line[offset:], ""
    for character in rest:
        piece = visible(character)
        if cell_width(shown) + cell_width(piece) > room - 3:
            shown += "…"
            break
        shown += piece
    return offset, ("…" if offset else "") + shown
