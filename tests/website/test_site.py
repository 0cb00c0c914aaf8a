"""What `make site` makes: pages, commands, rules, pictures in both languages; no link leads nowhere."""

from __future__ import annotations

import html
import re
from pathlib import Path, PurePosixPath

import pytest

from riskctl import catalog
from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from tests.architecture.source import ROOT
from website.command_pages import key_of_command
from website.link_check import broken
from website.pages import LANGUAGES, Language, key_of, pages

OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}
in_both = pytest.mark.parametrize("language", LANGUAGES)


def text_of(page: Path) -> str:
    """What a page says, without its markup."""
    article = page.read_text("utf-8").partition('<article role="main"')[2].partition("</article>")[0]
    return html.unescape(re.sub(r"<[^>]+>", "", article))


def commands() -> dict[tuple[str, ...], tuple[str, str]]:
    """Every command and subcommand with its summary."""
    found: dict[tuple[str, ...], tuple[str, str]] = {
        (name,): words for name, (_, _, words) in COMMANDS.items()
    }
    for name, below in SUBCOMMANDS.items():
        found |= {(name, one): words for one, (_, words) in below.items()}
    return found


@in_both
def test_every_page_stands_in_both_languages_and_leads_to_its_twin(site: Path, language: Language) -> None:
    keys = [*pages(language), *(key_of_command(*words) for words in commands())]
    assert {"index", "year", "rules/index", "internals/index", "CONTRIBUTING"} <= {*keys}
    for key in keys:
        page = (site / language / f"{key}.html").read_text("utf-8")
        twin = "../" * (key.count("/") + 1) + f"{OTHER[language]}/{key}.html"
        assert re.search(rf'class="language-switch"[^>]* href="(\./)?{re.escape(twin)}"', page), key
        assert f'<html class="no-js" lang="{language}' in page, key


def test_every_file_of_the_docs_is_a_page() -> None:
    files = [file.relative_to(ROOT).as_posix() for file in (ROOT / "docs").rglob("*.md")]
    for language in LANGUAGES:
        assert {key_of(PurePosixPath(file)) for file in files} <= {*pages(language)}


@in_both
def test_every_command_has_a_page_of_its_help(site: Path, language: Language) -> None:
    for words, summary in commands().items():
        page = text_of(site / language / f"{key_of_command(*words)}.html")
        assert summary[LANGUAGES.index(language)] in page, words
        assert f"riskctl {' '.join(words)}" in page, words
    assert "--supplement" in text_of(site / language / "commands" / "notice-open.html")


@in_both
def test_every_rule_has_a_page_of_its_language(site: Path, language: Language) -> None:
    for loaded in catalog.rules():
        page = text_of(site / language / "rules" / f"{loaded.rule.id}.html")
        assert loaded.rule.title[LANGUAGES.index(language)] in page, loaded.rule.id


@in_both
def test_every_picture_of_the_documents_is_shown(site: Path, language: Language) -> None:
    page = (site / language / "gallery.html").read_text("utf-8")
    shown = {(site / language / one).read_bytes() for one in re.findall(r'<img [^>]*src="([^"]+)"', page)}
    pictures = sorted((ROOT / "docs" / "gallery").glob("*.png"))
    assert pictures
    assert [picture.name for picture in pictures if picture.read_bytes() not in shown] == []


def test_every_link_leads_somewhere_and_nothing_is_asked_of_another_host(site: Path) -> None:
    assert broken(site) == []


def test_what_a_page_names_in_the_repository_is_shown(site: Path) -> None:
    source = text_of(site / "zh" / "files" / "tests" / "level" / "test_score.py.html")
    assert (ROOT / "tests" / "level" / "test_score.py").read_text("utf-8").strip() in source
    assert "registers/suzhou/registration/clerk.yaml" in text_of(site / "en/files/examples/jiuquan.html")
