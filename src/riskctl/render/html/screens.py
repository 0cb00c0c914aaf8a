"""Fills the screens of an electronic display: headings, rows of label and text, and notes at the foot.

What stands between two page breaks begins a screen. What is too long for one goes on on the next, its
heading and label repeated as continued: nothing may scroll. Lengths are in pixels of 1920×1080, and
agree with `board.css`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from riskctl.render.blocks import Block, Fact, Facts, Flow, Heading, Listing, Paragraph, Run, Runs, plain
from riskctl.render.fit import cut, line_starts
from riskctl.render.looks import Look

ROOM = 980  # above the foot, with the bar
BAR_LINE, BAR_GAP, BAR, MOST_BAR = (
    50,
    20,
    1500 / 36,
    2,
)  # the title in the bar; what does not fit is left out there
TEXT, LINE, GAP = 44, 62, 14
LABEL, BESIDE, WHOLE = 308 / TEXT, 1420 / TEXT, 1760 / TEXT  # ems in a line
HEADING_LINE, HEADING_GAP, HEADING = 102, 22, 1760 / 80
NOTE_LINE, NOTE_GAP, NOTE = 50, 20, 1760 / 36
Short = TypeVar("Short", Heading, Paragraph)
MOST_HEADING, MOST_NOTE, MOST_LABEL = 4, 2, 3  # lines; what is longer is text


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """Text beside its label; without a label over the whole width."""

    label: str
    texts: tuple[Runs, ...]
    looks: tuple[Look, ...] = ()

    @property
    def width(self) -> float:
        """The ems in one of its lines."""
        return BESIDE if self.label else WHOLE

    def lines(self, text: Runs, opens: bool) -> int:
        """Return how many lines `text` takes in it; where it opens the row, at least those of the label."""
        beside = len(line_starts(self.label, LABEL)) if opens else 1
        return max(len(line_starts(plain(text), self.width)), beside)


@dataclass(slots=True)
class Screen:
    """What is shown at one time, and how much of the room is used."""

    headings: tuple[Heading, ...]
    notes: tuple[Paragraph, ...]
    rows: list[ScreenRow]
    used: int

    def free(self, gap: int) -> int:
        """Return how many lines of text still fit after a gap."""
        return (ROOM - self.used - gap) // LINE


def screens(blocks: Sequence[Block], continued: str, bar: int) -> list[Screen]:
    """Return the screens for what stands between two page breaks, below a bar of so many lines.

    `continued` marks what goes on.
    """
    filler = _Filler(blocks, continued, bar)
    for block in blocks:
        if block not in filler.set_apart:
            for row in _rows(block):
                filler.add(row)
    return filler.screens


def bar_lines(title: str) -> int:
    """Return how many lines the title takes in the bar."""
    return min(len(line_starts(title, BAR)), MOST_BAR)


class _Filler:
    """Fills one screen after the other."""

    def __init__(self, blocks: Sequence[Block], continued: str, bar: int) -> None:
        self.continued = continued
        self.bar = bar
        leading = list(_leading(blocks))
        marked = (replace(h, runs=(*h.runs, Run(continued))) for h in leading)
        self.goes_on = tuple(_short(marked, HEADING, MOST_HEADING))
        self.headings = tuple(leading[: len(self.goes_on)])
        notes = (b for b in blocks if isinstance(b, Paragraph) and Look.NOTE in b.looks)
        self.notes = tuple(_short(notes, NOTE, MOST_NOTE))
        self.set_apart: tuple[Block, ...] = (*self.headings, *self.notes)
        self.screens = [self._screen(self.headings)]

    def add(self, row: ScreenRow) -> None:
        """Add a row, on as many screens as it takes."""
        opens, whole = True, row.label  # whether the row still has to begin on the screen
        for text in row.texts or ((),):
            rest: Runs | None = text
            while rest is not None:
                free, lines = self.screens[-1].free(GAP if opens else 0), row.lines(rest, opens)
                if free < lines and self.screens[-1].rows and (free < 2 or lines <= self._fresh()):
                    self.screens.append(self._screen(self.goes_on))
                    opens = True
                    continue
                now, after = cut(rest, max(free, 1), row.width)
                self._put(row, now, opens)
                opens, row = False, replace(row, label=whole and whole + self.continued)
                rest = after or None

    def _put(self, row: ScreenRow, text: Runs, opens: bool) -> None:
        screen = self.screens[-1]
        screen.used += row.lines(text, opens) * LINE + (GAP if opens else 0)
        if opens:
            screen.rows.append(replace(row, texts=(text,)))
        else:
            screen.rows[-1] = replace(screen.rows[-1], texts=(*screen.rows[-1].texts, text))

    def _screen(self, headings: tuple[Heading, ...]) -> Screen:
        used = self.bar * BAR_LINE + BAR_GAP
        used += sum(_lines(h, HEADING) * HEADING_LINE + HEADING_GAP for h in headings)
        used += sum(_lines(n, NOTE) * NOTE_LINE + NOTE_GAP for n in self.notes)
        return Screen(headings, self.notes, [], used)

    def _fresh(self) -> int:
        return self._screen(self.goes_on).free(GAP)


def _leading(blocks: Sequence[Block]) -> Iterator[Heading]:
    for block in blocks:
        if not isinstance(block, Heading):
            return
        yield block


def _short(found: Iterable[Short], width: float, most: int) -> Iterator[Short]:
    """The first of them, as long as together they take no more than `most` lines."""
    for one in found:
        most -= _lines(one, width)
        if most < 0:
            return
        yield one


def _lines(block: Heading | Paragraph, width: float) -> int:
    return len(line_starts(plain(block.runs), width))


def _rows(block: Block) -> Iterator[ScreenRow]:
    match block:
        case Facts(facts):
            yield from map(_row, facts)
        case Heading(_, runs):
            yield ScreenRow("", (tuple(Run(run.text, (Look.STRONG, *run.looks)) for run in runs),))
        case Paragraph():
            yield ScreenRow("", (block.runs,), block.looks)
        case Listing():
            yield ScreenRow("", tuple(_texts([block])))


def _row(fact: Fact) -> ScreenRow:
    texts = tuple(_texts(fact.content))
    if len(line_starts(fact.label, LABEL)) <= MOST_LABEL:
        return ScreenRow(fact.label, texts)
    return ScreenRow("", ((Run(fact.label, (Look.STRONG,)),), *texts))


def _texts(content: Iterable[Flow]) -> Iterator[Runs]:
    for flow in content:
        if isinstance(flow, Paragraph):
            yield flow.runs
            continue
        for number, item in enumerate(flow.items, 1):
            yield (Run(f"{number}. " if flow.ordered else "· "), *item)
