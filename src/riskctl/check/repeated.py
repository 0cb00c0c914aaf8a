"""Which of a million numbers come again: a part of them is counted at a time, so that never all are."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container

PARTS = 64


def repeated(numbers: array[int], least: int) -> Container[int]:
    """Return those of `numbers` that come at least `least` times."""
    parts = [array(numbers.typecode) for _ in range(PARTS)]
    for number in numbers:
        parts[number % PARTS].append(number)
    return {number for part in parts for number, times in Counter(part).items() if times >= least}
