"""`riskctl textconv`: a file as git compares it; git calls this, people seldom do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.exchange.table_lines import shown_table
from riskctl.sources.gate import Limits, read_bytes

EXAMPLES = (
    (
        "riskctl textconv registers/suzhou/registers.csv",
        say("表格一格一行，不管是什么编码", "a table, a line a cell, whatever its encoding"),
    ),
)
DETAILS = say(
    "给 git 用，由 riskctl git install 设好。不是表格的文件，或者读不成表格的，原样输出。",
    "For git, set up by riskctl git install. A file that is no table, or cannot be read as one, is given "
    "as it is.",
)
WORDS: Words = {"unread": ("读不了这个文件：{file}", "This file cannot be read: {file}")}


def command(
    file: Annotated[
        Path, typer.Argument(metavar=say("文件", "FILE"), help=say("要看的文件", "the file to show"))
    ],
) -> int:
    """Show a file as lines."""
    data = read_bytes(file.parent, file.name, Limits().csv_bytes)
    if not isinstance(data, bytes):
        raise RiskctlError(Said(WORDS["unread"], {"file": str(file)}))
    shown = shown_table(data) if file.suffix.lower() == ".csv" else None
    streams.write_table(data if shown is None else shown, told=False)
    return 0
