"""The how-tos and the newcomer's path are followed to the letter, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.base.messages import Language
from tests.docs.pages import commands

ROOT = Path(__file__).parents[2]
ENDINGS: dict[Language, str] = {"zh": ".zh-CN.md", "en": ".md"}
HOWTOS = ("howto-clerk", "howto-registrar", "howto-ci")
PATH = re.compile(r"<!-- path -->\n(.*?)<!-- /path -->", re.DOTALL)
Follow = Callable[..., Path]
DAYS = ("2026-03-02", "2026-10-14", "2027-01-04", "2028-02-29")


def page(name: str, language: Language) -> str:
    return (ROOT / "docs" / f"{name}{ENDINGS[language]}").read_text("utf-8")


def path(language: Language) -> str:
    """The section of the README that leads from nothing to the first notice."""
    found = PATH.findall((ROOT / f"README{ENDINGS[language]}").read_text("utf-8"))
    assert len(found) == 1
    return str(found[0])


@pytest.mark.parametrize("name", HOWTOS)
@pytest.mark.parametrize("language", ENDINGS)
def test_a_howto_does_what_it_says(name: str, language: Language, follow: Follow) -> None:
    follow(page(name, language), language)


@pytest.mark.parametrize("name", HOWTOS)
def test_both_languages_of_a_howto_have_the_same_commands(name: str) -> None:
    zh, en = commands(page(name, "zh")), commands(page(name, "en"))
    assert zh == en and any(one.line.startswith("riskctl ") for one in zh)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("language", ENDINGS)
def test_the_newcomers_path_ends_with_a_notice_on_whatever_day(
    language: Language, day: str, follow: Follow
) -> None:
    here = follow(path(language), language, day)
    notice = (here / "rendered" / "announcement" / "bureau.html").read_text("utf-8")
    assert {"zh": "公示", "en": "notice"}[language] in notice


def test_the_newcomers_path_is_as_long_as_its_heading_says() -> None:
    assert commands(path("zh")) == commands(path("en"))
    count = sum(one.line.startswith("riskctl ") for one in commands(path("zh")))
    for language in ENDINGS:
        heading = path(language).splitlines()[0]
        assert re.findall(r"\d+", heading) == [str(count)], heading
