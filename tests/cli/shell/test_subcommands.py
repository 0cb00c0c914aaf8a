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
        ("warn a/b/c#R01 --sign 苗头 --due 2010-06-18", "warn issue a/b/c#R01 --sign 苗头 --due 2010-06-18"),
        (
            "warn --sign replied a/b/c#R01 --due=2010-06-18",
            "warn issue a/b/c#R01 --sign replied --due 2010-06-18",
        ),
        ("warn a/1 replied --note 已补", "warn replied a/1 --note 已补"),
        (
            "warn --note received a/1 --on 2010-06-07 签收",
            "warn received a/1 --note received --on 2010-06-07",
        ),
        ("rectify a/b --basis 据 --reference 3号", "rectify issue a/b --basis 据 --reference 3号"),
        ("rectify a/1 核实", "rectify verified a/1"),
        ("rectify a --person --reference 3号", "rectify person a --reference 3号"),
        (
            "rectify --person --to received --print n a --reference 3号",
            "rectify person a --to received --print n --reference 3号",
        ),
        ("suggest a/b/c 没有公开 --from staff", "suggest add a/b/c 没有公开 --from staff"),
        (
            "suggest a 没有公开 --from 群众帮 --declined 有",
            "suggest add a 没有公开 --from staff --declined 有",
        ),
        ("suggest a --from staff -- -x", "suggest add --from staff -- a -x"),
        ("suggest a --answer S1 --adopted R01", "suggest answer a S1 --adopted R01"),
        ("suggest --answer=S1 a --adopted R01", "suggest answer a S1 --adopted R01"),
        ("suggest --adopted R01 --answer S1 a", "suggest answer a S1 --adopted R01"),
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
        _, command, own = name.split()
        assert command == line.split()[1] and own in SUBCOMMANDS[command]


def test_options_and_words_are_told_apart() -> None:
    line = ["-a", "1", "x", "--flag", "--b=2", "-", "--", "-y"]
    assert split(line, {"-a", "--b"}) == ([["-a", "1"], ["--flag"], ["--b=2"]], ["x", "-", "-y"])
