"""Names found by their tree are those that one pattern of all of them finds."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from riskctl.corpus.name_tree import NameTree, one_of

NAMES = st.lists(st.text("王高峰a]b^", min_size=2, max_size=4), max_size=6)


@settings(max_examples=800)
@given(NAMES, st.text("王高峰a]b^ ·.\n-1", max_size=16), st.integers(0, 4))
@example(["高峰", "高峰王"], "高·峰 王", 0)
@example(["ab", "abb"], "abba ab", 0)
@example(["高a"], "高ab", 0)
@example([], "高峰", 0)
def test_the_tree_finds_what_the_pattern_finds(names: list[str], text: str, at: int) -> None:
    expected = re.compile(one_of(names)).search(text, at)
    found = NameTree(names).search(text, at)
    assert (found and (found.start, found.end)) == (expected and expected.span())
