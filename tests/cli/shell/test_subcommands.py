"""Subcommands: every spelling of a line that was ever read means what it meant."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from riskctl.cli.shell.commands import SUBCOMMANDS
from riskctl.cli.shell.group import make_group
from riskctl.cli.shell.subcommands import split
from tests.docs.pages import commands

ROOT = Path(__file__).parents[3]
PAGES = sorted(page for page in (*ROOT.glob("docs/*.md"), *ROOT.glob("README*.md")))

Read = tuple[str, dict[str, Any]]


def read(line: str) -> Read:
    """Read a line as riskctl does; return the path of the command, and what it is given."""
    _, *words = shlex.split(line)
    ctx: Any = make_group().make_context("riskctl", words)
    while hasattr(ctx.command, "resolve_command"):
        words = [*ctx._protected_args, *ctx.args]
        name, command, rest = ctx.command.resolve_command(ctx, words)
        ctx = command.make_context(name, rest, parent=ctx)
    return ctx.command_path, ctx.params


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("-C d notice open suzhou", "notice open suzhou -C d"),
        ("notice -C d open suzhou", "notice open suzhou -C d"),
        ("-C d notice -Cd --lang en open suzhou", "notice open suzhou -C d"),
        ("notice --days 3 open suzhou", "notice open suzhou --days 3"),
        ("notice --days=3 -C d open suzhou", "notice open suzhou --days 3 -C d"),
        ("notice open -- suzhou", "notice open suzhou"),
        ("notice --channel open open suzhou", "notice open suzhou --channel open"),
        ("notice --text -x comment --channel 电话 suzhou", "notice comment suzhou --channel 电话 --text -x"),
        ("sign --gather cross suzhou --by a --by b", "sign cross suzhou --gather --by a --by b"),
        ("sign 交叉互查 suzhou", "sign cross suzhou"),
        ("prepare --note cross training a b", "prepare training a b --note cross"),
        ("prepare 制定方案 a", "prepare plan a"),
        ("git --check install", "git install --check"),
    ],
)
def test_a_line_that_was_read_before_means_the_same(line: str, same: str) -> None:
    assert read(f"riskctl {line}") == read(f"riskctl {same}")


def written(page: Path) -> list[str]:
    """The lines of a page that call a command with subcommands."""
    called = re.compile(rf"riskctl (?:{'|'.join(SUBCOMMANDS)}) ")
    return [one.line for one in commands(page.read_text("utf-8")) if called.match(one.line)]


@pytest.mark.parametrize("page", [page for page in PAGES if written(page)], ids=lambda page: page.stem)
def test_every_line_of_the_pages_is_read(page: Path) -> None:
    for line in written(page):
        name, _ = read(line)
        assert name.split()[1:2] == line.split()[1:2] and name.split()[2] in SUBCOMMANDS[name.split()[1]]


def test_options_and_words_are_told_apart() -> None:
    line = ["-a", "1", "x", "--flag", "--b=2", "-", "--", "-y"]
    assert split(line, {"-a", "--b"}) == ([["-a", "1"], ["--flag"], ["--b=2"]], ["x", "-", "-y"])
