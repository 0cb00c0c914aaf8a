"""The pages one reads first: READMEs name every command, the changelog has one heading for what comes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from riskctl import __version__
from riskctl.cli.shell.commands import COMMANDS

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
_ROW = re.compile(r"^\| (`riskctl [^|]+) \|", re.MULTILINE)  # the first cell of a row about commands
_RELEASED = re.compile(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d")


def in_table(readme: str) -> set[str]:
    """The commands that the table of a README names, which says `riskctl` once a row or oftener."""
    named = (word for row in _ROW.findall(readme) for word in re.findall(r"`([^`]+)`", row))
    return {word.removeprefix("riskctl ").split()[0] for word in named}


@pytest.mark.parametrize("page", READMES)
def test_every_command_stands_in_the_table(page: str) -> None:
    assert in_table((ROOT / page).read_text("utf-8")) == set(COMMANDS)


@pytest.mark.parametrize("page", READMES)
def test_the_wheel_to_install_is_of_this_version(page: str) -> None:
    named = re.findall(r"riskctl-([\w.]+)-py3-none-any\.whl", (ROOT / page).read_text("utf-8"))
    assert set(named) == {__version__}


def test_the_changelog_has_one_heading_for_what_comes() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    first, *others = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert first == "[Unreleased]"
    assert [heading for heading in others if not _RELEASED.fullmatch(heading)] == []


def test_a_version_of_the_changelog_has_each_part_once() -> None:
    versions = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    for version in versions:
        parts = re.findall(r"^### (.+)$", version, re.MULTILINE)
        assert len(parts) == len(set(parts)), parts
