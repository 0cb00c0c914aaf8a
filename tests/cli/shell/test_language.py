"""Which language is spoken: the order of what is asked, and the repository where nothing says it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from riskctl.cli.shell import language
from tests import skips
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("words", "environment", "spoken"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "zh_TW.UTF-8"}, "zh"),
        ([], {"LANG": "en_US", "LC_MESSAGES": "zh_CN"}, "zh"),
        ([], {"LC_MESSAGES": "zh_CN", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
        ([], {"LANG": "zh_CN", "LC_ALL": "C"}, "zh"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN", "RISKCTL_LANG": "en"}, "en"),
        (["check", "--lang", "zh"], {"RISKCTL_LANG": "en"}, "zh"),
        (["--lang=en", "check"], {"LANG": "zh_CN"}, "en"),
        (["check", "--lang", "zh", "--lang", "en"], {}, "en"),
        (["check", "--", "--lang", "en"], {}, "zh"),
        (["check", "--lang"], {}, "zh"),
        (["check", "--lang", "en-GB"], {}, "en"),
        (["check", "--lang", "中文"], {"LANG": "en"}, "zh"),
        (["check", "--lang", "xx"], {"LANG": "en"}, "en"),
    ],
)
def test_the_order_of_what_is_asked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    environment: dict[str, str],
    spoken: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert language.choose(words, environment) == spoken


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("schema: riskctl/programme/v1\nlanguage: en\n", "en"),
        ("language: 'en'  # for visitors\n", "en"),
        ("name: x\r\nlanguage: en\r\n", "en"),
        ("name: x\rlanguage: en\r", "en"),
        ("name: language: en\n", "zh"),
        ("  language: en\n", "zh"),
        ("language: english\n", "zh"),
        ("# " + "x" * 70_000 + "\nlanguage: en\n", "zh"),
        ("", "zh"),
    ],
)
def test_where_the_locale_says_nothing_the_repository_does(tmp_path: Path, text: str, spoken: str) -> None:
    (tmp_path / "riskctl.yaml").write_text(text, encoding="utf-8", newline="")
    below = tmp_path / "registers" / "单位"
    below.mkdir(parents=True)
    assert language.choose(["check", "-C", str(below)], {"LANG": "C"}) == spoken


def test_the_nearest_programme_decides(tmp_path: Path) -> None:
    (tmp_path / "riskctl.yaml").write_text("language: en\n")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "riskctl.yaml").write_text("language: zh\n")
    assert language.choose(["-C", str(tmp_path)], {}) == "en"
    assert language.choose(["-C", str(tmp_path / "inner")], {}) == "zh"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason=skips.system("named pipes"))
def test_a_pipe_in_place_of_the_programme_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "riskctl.yaml")
    assert language.choose(["-C", str(tmp_path)], {}) == "zh"


def test_every_word_of_a_run_is_in_one_language(run: Run) -> None:
    for words in (("--help",), ("rules", "--help"), ("explain", "--help")):
        said = run(*words, "--lang", "en").stdout.decode()
        assert said.startswith("Usage: riskctl") and not any("\u4e00" <= c <= "\u9fff" for c in said)
        assert run(*words, "--lang", "zh").stdout.decode().startswith("用法：riskctl")
