"""Which of a million numbers come again: sorted, so that none is kept to be counted."""

from __future__ import annotations

from array import array
from collections.abc import Container


def repeated(numbers: array[int], least: int) -> Container[int]:
    """Return those of `numbers` that come at least `least` times."""
    found, last, times = set(), None, 0
    for one in sorted(numbers):
        times = times + 1 if one == last else 1
        last = one
        if times == least:
            found.add(one)
    return found
