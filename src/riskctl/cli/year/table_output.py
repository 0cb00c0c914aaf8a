"""Where a table to be filled in goes: to standard output or into a new file, never over one that is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.sources.output import refuse_links
from riskctl.sources.replace import Replacement, replace_all

WORDS: Words = {
    "there": (
        "{file} 已经有了，里面可能填过，所以没有写",
        "{file} is there already and may have been filled in, so nothing was written",
    ),
}

Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar=say("文件", "FILE"),
        help=say("表写到哪个文件；不写就在屏幕上", "the file for the table; else it is printed"),
    ),
]


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
