"""Lines of Chinese and English break where they may, and no cell is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.cells import cell_width, pad, table, wrap

TEXT = st.text(alphabet="风险点登记表，。、；：？！）》”（《“ abc-,.()12🙂", max_size=120)


def bare(text: str) -> str:
    return "".join(text.split())


def test_wide_characters_take_two_cells() -> None:
    assert [cell_width(t) for t in ("level", "等级", "level：等级", "é", "e\u0301", "🙂")] == [
        5,
        4,
        11,
        1,
        1,
        2,
    ]
    assert pad("等级", 6) + "|" == "等级  |"


def test_chinese_breaks_between_characters_but_not_before_closing_punctuation() -> None:
    assert wrap("等级由概率和危害算出，不用手填。", 20) == ["等级由概率和危害算", "出，不用手填。"]
    assert wrap("写明（理由）和日期", 6) == ["写明", "（理", "由）和", "日期"]


def test_english_words_stay_whole() -> None:
    assert wrap("level is computed, never typed", 12) == ["level is", "computed,", "never typed"]


def test_a_blank_stays_between_chinese_and_english_only_where_it_was() -> None:
    assert wrap("运行 riskctl level --write 即可", 40) == ["运行 riskctl level --write 即可"]
    assert wrap("第3级", 40) == ["第3级"]


@given(TEXT, st.integers(4, 60))
def test_nothing_is_lost_and_no_line_is_too_wide_that_could_be_broken(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert bare("".join(lines)) == bare(text)
    for line in lines:
        assert cell_width(line) <= width or len(wrap(line, 1)) == 1
        assert line == line.strip()


@given(TEXT, st.integers(4, 60))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, width: int) -> None:
    words = text.split()
    for before, after in zip(lines := wrap(text, width), lines[1:], strict=False):
        if any(word.startswith(after[0]) for word in words) or any(
            word.endswith(before[-1]) for word in words
        ):
            continue  # the writer put a blank there
        assert after[0] not in "，。、；：？！）》”" and before[-1] not in "（《“"


def test_columns_are_aligned_in_cells_and_the_last_is_wrapped() -> None:
    assert table([("甲", "一", "说明说明说明"), ("abcd", "二二", "短")], 24) == [
        "  甲    一    说明说明说",
        "              明",
        "  abcd  二二  短",
    ]


def test_where_no_room_is_left_the_last_column_goes_below() -> None:
    assert table([("x" * 30, "说明")], 40) == ["  " + "x" * 30, "      说明"]
