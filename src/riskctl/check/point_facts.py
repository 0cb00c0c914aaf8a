"""What rules over the whole corpus need of one point, as slim as a million of them have to be.

What many points say alike, each with its own words beside it, is one object for all of them (`Alike`); its
title and its measures stand as bytes, half as long as texts.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

ENCODING = "gb18030"  # two bytes a character of Chinese, and every character there is
PARTING = "\0"  # in no text that came through the gate
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
    words: bytes

    @property
    def title(self) -> str:
        """Its title."""
        return self.words.decode(ENCODING).partition(PARTING)[0]

    @property
    def measures(self) -> tuple[str, ...]:
        """The texts of its measures."""
        return tuple(self.words.decode(ENCODING).split(PARTING)[1:])


def words_of(title: str, measures: tuple[str, ...]) -> bytes:
    """Return the texts of a point as they are kept."""
    return PARTING.join((title, *measures)).encode(ENCODING)


class Alike:
    """Values that come again and again, each kept once."""

    def __init__(self) -> None:
        self._known: dict[Hashable, object] = {}

    def one(self, value: Value) -> Value:
        """Return the first value that was equal to this one."""
        known = self._known.setdefault(value, value)
        assert isinstance(known, type(value))
        return known
