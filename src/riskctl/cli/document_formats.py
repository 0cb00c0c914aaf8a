"""The formats of documents as a command line names them: one, or several with commas."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from riskctl import catalog
from riskctl.cli.options import choice
from riskctl.cli.shell.language import say


def formats(text: str) -> str:
    """Return the formats that `text` lists; raise Refused where one is unknown."""
    return ",".join(choice(*catalog.writers())(name.strip()) for name in text.split(","))


DocumentFormats: TypeAlias = Annotated[
    str,
    typer.Option(
        "--to",
        parser=formats,
        metavar=",".join(catalog.writers()),
        help=say("格式，可以写几种，用逗号隔开", "the format, or several with commas"),
    ),
]
