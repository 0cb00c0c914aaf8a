"""What rules over the whole corpus need of one point, as slim as a million of them have to be.

What many points say alike is one object for all of them (`Alike`). Of their titles and measures only marks
are kept, by which the same is known again: the texts are read again where something is found of them.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from riskctl.corpus.wording import folded

MARK = 8  # bytes of a mark
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class PointSaid:
    """What a point says of itself without words of its own."""

    kind: str
    matter: str  # the matter's id, blank where it names none or an unknown one
    department: str  # as a unit's point names it
    in_force: bool  # to be watched and answered for: neither closed nor an example
    closed: bool
    since: date | None = None  # of a point found mid-year: the day it is watched from
    decided: date | None = None  # the day its level was confirmed, where one is written
    reviewed: date | None = None  # the day it was looked at again
    overridden: bool = False  # whether its level was confirmed against the computed one, with reasons
    rank: int | None = None  # of its level


@dataclass(frozen=True, slots=True)
class PointFacts:
    """One point: what it refers to, its level's rank. `number` is its place."""

    number: int
    id: str
    said: PointSaid
    marks: bytes  # of its title and each of its measures in turn, as `marks_of` gives them

    @property
    def title_mark(self) -> int:
        """The mark of its title: that of every title which says the same."""
        return int.from_bytes(self.marks[:MARK], sys.byteorder, signed=True)

    @property
    def measure_marks(self) -> array[int]:
        """The marks of its measures."""
        return array("q", self.marks[MARK:])


def marks_of(title: str, measures: tuple[str, ...]) -> bytes:
    """Return what two texts of points have in common where they say the same but for width, case, punctuation
    and blanks: a number of 64 bits each, which two others share once in some million provinces."""
    texts = (folded(text).encode() for text in (title, *measures))
    return b"".join(hashlib.blake2b(text, digest_size=MARK).digest() for text in texts)


class Alike:
    """Values that come again and again, each kept once."""

    def __init__(self) -> None:
        self._known: dict[Hashable, object] = {}

    def one(self, value: Value) -> Value:
        """Return the first value that was equal to this one."""
        known = self._known.setdefault(value, value)
        assert isinstance(known, type(value))
        return known
