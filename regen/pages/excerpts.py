"""Puts parts of files into a page: the lines from the first that begins with one text up to another."""

from __future__ import annotations

import re
from itertools import dropwhile
from pathlib import Path
from textwrap import dedent

_BLOCK = re.compile(
    r"(?P<mark><!-- file (?P<file>\S+) from “(?P<first>[^”]+)”(?: to “(?P<end>[^”]+)”)? -->\n)"
    r"```(?P<kind>\w+)\n.*?```\n<!-- /file -->",
    re.DOTALL,
)


def with_files(text: str, folder: Path) -> str:
    """Return `text` with every marked block holding its part of a file in `folder`."""

    def excerpt(block: re.Match[str]) -> str:
        part = _part((folder / block["file"]).read_text(encoding="utf-8"), block["first"], block["end"])
        return f"{block['mark']}```{block['kind']}\n{part}```\n<!-- /file -->"

    return _BLOCK.sub(excerpt, text)


def _part(text: str, first: str, end: str | None) -> str:
    lines = list(dropwhile(lambda line: not line.lstrip().startswith(first), text.splitlines()))
    ends = [n for n, line in enumerate(lines) if end and line.lstrip().startswith(end)]
    if not lines or (end and not ends):
        raise SystemExit(f"no part of the file from {first!r} to {end!r}")
    return dedent("\n".join(lines[: ends[0] if end else None])) + "\n"
