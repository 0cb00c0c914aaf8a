"""What leads to a level, told by whichever way its policy grades; and words that mean several things."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import PROGRAMME, changed
from riskctl.level.glossary import about, known_words
from riskctl.level.grounds_of_level import leads_to
from tests.conftest import lay, load_sound
from tests.corpus.test_presets import grading
from tests.corpus.test_requirements import BY_CRITERIA, POLICY


def told(policy: str, level: str) -> list[str]:
    found = grading(policy)
    meant = found.ladder.find(level)
    assert meant
    return [said.text("en") for said in leads_to(meant, found)]


@pytest.mark.parametrize(
    ("level", "band"),
    [
        ("低", "A risk index from 0 to 89 leads to it (our completion of it)."),
        ("中", "A risk index from 90 to 239 leads to it (our completion of it)."),
        ("高", "A risk index of 240 or more leads to it (our completion of it)."),
    ],
)
def test_a_band_is_told_with_its_bounds(level: str, band: str) -> None:
    assert told("lxc", level) == [band]


def test_the_cells_of_a_matrix_are_told_one_by_one() -> None:
    assert told("jiuquan-2010", "三级") == ["Probability “高” × severity “严重” leads to it (the plan)."]
    assert len(told("high-medium-low", "一级")) == 3


@pytest.mark.parametrize(
    ("level", "ways"),
    [
        ("一级", ["To meet no criterion leads to it."]),
        ("二级", ["To meet the criterion “近三年有投诉” (complaint) leads to it (the policy file)."]),
    ],
)
def test_criteria_are_told_and_not_the_cells_of_the_policy_extended(
    tmp_path: Path, level: str, ways: list[str]
) -> None:
    context = load_sound(lay(tmp_path, BY_CRITERIA))[1]
    said = [one.text("en") for one in about(level, context, [])]
    assert [one for one in said if "leads to it" in one] == ways


@pytest.mark.parametrize("word", ["past", "五年内发生过违纪违法"])
def test_a_criterion_is_explained_by_its_id_and_its_text(tmp_path: Path, word: str) -> None:
    context = load_sound(lay(tmp_path, BY_CRITERIA))[1]
    first, grounds, *_ = [one.text("zh") for one in about(word, context, [])]
    assert first == "定级标准“五年内发生过违纪违法”（past），符合的定为三级"
    assert grounds == "理由：发生过的最容易再发生。" and "past" in known_words(context)
    assert "severity" not in POLICY and about("轻微", context, []) == []  # a value that chooses nothing here


def test_a_word_of_both_scales_and_a_level_is_told_in_all_its_meanings(tmp_path: Path) -> None:
    named = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: high-medium-low"))
    said = [one.text("zh") for one in about("高", load_sound(lay(tmp_path, named))[1], [])]
    assert [one.partition("“")[0] for one in said if one.startswith(("等级", "发生概率", "危害程度"))] == [
        "等级",
        "发生概率",
        "危害程度",
    ]
    assert sum(one.startswith("标准：") for one in said) == 2
