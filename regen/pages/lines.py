"""What the lines of commands take, for Tab: made of the commands, read by `cli/shell/tab.py`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_type_hints

from riskctl.cli.shell.command import load
from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from riskctl.cli.shell.tab import MANY, SUBJECTS
from riskctl.cli.subjects_offered import offered_subjects

Line = dict[str, Any]


def lines_text() -> str:
    """Return the table, a command a line; those that take no subject are left to the parser."""
    lines = {path: line for path, line in _lines() if SUBJECTS in json.dumps(line)}
    rows = (f"{json.dumps(path)}: {json.dumps(line)}" for path, line in lines.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _lines() -> Iterator[tuple[str, Line]]:
    for name, (_, module, _) in COMMANDS.items():
        if name not in SUBCOMMANDS:
            yield name, _line(name, module)
        for below, (of_it, _) in SUBCOMMANDS.get(name, {}).items():
            yield f"{name} {below}", _line(below, of_it)


def _line(name: str, module: str) -> Line:
    command, taken = load(name, module, ""), _subjects(module)
    options: dict[str, str | None] = {}
    arguments: list[str] = []
    for param in (*command.params, *command.standing):
        offered = SUBJECTS if param.name in taken else ""
        if param.param_type_name == "option":
            of_it = None if param.is_flag or param.count else offered
            options |= dict.fromkeys((*param.opts, *param.secondary_opts), of_it)
        else:
            arguments.append(offered + (MANY if param.nargs == -1 else ""))
    return {"options": options, "arguments": arguments}


def _subjects(module: str) -> set[str]:
    """The parameters of a command where subjects are offered."""
    hints = get_type_hints(import_module(module).command, include_extras=True)
    told = ((name, getattr(hint, "__metadata__", ())) for name, hint in hints.items())
    return {
        name
        for name, metadata in told
        if any(getattr(one, "autocompletion", None) is offered_subjects for one in metadata)
    }
