"""Which numbers come again, counted part by part."""

from __future__ import annotations

from array import array
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from riskctl.check.repeated import repeated

SIGNED = st.integers(-(2**63), 2**63 - 1)


@given(st.lists(SIGNED | st.integers(-70, 70), max_size=200), st.integers(1, 4))
def test_the_repeated_are_those_that_counting_all_at_once_gives(numbers: list[int], least: int) -> None:
    assert repeated(array("q", numbers), least) == {
        n for n, times in Counter(numbers).items() if times >= least
    }
