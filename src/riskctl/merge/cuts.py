"""Pieces cut out of the text of ours and what takes their place, with marks around what is a conflict."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.merge.align import NotMergeable
from riskctl.merge.plan import Side

OURS, BETWEEN, THEIRS = "<<<<<<< ours", "=======", ">>>>>>> theirs"
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """Whole lines of the text that marks are put around where anything in them is a conflict."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the text, and what stands there as each side has it: the same but in a conflict."""

    start: int
    end: int
    ours: str
    theirs: str
    region: Region | None = None


class Cuts:
    """The cuts of one text, in the order in which they are made."""

    def __init__(self, text: str, line_break: str) -> None:
        self.text = text
        self.line_break = line_break
        self.made: list[Cut] = []
        self._disputed: list[Region] = []

    def put(self, start: int, end: int, new: str, region: Region | None) -> None:
        """Put `new` in the place of a piece."""
        self._add(start, end, new, new, region)

    def dispute(self, start: int, end: int, ours: str, theirs: str, region: Region | None) -> None:
        """Let both sides stand, with marks around their region."""
        around = region or Region(start, end)
        self._add(start, end, ours, theirs, around)
        if around not in self._disputed:
            self._disputed.append(around)

    def _add(self, start: int, end: int, ours: str, theirs: str, region: Region | None) -> None:
        if start == end == len(self.text) and not self.text.endswith(("\n", "\r")):
            ours, theirs = (f"{self.line_break}{new}".rstrip("\r\n") if new else "" for new in (ours, theirs))
        self.made.append(Cut(start, end, ours, theirs, region))

    def written(self, prefer: Side) -> str:
        """Return the text with every cut made, conflicts as one side has them.

        Raises NotMergeable where two cuts overlap.
        """
        return self._between(0, len(self.text), self.made, prefer)

    def marked(self) -> str:
        """Return the text with every cut made, and both sides of each conflict between marks."""
        plain = [cut for cut in self.made if cut.region not in self._disputed]
        marked = [self._sides(region) for region in self._disputed]
        return self._between(0, len(self.text), [*plain, *marked], "ours")

    def _sides(self, region: Region) -> Cut:
        """The two sides of a region, each with its own mark, as one cut."""
        inside = [cut for cut in self.made if cut.region is region]
        ours, theirs = (
            self._ended(self._between(region.start, region.end, inside, s)) for s in ("ours", "theirs")
        )
        before = self.text[region.start - 1 : region.start]
        begin = self.line_break if before and before not in "\r\n" else ""
        marks = [f"{begin}{OURS}", ours, BETWEEN, theirs, THEIRS]
        text = "".join(part if n % 2 else part + self.line_break for n, part in enumerate(marks))
        return Cut(region.start, region.end, text, text, region)

    def _ended(self, side: str) -> str:
        """What ends in a line break, so that a mark begins a line."""
        side = side.removeprefix(self.line_break) if side.startswith(self.line_break) else side
        return side if not side or side.endswith(("\n", "\r")) else side + self.line_break

    def _between(self, start: int, end: int, cuts: Iterable[Cut], prefer: Side) -> str:
        pieces, at = list[str](), start
        for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):  # those at one place as they were made
            if cut.start < at or cut.end > end:
                raise NotMergeable
            pieces += [self.text[at : cut.start], cut.ours if prefer == "ours" else cut.theirs]
            at = cut.end
        return "".join((*pieces, self.text[at:end]))


def line_break(text: str) -> str:
    """Return what most lines of `text` end with."""
    counted = Counter(_BREAK.findall(text))
    return counted.most_common(1)[0][0] if counted else "\n"


def with_breaks(text: str, line_break: str) -> str:
    """Return `text` with one line break throughout."""
    return _BREAK.sub(lambda _: line_break, text)


def breaks(text: str) -> set[str]:
    """Return what lines of `text` end with."""
    return set(_BREAK.findall(text))
