"""How much text fits in a line, counted beforehand: most formats cannot measure, and in others it takes time.

Counted wide rather than narrow: a full-width character takes one em, a capital nearly as much, any
other a good half; a word of these is not broken, and one em a line is kept for marks that may not
begin one.
"""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from riskctl.render.blocks import Run, Runs, plain

_PIECE = re.compile(r"\n|[^\S\n]+|[!-~\u00a1-\u02af]+|.", re.DOTALL)
_CAPITAL, _NARROW = 0.75, 0.57  # em
_PAUSE = re.compile(r"[。；;！？，、,.:：]")
_LOOK_BACK = 14  # characters


def line_starts(text: str, width: float) -> list[int]:
    """Return where each line of `text` begins, `width` ems being the length of a line."""
    starts, filled, room = [0], 0.0, width - 1
    for match in _PIECE.finditer(text):
        piece, size = match[0], ems(match[0])
        if piece == "\n":
            starts.append(match.end())
            filled = 0.0
        elif filled + size <= room or piece.isspace():
            filled += size
        elif size <= room:
            starts.append(match.start())
            filled = size
        else:
            filled = _broken(match.start(), piece, filled, room, starts)
    return starts[:-1] if starts[-1] == len(text) > 0 else starts  # a last line break begins no line


def ems(text: str) -> float:
    """Return how wide a text is at most."""
    return sum(1 if east_asian_width(c) in "WFA" else _CAPITAL if c.isupper() else _NARROW for c in text)


def cut(runs: Runs, lines: int, width: float) -> tuple[Runs, Runs]:
    """Return what of `runs` fills `lines` lines, at a pause near the end where there is one, and the rest."""
    text = plain(runs)
    starts = line_starts(text, width)
    if len(starts) <= lines:
        return runs, ()
    end = starts[lines]
    pauses = [m.end() for m in _PAUSE.finditer(text, max(end - _LOOK_BACK, 1), end)]
    return _parted(runs, pauses[-1] if pauses else end)


def _broken(start: int, word: str, filled: float, room: float, starts: list[int]) -> float:
    """Break a word longer than a line; return how full the last line is."""
    for place, character in enumerate(word, start):
        if filled + ems(character) > room:
            starts.append(place)
            filled = 0.0
        filled += ems(character)
    return filled


def _parted(runs: Runs, at: int) -> tuple[Runs, Runs]:
    first: list[Run] = []
    rest: list[Run] = []
    for run in runs:
        here = max(0, min(at, len(run.text)))
        at -= len(run.text)
        first += [Run(run.text[:here], run.looks)] if here or not run.text else []
        rest += [Run(run.text[here:], run.looks)] if run.text[here:] else []
    return tuple(first), tuple(rest)
