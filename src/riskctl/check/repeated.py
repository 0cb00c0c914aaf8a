"""Which of a million texts come again: their hashes sorted, so that no text is kept to be counted."""

from __future__ import annotations

from array import array
from collections.abc import Container, Hashable, Iterable


def repeated(values: Iterable[Hashable], least: int) -> Container[int]:
    """Return the hashes of `values` that come at least `least` times.

    Two values may share a hash, so whoever asks compares what it takes for the same.
    """
    hashes = array("q", map(hash, values))
    found, last, times = set(), None, 0
    for one in sorted(hashes):
        times = times + 1 if one == last else 1
        last = one
        if times == least:
            found.add(one)
    return found
