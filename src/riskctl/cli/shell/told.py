"""What this run has said so far, remembered while it is little, so that it can be kept and said again.

A command that says the same of the same repository tells of which (`follows_from`); what others say goes.
"""

from __future__ import annotations

import time

TAKEN = "\ufdd0"  # stands in a text for the seconds that the run took: a character that no text may hold
MOST = 8_000_000  # characters and bytes of a run that are remembered
Told = list[tuple[str, str | bytes]]  # which way each was said, and what


class _Run:
    """One run: since when, what it said, and the folder that all of it follows from, where it told one."""

    def __init__(self) -> None:
        self.began = time.time_ns()
        self.started = time.perf_counter()
        self.said: Told = []
        self.left = MOST
        self.root = ""


_run = [_Run()]


def begin() -> None:
    """Begin a run, which has said nothing yet."""
    _run[:] = [_Run()]


def follows_from(root: str) -> None:
    """Tell that all this run says follows from its words, the day, and what lies in the folder `root`."""
    _run[0].root = root


def add(way: str, what: str | bytes) -> None:
    """Remember what is said, and which way: as text, as bytes, or as a note."""
    run = _run[0]
    run.left -= len(what)
    if run.left < 0:
        run.said.clear()
    else:
        run.said.append((way, what))


def timed(text: str) -> str:
    """Return `text` with the seconds that this run has taken where they stand in it."""
    return text.replace(TAKEN, f"{time.perf_counter() - _run[0].started:.1f}") if TAKEN in text else text


def all_told() -> tuple[str, int, Told] | None:
    """Return the folder that all of it follows from, when the run began (in nanoseconds), and what was said;
    None where it follows from more, or was too much."""
    run = _run[0]
    return (run.root, run.began, run.said) if run.root and run.left >= 0 else None
