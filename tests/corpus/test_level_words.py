"""Words of levels as people write them: with 级 and 风险 around, in letters, colours and numerals."""

from __future__ import annotations

import pytest

from riskctl.corpus.grading import Ladder
from riskctl.corpus.policy import presets
from riskctl.records.kinds.policy import Level
from tests.corpus.test_presets import grading

LIGHT = ("低风险", "低风险等级", "蓝色", "蓝色预警", "C", "C级", "Ｃ 级", "c级风险")
GRAVE = ("高", "高风险", "高级", "高度风险", "红", "红色", "红色风险", "A", "A级", "A 类风险")
NUMBERED = {  # what each says of the level called 一级 there
    "high-medium-low": ("一级", "一级风险", "1级", "Ⅰ级", "Ⅰ 级", "I级", "壹级", "①级", "一级廉政风险"),
    "jiuquan-2010": ("一级", "一级风险", "1级", "Ⅰ级", "I 级风险", "一 级"),
}


def ladder(*levels: tuple[int, str, tuple[str, ...]]) -> Ladder:
    return Ladder(
        tuple(
            Level.model_validate({"id": str(id), "name": name, "aliases": [*also]})
            for id, name, also in levels
        )
    )


@pytest.mark.parametrize("preset", presets())
def test_words_with_more_around_them_letters_and_colours_are_levels_of_every_preset(preset: str) -> None:
    found = grading(preset).ladder
    assert {word: found.find(word) for word in LIGHT} == dict.fromkeys(LIGHT, found.levels[0])
    assert {word: found.find(word) for word in GRAVE} == dict.fromkeys(GRAVE, found.levels[-1])


@pytest.mark.parametrize("preset", NUMBERED)
def test_a_numeral_is_read_in_every_writing(preset: str) -> None:
    found, words = grading(preset).ladder, NUMBERED[preset]
    assert {word: one.name if (one := found.find(word)) else None for word in words} == dict.fromkeys(
        words, "一级"
    )


def test_a_numeral_is_never_taken_for_the_id_of_a_level_that_is_called_otherwise() -> None:
    found = grading("lxc").ladder
    assert found.find("3") is found.levels[-1]  # the id itself
    assert [found.find(word) for word in ("3级", "三级", "Ⅲ级风险")] == [None, None, None]


def test_a_word_that_would_mean_two_levels_means_none() -> None:
    found = ladder((1, "一般", ("低风险",)), (2, "重大", ("低度",)))
    assert (found.find("低风险"), found.find("低度")) == found.levels  # as they are written
    assert found.find("低") is None


def test_nothing_is_left_of_no_word() -> None:
    found = ladder((1, "级", ()), (2, "风险", ()))
    assert (found.find("级"), found.find("风险"), found.find("")) == (*found.levels, None)
