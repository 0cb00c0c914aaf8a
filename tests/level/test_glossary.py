"""What a word of a repository means: where a level stands among the others, told from its own end."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.level.glossary import about
from tests.conftest import lay, load_sound


@pytest.mark.parametrize(
    ("level", "place", "place_en"),
    [
        ("一级", "最轻", "the lightest"),
        ("二级", "第 2 轻", "2 from the lightest"),
        ("三级", "最重", "the gravest"),
    ],
)
def test_a_level_is_told_with_its_place(tmp_path: Path, level: str, place: str, place_en: str) -> None:
    _, context = load_sound(lay(tmp_path, {}))
    said = about(level, context, [])[0]
    assert f"（{place}）" in said.text("zh") and f"({place_en})" in said.text("en")


def test_a_level_without_points_says_so(tmp_path: Path) -> None:
    _, context = load_sound(lay(tmp_path, {}))
    assert "现在没有风险点。" in [said.text("zh") for said in about("一级", context, [])]
