"""Where a table to be filled in goes: to standard output or into a new file, never over one that is there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say

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


def laid_out(table: bytes, output: Path | None) -> None:
    """Print the table, or write it into a new file; raises RiskctlError where the file is there."""
    if output is None:
        streams.write_bytes(table)
        return
    try:
        with output.open("xb") as file:
            file.write(table)
    except FileExistsError:
        raise RiskctlError(Said(WORDS["there"], {"file": output.as_posix()})) from None
    streams.write_text(f"{output.as_posix()}\n")
