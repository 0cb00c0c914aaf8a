"""Lines are counted beforehand: no line is longer than it may be, and nothing is lost where text is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.render.blocks import Run, plain
from riskctl.render.fit import cut, ems, line_starts
from riskctl.render.looks import Look
from tests.render.writers.read import any_text

texts = st.text("甲乙，。；“”A bcd-1\n", max_size=120) | any_text
widths = st.floats(3, 40)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("甲" * 9, ["甲" * 9]),
        ("甲" * 10, ["甲" * 9, "甲"]),
        ("甲\n乙", ["甲\n", "乙"]),
        ("甲\n\n", ["甲\n", "\n"]),
        ("甲甲甲甲甲甲 abcdef", ["甲甲甲甲甲甲 ", "abcdef"]),
        ("abcdefgh ijklmnop", ["abcdefgh ", "ijklmnop"]),
        ("a" * 40, ["a" * 15, "a" * 15, "a" * 10]),
    ],
)
def test_lines_are_those_of_a_browser(text: str, lines: list[str]) -> None:
    starts = [*line_starts(text, 10), len(text)]
    assert [text[one:other] for one, other in pairwise(starts)] == lines


@given(texts, widths)
def test_no_line_is_longer_than_it_may_be(text: str, width: float) -> None:
    starts = [*line_starts(text, width), len(text)]
    assert starts == sorted(starts) and starts[0] == 0
    assert all(ems(text[one:other].rstrip()) <= width for one, other in pairwise(starts))


@given(st.lists(st.tuples(texts, st.sampled_from([(), (Look.STRONG,)]))), st.integers(1, 4), widths)
def test_what_is_cut_off_goes_on(parts: list[tuple[str, tuple[Look, ...]]], lines: int, width: float) -> None:
    runs = tuple(Run(text, looks) for text, looks in parts)
    first, rest = cut(runs, lines, width)
    assert plain(first) + plain(rest) == plain(runs)
    assert len(line_starts(plain(first), width)) <= lines
    assert {run.looks for run in rest} <= {run.looks for run in runs}
    assert not rest or plain(first)


def test_it_is_cut_at_a_pause_where_one_is_near() -> None:
    (first,), (rest,) = cut((Run("甲" * 14 + "，" + "乙" * 20),), 2, 10)
    assert (first.text[-1], rest.text) == ("，", "乙" * 20)
    (first,), _ = cut((Run("甲" * 40),), 2, 10)
    assert len(first.text) == 18
