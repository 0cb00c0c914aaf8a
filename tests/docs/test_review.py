"""“Review a change” is played to the letter in both languages, and shows its pictures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from riskctl.base.messages import Language
from tests.docs.conftest import Script
from tests.docs.difference import first_change

ROOT = Path(__file__).parents[2]
EXAMPLE = "examples/jiuquan"
PAGES: dict[Language, str] = {"zh": "review.zh-CN.md", "en": "review.md"}
PICTURES = ROOT / "docs" / "review"
LARGEST = 100_000


def page(language: Language) -> str:
    return (ROOT / "docs" / PAGES[language]).read_text("utf-8")


@pytest.mark.parametrize("language", PAGES)
def test_the_page_shows_what_its_commands_print(language: Language, script: Script, tmp_path: Path) -> None:
    shutil.copytree(ROOT / EXAMPLE, tmp_path / EXAMPLE, ignore=shutil.ignore_patterns("rendered"))
    ran: list[Any] = []
    text = script("played").played(page(language), tmp_path, language, ran=ran)
    assert first_change(page(language), text, ran) == "", "run make regen"
    assert text == page(language), "run make regen"


def test_both_languages_have_the_same_commands(script: Script) -> None:
    zh, en = (script("played").commands(page(language)) for language in PAGES)
    assert zh == en and any(line.startswith("riskctl render changes ") for line in zh)


def test_what_loosens_is_the_first_that_is_shown() -> None:
    shown = page("zh").partition("riskctl diff main..HEAD\n")[2].partition("```text\n")[2]
    assert shown.split("\n\n")[1].startswith("放松检查的改动（1）")


def test_it_shows_each_of_its_small_pictures() -> None:
    names = list(json.loads((PICTURES / "pictures.json").read_text("utf-8")))
    assert {file.name for file in PICTURES.glob("*.png")} == set(names) and names
    for name in names:
        assert (PICTURES / name).stat().st_size <= LARGEST
        assert all(f"](review/{name})" in page(language) for language in PAGES)
