"""A command line as people type it: quoted for the shells they have, and read back into a filled form."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from riskctl.cli.shell.group import hand_on
from riskctl.cli.shell.subcommands import make_subgroup
from riskctl.cli.shell.usage_errors import UsageError
from riskctl.desk.acts.act import DeskAct, act_called

# What a word may hold unquoted: letters and digits of any script and what no shell means anything by.
_PLAIN = re.compile(r"[\w+:./〔〕、。，；：？！（）《》-][\w+:./#=〔〕、。，；：？！（）《》-]*")
_QUOTES = re.compile("['‘’‚‛]")  # PowerShell takes each of them for the same


def for_bash(words: Sequence[str]) -> str:
    """Return the line as bash, zsh and others like them take it."""
    return " ".join(["riskctl", *(word if _PLAIN.fullmatch(word) else shlex.quote(word) for word in words)])


def for_powershell(words: Sequence[str]) -> str:
    """Return the line as PowerShell takes it."""
    return " ".join(["riskctl", *(word if _PLAIN.fullmatch(word) else _in_quotes(word) for word in words)])


def read_line(line: str) -> tuple[DeskAct, dict[str, list[str]]] | None:
    """Return the act that a line of riskctl is, with what it gives for the fields of its form; None where the
    line is no act's or cannot be read."""
    try:
        words = hand_on(shlex.split(line)[1:])
    except (ValueError, RiskctlError):
        return None
    if not words or words[0] not in COMMANDS:
        return None
    name, rest = words[0], words[1:]
    if name in SUBCOMMANDS:
        sub, *rest = make_subgroup(name).in_front(rest) or [""]
        name = f"{name}-{sub}"
    act = act_called(name)
    return None if act is None else (act, _values(act, rest))


def _values(act: DeskAct, words: Sequence[str]) -> dict[str, list[str]]:
    """What the words of a line give, by the names of parameters; of what cannot be read, nothing."""
    command = act.loaded()
    try:
        parser = command.make_parser(command.context_class(command, resilient_parsing=True))
        given, _, _ = parser.parse_args([*words])
    except UsageError:
        return {}
    return {name: _texts(value) for name, value in given.items() if value not in (None, ())}


def _texts(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(one) for one in value if one is not None]
    return [str(value)]


def _in_quotes(word: str) -> str:
    return "'" + _QUOTES.sub(lambda found: found[0] * 2, word) + "'"
