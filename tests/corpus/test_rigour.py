"""What the words of two measures tell of how often and how much somebody looks, and what they do not."""

from __future__ import annotations

import pytest

from riskctl.corpus.wording import load_words
from riskctl.sources.gate import Limits

WORDS = load_words(None, Limits())


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("科长每周抽查一成", "科长每月抽查一成", ("每周", "每月")),
        ("科长每周抽查一成", "科长有空时抽查一成", ("每周", "")),
        ("逐笔核对", "每日核对", ("逐笔", "每日")),
        ("每半年盘点", "每年盘点", ("每半年", "每年")),
        ("抽查两成", "抽查一成", ("两成", "一成")),
        ("抽查一成半", "抽查一成", ("一成半", "一成")),
        ("抽查二十分之一", "抽查百分之四", None),  # a number of two characters is not read
        ("抽查三分之一", "抽查10%", ("三分之一", "10%")),
        ("抽查百分之十", "抽查5％", ("百分之十", "5%")),
        ("weekly checks of one file in ten", "quarterly checks of one file in ten", ("weekly", "quarterly")),
        ("每周抽查一成，记入台账", "加强监督，提高认识", ("每周抽查一成，记入台账", "加强监督，提高认识")),
    ],
)
def test_what_became_weaker_is_named(before: str, after: str, found: tuple[str, str] | None) -> None:
    assert WORDS and WORDS.looser(before, after) == found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("每周抽查一成", "每星期抽查一成"),
        ("每月抽查一成", "每周抽查一成"),
        ("每周抽查一成", "每周抽查一成，每月汇总"),
        ("每季核对", "每月核对，年底总核"),
        ("抽查一成", "抽查半数以上"),
        ("抽查一成", "抽查10%"),
        ("抽查一成，重点的两成", "抽查一成"),  # of several shares nobody knows which gave way
        ("两人同去", "一人去"),
        ("加强管理", "提高认识"),
        ("抽查一成", "抽查一成"),
    ],
)
def test_what_the_words_do_not_tell_is_left_to_the_office(before: str, after: str) -> None:
    assert WORDS and WORDS.looser(before, after) is None
