"""One name of the view: its meaning, and whether it may leave the office."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.base.messages import Pair


@dataclass(frozen=True, slots=True)
class Field:
    """A name of the view; with `inside` it is blank in the staff and public editions."""

    meaning: Pair
    inside: bool = False


def outside(zh: str, en: str) -> Field:
    """Return a name that every edition may show."""
    return Field((zh, en))


def inside(zh: str, en: str) -> Field:
    """Return a name that only the internal edition shows."""
    return Field((zh, en), inside=True)
