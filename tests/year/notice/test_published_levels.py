"""Levels as a notice keeps them: the gravest first, offices in the words of the programme's language."""

from __future__ import annotations

from pathlib import Path

from riskctl.check.example import PROGRAMME, REPOSITORY
from riskctl.year.notice.published_levels import office_word, published_levels
from tests.conftest import lay, load_sound


def test_levels_stand_from_the_gravest_with_their_offices_in_words(tmp_path: Path) -> None:
    _, context = load_sound(lay(tmp_path / "zh", {}))
    assert [*published_levels(context)] == [
        ("三级", ["党组", "纪检组（监察室）"]),
        ("二级", ["主管领导"]),
        ("一级", ["部门负责人或主管责任人"]),
    ]
    english = {PROGRAMME: REPOSITORY[PROGRAMME].replace("language: zh", "language: en")}
    _, context = load_sound(lay(tmp_path / "en", english))
    assert next(published_levels(context)) == ("三级", ["party group", "discipline office"])


def test_an_office_without_a_word_stays_as_it_is_written() -> None:
    assert office_word("谁也不是", "zh") == "谁也不是"
