"""Answers Tab where a unit, department, post or point is to be written, without the parser of command lines:
that takes longer to load than a person waits for a word.

What each line takes stands in `lines.json`, which is made of the commands (`regen/12_lines.py`). Only what is
written plainly is answered, with just what the parser would answer, which properties compare; of everything
else nothing is said, and the parser is asked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from riskctl.cli.shell import streams
from riskctl.cli.shell.commands import COMPLETE

LINES = os.path.join(os.path.dirname(__file__), "lines.json")
SUBJECTS = "subjects"  # what the table calls them
MANY = "..."  # behind what an argument takes, where it may be written several times
Asked: TypeAlias = "tuple[list[str], str]"  # the words before, and the one begun

if TYPE_CHECKING:
    from typing import TypedDict

    class TakenWords(TypedDict):
        """What a command takes: each option with what its value is, None for a flag; its arguments."""

        options: dict[str, str | None]
        arguments: list[str]


def answered(environ: Mapping[str, str] = os.environ) -> int | None:
    """Print what may follow; return the exit code, or None where the parser is to be asked."""
    shell = environ[COMPLETE].removeprefix("complete_")
    if shell not in SHELLS:
        return None
    asked, shown = SHELLS[shell]
    try:
        words, begun = asked(environ)
    except (KeyError, ValueError):  # a quote that is still open
        return None
    if begun.startswith(("-", "=")) or _taken(words, _lines()) != SUBJECTS:
        return None
    from riskctl.cli.subjects_offered import offered_subjects

    offered = offered_subjects(begun)
    if environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return int(not offered)
    streams.write_text(f"{shown(offered)}\n")
    return 0


def _lines() -> dict[str, TakenWords]:
    import json

    with open(LINES, encoding="utf-8") as file:
        lines: dict[str, TakenWords] = json.load(file)
    return lines


def _taken(words: Sequence[str], lines: Mapping[str, TakenWords]) -> str | None:
    """What the next word of a line is; None where that is not sure."""
    size = next((n for n in (2, 1) if " ".join(words[:n]) in lines), 0)
    line = lines.get(" ".join(words[:size]))
    if line is None or not size:
        return None
    options, arguments = line["options"], line["arguments"]
    rest, given = list(words[size:]), 0
    while rest:
        word = rest.pop(0)
        if not word.startswith("-"):
            given += 1
            continue
        name, equals, _ = word.partition("=")
        if name not in options or (equals and options[name] is None):
            return None
        if options[name] is None or equals:
            continue
        if not rest:
            return options[name]
        if rest.pop(0).startswith("-"):
            return None
    last = arguments[min(given, len(arguments) - 1)] if arguments else ""
    return last.removesuffix(MANY) if given < len(arguments) or last.endswith(MANY) else None


def _of_bash(environ: Mapping[str, str]) -> Asked:
    words, at = _split(environ["COMP_WORDS"]), int(environ["COMP_CWORD"])
    return words[1:at], words[at] if at < len(words) else ""


def _of_a_line(environ: Mapping[str, str]) -> Asked:
    line = environ["_TYPER_COMPLETE_ARGS"]
    words = _split(line)[1:]
    return (words[:-1], words[-1]) if words and not line.endswith(" ") else (words, "")


def _of_powershell(environ: Mapping[str, str]) -> Asked:
    words, begun = _split(environ["_TYPER_COMPLETE_ARGS"]), environ["_TYPER_COMPLETE_WORD_TO_COMPLETE"]
    return words[1:-1] if begun else words[1:], begun


def _split(line: str) -> list[str]:
    import shlex

    return shlex.split(line)


def _for_zsh(offered: Sequence[str]) -> str:
    if not offered:
        return "_files"
    escapes = {'"': '""', "'": "''", "$": "\\$", "`": "\\`", ":": "\\\\:"}
    words = ("".join(escapes.get(sign, sign) for sign in word) for word in offered)
    return "_arguments '*: :(({}))'".format("\n".join(f'"{word}"' for word in words))


def _a_line_each(offered: Sequence[str]) -> str:
    return "\n".join(offered)


def _for_powershell(offered: Sequence[str]) -> str:
    return "\n".join(f"{word}::: " for word in offered)


SHELLS: dict[str, tuple[Callable[[Mapping[str, str]], Asked], Callable[[Sequence[str]], str]]] = {
    "bash": (_of_bash, _a_line_each),
    "zsh": (_of_a_line, _for_zsh),
    "fish": (_of_a_line, _a_line_each),
    "powershell": (_of_powershell, _for_powershell),
    "pwsh": (_of_powershell, _for_powershell),
}
