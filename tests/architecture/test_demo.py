"""`make demo`, the first thing anybody runs, shows the main job on one page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.cli.conftest import bare_environment

PAGE = 60  # lines


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the lines of a demo with the tools of the run, its documents in a folder of its own."""
    programs = Path(sys.executable).parent
    words = ("make", "demo", "READY=", f"RISKCTL={programs}/riskctl", f"OUT={tmp_path_factory.mktemp('out')}")
    ended = subprocess.run(
        words,
        cwd=ROOT,
        env=bare_environment(LANG="C.UTF-8"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return (ended.stdout + ended.stderr).splitlines()


def test_it_is_one_page(said: list[str]) -> None:
    assert len(said) <= PAGE


def test_it_shows_a_check_a_level_a_finding_and_a_notice(said: list[str]) -> None:
    text = "\n".join(said)
    assert "没有发现问题。" in text and "suzhou/registration/clerk#R01" in text
    assert "错误[RK301]" in text and "announcement/suzhou.html" in text


def test_it_says_where_the_rest_lies(said: list[str]) -> None:
    named = [word for line in said[-4:] for word in line.replace("（", " ").replace("）", " ").split()]
    pages = [word for word in named if word.endswith(".md")]
    assert len(pages) == 4 and all((ROOT / page).is_file() for page in pages)
