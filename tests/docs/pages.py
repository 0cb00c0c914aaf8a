"""Reads a page that shows commands, and does what it says: writes its files, runs its commands.

What a page holds beside text, in order:

- ```` ```sh ```` blocks: a command a line, run one after the other; ``# → 退出码 1`` or ``# → exit
  code 1`` says how one ends, else with 0
- a ```` ```text ```` block right after: what they print, both streams; ``…`` alone on a line is left out
- ``<!-- file: PATH -->`` before a block: what somebody writes into that file; ``append`` adds to it
- ``<!-- table: PATH ENCODING -->`` before a table: the same as CSV, as Excel saves it
- ``<!-- edit: PATH “old” → “new” -->``: what somebody changes in a file; in a workbook the cell
  that holds just that
- ``<!-- json: PATH -->`` before a block: some of what stands in that file
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STEP = re.compile(
    r"<!-- (?P<mark>file|append|json): (?P<path>\S+) -->\n```\w+\n(?P<body>.*?)```"
    r"|<!-- table: (?P<table>\S+) (?P<encoding>\S+) -->\n(?P<rows>(?:\|[^\n]*\n)+)"
    r"|<!-- edit: (?P<edited>\S+) “(?P<old>[^”]+)” → “(?P<new>[^”]+)” -->"
    r"|```sh\n(?P<commands>.*?)```(?:\n\n```text\n(?P<shown>.*?)```)?",
    re.DOTALL,
)
_ENDS = re.compile(r"\s+#\s*→\s*(?:退出码|exit code) (\d+)")
_COMMENT = re.compile(r"\s+# .*")


@dataclass(frozen=True, slots=True)
class Command:
    """A command line without its comment, and the exit code the page says it ends with."""

    line: str
    code: int


@dataclass(frozen=True, slots=True)
class Commands:
    """A block of commands, and what the page says they print; None where it does not say."""

    commands: tuple[Command, ...]
    shown: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody does to a file: how, where, with which text, in which encoding."""

    how: str
    path: str
    text: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Edited:
    """A change that somebody makes in a file."""

    path: str
    old: str
    new: str


Step = Commands | Written | Edited


def steps(page: str) -> Iterator[Step]:
    """Yield what `page` does, in order."""
    for found in _STEP.finditer(page):
        if found["commands"] is not None:
            lines = [line for line in found["commands"].splitlines() if line.strip()]
            yield Commands(tuple(map(_command, lines)), found["shown"])
        elif found["mark"]:
            yield Written(found["mark"], found["path"], found["body"])
        elif found["table"]:
            yield Written("table", found["table"], _as_csv(found["rows"]), found["encoding"])
        else:
            yield Edited(found["edited"], found["old"], found["new"])


def commands(page: str) -> list[Command]:
    """Return every command of `page`, in order."""
    return [one for step in steps(page) if isinstance(step, Commands) for one in step.commands]


def pattern(shown: str) -> str:
    """Return the regular expression of what `shown` stands for."""
    lines = shown.splitlines()
    return "".join("(?:.*\n)*" if line == "…" else re.escape(line) + "\n" for line in lines)


def _command(line: str) -> Command:
    ends = _ENDS.search(line)
    return Command(_COMMENT.sub("", line), int(ends[1]) if ends else 0)


def _as_csv(rows: str) -> str:
    heading, _, *others = (
        [cell.strip() for cell in row.strip("|\n").split("|")] for row in rows.splitlines()
    )
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in (heading, *others))


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',"') else text
