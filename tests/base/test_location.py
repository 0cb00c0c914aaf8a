"""Places as people count them: lines and columns from 1, columns in characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.location import Position, Span, line_starts, position

TEXT = st.text(alphabet="a甲𠀀\u0301\u2028\x85\x0b\r\n", max_size=30)


@given(TEXT)
def test_lines_are_cut_after_each_break_and_nowhere_else(text: str) -> None:
    starts = line_starts(text)
    lines = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert "".join(lines) == text
    assert all(line.endswith(("\r\n", "\n", "\r")) for line in lines[:-1])
    assert [line.rstrip("\r\n") for line in lines] == text.replace("\r\n", "\n").replace("\r", "\n").split(
        "\n"
    )


@given(TEXT, st.data())
def test_a_place_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    starts = line_starts(text)
    at = position(starts, Span(start, end))
    assert starts[at.line - 1] + at.column - 1 == start
    assert starts[at.end_line - 1] + at.end_column - 1 == end
    assert at.line <= at.end_line <= len(starts)
    assert at.column >= 1 and at.end_column >= 1


@pytest.mark.parametrize(
    ("text", "span", "at"),
    [
        ("", Span(0, 0), Position(1, 1, 1, 1)),
        ("甲乙: 丙", Span(4, 5), Position(1, 5, 1, 6)),
        ("a\r\n𠀀: 3\r\n", Span(6, 7), Position(2, 4, 2, 5)),
        ("a\rb\r", Span(2, 3), Position(2, 1, 2, 2)),
        ("a: |\n  x\n  y", Span(3, 12), Position(1, 4, 3, 4)),
        ("a\n", Span(2, 2), Position(2, 1, 2, 1)),
        ("a\u2028b\x85c", Span(4, 5), Position(1, 5, 1, 6)),
    ],
)
def test_each_kind_of_break(text: str, span: Span, at: Position) -> None:
    assert position(line_starts(text), span) == at
