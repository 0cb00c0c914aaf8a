"""Places as people count them: lines and columns from 1, columns in characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.location import (
    Position,
    Span,
    Unit,
    line_starts,
    lines_of,
    measured,
    position,
    utf8_bytes,
    utf16_units,
)

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


@pytest.mark.parametrize(
    ("character", "units", "size"), [("a", 1, 1), ("汉", 1, 3), ("🙂", 2, 4), ("é", 1, 2)]
)
def test_one_character_is_several_units_or_bytes(character: str, units: int, size: int) -> None:
    assert (len(character), utf16_units(character), utf8_bytes(character)) == (1, units, size)


@pytest.mark.parametrize(
    ("unit", "at"),
    [
        (len, Position(2, 3, 2, 5)),
        (utf16_units, Position(2, 4, 2, 6)),
        (utf8_bytes, Position(2, 8, 2, 12)),
    ],
)
def test_columns_are_counted_within_their_line(unit: Unit, at: Position) -> None:
    text = "🙂🙂\r\n🙂汉汉: 丙\n"
    starts = line_starts(text)
    span = Span(text.index("汉: "), text.index(" 丙"))
    assert measured(position(starts, span), text, starts, unit) == at


@given(TEXT.map(lambda text: f"{text}🙂汉{text}"), st.data(), st.sampled_from(("utf-16-le", "utf-8")))
def test_a_place_in_units_leads_back_to_its_character(text: str, data: st.DataObject, encoding: str) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    starts = line_starts(text)
    unit, size = (utf16_units, 2) if encoding == "utf-16-le" else (utf8_bytes, 1)
    at = measured(position(starts, Span(start, end)), text, starts, unit)

    def place(line: int, column: int) -> int:
        rest = text[starts[line - 1] :].encode(encoding)
        return starts[line - 1] + len(rest[: (column - 1) * size].decode(encoding))

    assert (place(at.line, at.column), place(at.end_line, at.end_column)) == (start, end)


@given(TEXT)
def test_lines_are_the_text_between_their_starts(text: str) -> None:
    starts = line_starts(text)
    ends = [*starts[1:], len(text)]
    assert lines_of(text) == [text[a:b].rstrip("\r\n") for a, b in zip(starts, ends, strict=True)]
