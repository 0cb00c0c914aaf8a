"""Where a table to be filled in goes: to standard output or into a new file, never over one that is there."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.sources.output import refuse_links
from riskctl.sources.replace import Replacement, replace_all

WORDS: Words = {
    "there": (
        "{file} 已经有了，里面可能填过，所以没有写",
        "{file} is there already and may have been filled in, so nothing was written",
    ),
    "either": (
        "照表记的都写在表里；--from 不和别的一起写",
        "Of a table everything stands in it; give --from without the rest",
    ),
    "blank": (
        "--table 只出一张表来填，要记的填在表里",
        "--table makes a table to fill in; what is to be recorded goes into the table",
    ),
    "output": ("--output 只用于 --table", "--output goes with --table"),
    "before": ("第 {lines} 行以前已经写过，没有再写。", "Written before, and not again: lines {lines}."),
}

Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar=say("文件", "FILE"),
        help=say("表写到哪个文件；不写就在屏幕上", "the file for the table; else it is printed"),
    ),
]


Table: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--table", help=say("只出一张表来填，什么都不记", "make a table to fill in, record nothing")
    ),
]

Filled: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar=say("表格", "FILE"),
        help=say(
            "照填好的表一次记许多条；表用 --table 出，空着的日期照 --on",
            "many at once, from a table filled in; --table makes it, and --on is the day where it has none",
        ),
    ),
]


def refuse_mixed(typed: Collection[object], filled: Path | None, table: bool, output: Path | None) -> None:
    """Raise RiskctlError where a table, to be filled in or filled in, is asked for with what stands in it;
    `typed` is what else was given, blanks among it."""
    if filled and (table or any(typed)):
        raise RiskctlError(Said(WORDS["either"]))
    if table and any(typed):
        raise RiskctlError(Said(WORDS["blank"]))
    if output and not table:
        raise RiskctlError(Said(WORDS["output"]))


def laid_out(table: bytes, output: Path | None, home: Path) -> None:
    """Print the table, or write it into a new file; raises RiskctlError where the file is there, or a link of
    the repository `home` leads to it."""
    if output is None:
        streams.write_table(table)
        return
    if os.path.lexists(output):
        raise RiskctlError(Said(WORDS["there"], {"file": output.as_posix()}))
    refuse_links(output.parent, home)
    replace_all(output.parent, [Replacement(output.name, None, table)])
    streams.write_text(f"{output.as_posix()}\n")


def tell_before(lines: Sequence[int]) -> None:
    """Say which lines of a table that was filled in stand written already, where any do."""
    if lines:
        streams.note(Said(WORDS["before"], {"lines": listed([*map(str, lines)])}))
