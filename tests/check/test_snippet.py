"""The lines drawn for a finding: marks stand under what they mean, and no line runs out of its width."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from riskctl.base.cells import cell_width
from riskctl.base.location import Span, line_starts, lines_of, position
from riskctl.base.messages import term
from riskctl.check.locator import Spot
from riskctl.check.snippet import Pens, snippet

PLAIN = Pens("|", ":", lambda text, role: text)
TEXT = """\
id: R01
title: 受理时对材料不齐的熟人企业先行受理
probability: 高

# 批注
severity: 严重
level: 2
"""


def spot(text: str, part: str, label: str = "", after: str = "") -> Spot:
    start = text.index(part, text.index(after))
    said = term((label, label)) if label else None
    return Spot("甲.yaml", position(line_starts(text), Span(start, start + len(part))), said)


def drawn(text: str, primary: Spot, *related: Spot, width: int = 60) -> str:
    return "\n" + "\n".join(snippet(lines_of(text), primary, related, "zh", width, PLAIN)) + "\n"


def test_marks_stand_under_their_values_and_lines_between_are_skipped() -> None:
    level, severity = spot(TEXT, "2", "应为 3"), spot(TEXT, "严重", "危害 3")
    assert drawn(TEXT, level, severity, spot(TEXT, "高", "概率 3")) == snapshot("""\

  |
3 | probability: 高
  |              -- 概率 3
  :
6 | severity: 严重
  |           ---- 危害 3
7 | level: 2
  |        ^ 应为 3
""")


def test_two_marks_of_one_line_stand_below_it_once() -> None:
    text = "- {概率: 高, 危害: 严重, level: 2}"
    assert drawn(text, spot(text, "2", "应为 3"), spot(text, "高", "概率 3")) == snapshot("""\

  |
1 | - {概率: 高, 危害: 严重, level: 2}
  |          -- 概率 3
  |                                 ^ 应为 3
""")


def test_a_long_line_is_cropped_around_its_mark() -> None:
    text = f"- {{title: {'受理' * 30}, level: 2, note: {'备注' * 30}}}"
    assert drawn(text, spot(text, "2", "应为 3")) == snapshot("""\

  |
1 | …理受理受理受理, level: 2, note: 备注备注备注备注备注…
  |                         ^ 应为 3
""")


def test_a_long_line_is_drawn_again_for_a_mark_far_off() -> None:
    text = f"- {{概率: 高, title: {'受理' * 40}, level: 2}}"
    assert drawn(text, spot(text, "2", "应为 3"), spot(text, "高", "概率 3")) == snapshot("""\

  |
1 | - {概率: 高, title: 受理受理受理受理受理受理受理受理受…
  |          -- 概率 3
1 | …理受理受理受理, level: 2}
  |                         ^ 应为 3
""")


def test_a_mark_over_several_lines_ends_with_the_first() -> None:
    text = "measures:\n  - text: 抽查\n    owner: chief\n"
    assert drawn(text, spot(text, "- text: 抽查\n    owner: chief")) == snapshot("""\

  |
2 |   - text: 抽查
  |   ^^^^^^^^^^^^
""")


def test_what_stands_nowhere_is_marked_where_it_should_be() -> None:
    assert drawn("level:\n", Spot("甲.yaml", position([0, 7], Span(6, 6)))) == snapshot("""\

  |
1 | level:
  |       ^
""")
    assert drawn("", Spot("甲.yaml", position([0], Span(0, 0)))) == snapshot("""\

  |
1 |
  | ^
""")


def test_line_breaks_of_every_kind_count_alike() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = TEXT.replace("\n", end)
        assert drawn(text, spot(text, "2")) == drawn(TEXT, spot(TEXT, "2"))


LINES = st.text(alphabet="a汉🙂 ，:{}\u0301\u200b\u202e\x1b\x00", max_size=200)


@given(st.lists(LINES, min_size=1, max_size=4), st.integers(40, 120), st.data())
def test_no_drawn_line_is_unprintable_or_too_wide(lines: list[str], width: int, draw: st.DataObject) -> None:
    text = "\n".join(lines)
    place = st.integers(0, len(text))
    spans = [sorted((draw.draw(place), draw.draw(place))) for _ in range(3)]
    first, *rest = (Spot("甲.yaml", position(line_starts(text), Span(*span))) for span in spans)
    for line in snippet(lines_of(text), first, rest, "zh", width, PLAIN):
        assert line.isprintable() and cell_width(line) <= width


def test_a_line_of_a_million_characters_without_width_is_drawn_at_once() -> None:
    text = "a" + "\u0301" * 1_000_000 + "b" * 100
    at = position([0], Span(len(text) - 1, len(text)))
    assert all(len(line) < 2000 for line in snippet(lines_of(text), Spot("甲.yaml", at), (), "zh", 80, PLAIN))


@given(st.lists(st.text(alphabet="a汉，", max_size=12), min_size=1, max_size=4), st.data())
def test_a_mark_is_as_wide_as_what_it_marks_and_right_below_it(lines: list[str], draw: st.DataObject) -> None:
    number = draw.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    start = draw.draw(st.integers(0, len(line)))
    end = draw.draw(st.integers(start, len(line)))
    offset = sum(len(other) + 1 for other in lines[:number])
    text = "\n".join(lines)
    at = position(line_starts(text), Span(offset + start, offset + end))
    *_, shown, under = snippet(lines_of(text), Spot("甲.yaml", at), (), "zh", 80, PLAIN)
    assert shown == f"{number + 1} | {line}".rstrip()
    mark = re.search(r"\^+", under)
    assert mark and cell_width(under[: mark.start()]) == cell_width(f"{number + 1} | {line[:start]}")
    marked = line[start : max(end, start + 1)]  # where nothing stands, what follows is pointed at
    assert len(mark[0]) == max(1, cell_width(marked))
