"""What was worked out last, kept by the very thing it was worked out from: one asks of the same many times in
turn, and of none again once the next is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Of = TypeVar("Of")
Result = TypeVar("Result")


def latest(work: Callable[[Of], Result]) -> Callable[[Of], Result]:
    """Return `work` so that it is done once for the same thing, until it is asked of another.

    The same is what is one and the same object; what changes inside is not looked at.
    """
    kept: list[tuple[Of, Result]] = []

    @wraps(work)
    def kept_work(of: Of) -> Result:
        if not (kept and kept[0][0] is of):
            kept[:] = [(of, work(of))]
        return kept[0][1]

    return kept_work
