"""Whose a thing is, is told by its reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.year.status.item import place_of

IDS = st.text("abc县_-", min_size=1, max_size=6)


@given(IDS, IDS, IDS, IDS)
def test_posts_and_points_are_of_their_unit_and_department(u: str, d: str, post: str, point: str) -> None:
    refs = (f"{u}/{d}", f"{u}/{d}/{post}", f"{u}/{d}#{point}", f"{u}/{d}/{post}#{point}")
    assert {place_of(ref) for ref in refs} == {(u, d)}
    assert {place_of(ref) for ref in (u, f"{u}#{point}", f"{u}#{d}/{point}")} == {(u, "")}


@pytest.mark.parametrize("ref", ["", "#R01"])
def test_what_names_nobody_is_nobodys(ref: str) -> None:
    assert place_of(ref) == ("", "")
