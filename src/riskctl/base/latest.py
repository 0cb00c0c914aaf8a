"""What was worked out last, kept by the very thing it was worked out from: one asks of the same many times in
turn, and of none again once the next is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import TypeVar, TypeVarTuple

Of = TypeVarTuple("Of")
Result = TypeVar("Result")


def latest(work: Callable[[*Of], Result]) -> Callable[[*Of], Result]:
    """Return `work` so that it is done once for the same things, until it is asked of others.

    The same are those that are one and the same object each; what changes inside is not looked at. Threads
    may ask for different things at once: each gets its own.
    """
    kept: list[tuple[tuple[*Of], Result]] = []

    @wraps(work)
    def kept_work(*of: *Of) -> Result:
        for known, result in kept:
            if all(map(is_, known, of)):
                return result
        result = work(*of)
        kept[:] = [(of, result)]
        return result

    return kept_work
