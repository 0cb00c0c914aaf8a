"""How the runner of GitHub workflows reads a log: which lines are commands, and what they say.

Written after the runner's own two parsers: `::name key=value::data` at the start of a line after
blanks, and `##[name key=value]data` anywhere in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KNOWN = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "stop-commands", "echo"),
    *("set-env", "add-path", "set-output", "save-state", "add-matcher", "remove-matcher"),
}
_NEW = re.compile(r"\s*::(?P<name>[^\s:]+)(?:\s+(?P<properties>.*?))?::(?P<data>.*)", re.DOTALL)
_OLD = re.compile(r"##\[(?P<name>[^\s\]]+)(?:\s+(?P<properties>[^\]]*))?\](?P<data>.*)", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """A command found in a log, its values as they were before escaping."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """Return the commands that the runner would carry out."""
    return [*_commands(log)]


def _commands(log: str) -> Iterator[Command]:
    for line in re.split(r"\r\n|\r|\n", log):
        for found in (_NEW.match(line), _OLD.search(line)):
            if found and found["name"].lower() in KNOWN:
                pairs = (pair.partition("=") for pair in (found["properties"] or "").split(","))
                properties = {key.strip(): _plain(value) for key, _, value in pairs if key.strip()}
                yield Command(found["name"], properties, _plain(found["data"]))
                break


def _plain(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text
