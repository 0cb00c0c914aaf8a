"""The page of help: sections aligned by cells and wrapped as Chinese is, without typer's own layout.

Typer's rich page costs 90 ms more and cuts Chinese text that is longer than its column.
"""

from __future__ import annotations

from typing import Any

from riskctl.base.cells import table, wrap
from riskctl.base.messages import Words
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say

Example = tuple[str, str]  # a whole command line, and what it is for
WIDEST = 100  # columns; longer lines of prose are hard to read

WORDS: Words = {
    "usage": ("用法", "Usage"),
    "options-slot": ("[选项]", "[OPTIONS]"),
    "command-slot": ("命令", "COMMAND"),
    "arguments": ("参数", "Arguments"),
    "options": ("选项", "Options"),
    "examples": ("示例", "Examples"),
}


def word(key: str) -> str:
    """Return one of this page's fixed words in the language of this run."""
    return say(*WORDS[key])


def page(command: Any, ctx: Any) -> str:
    """Return the page for a command or the group, ending in one line break."""
    width = min(streams.width(), WIDEST)
    blocks = [
        _usage(command, ctx),
        [line for text in (command.summary, command.details) if text for line in wrap(text, width)],
        *(_section(title, rows, width) for title, rows in sections(command, ctx)),
        _examples(command.examples, width),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def usage_line(command: Any, ctx: Any) -> str:
    """Return the one line that shows how the command is written."""
    slots = [word("options-slot"), *(_slot(p) for p in command.params if p.param_type_name == "argument")]
    if hasattr(command, "commands"):
        slots.append(word("command-slot"))
    return " ".join([ctx.command_path, *slots])


def _usage(command: Any, ctx: Any) -> list[str]:
    return [f"{word('usage')}{say('：', ': ')}{usage_line(command, ctx)}"]


def sections(command: Any, ctx: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what a command takes, a heading and its rows each; of a group its commands first, by panel."""
    shown = [p for p in command.get_params(ctx) if not p.hidden]
    arguments = [(bare_name(p), _meaning(p)) for p in shown if p.param_type_name == "argument"]
    options = [(_spelled(p), _meaning(p)) for p in shown if p.param_type_name == "option"]
    panels = command.panels() if hasattr(command, "panels") else []
    return [*panels, (word("arguments"), arguments), (word("options"), options)]


def _section(title: str, rows: list[tuple[str, str]], width: int) -> list[str]:
    return [f"{title}{say('：', ':')}", *table(rows, width)] if rows else []


def _examples(examples: tuple[Example, ...], width: int) -> list[str]:
    if not examples:
        return []
    lines = [f"{word('examples')}{say('：', ':')}"]
    for line, meaning in examples:
        lines += [f"  {line}", *(f"      {text}" for text in wrap(meaning, width - 6))]
    return lines


def bare_name(argument: Any) -> str:
    """Return the word for an argument, without the brackets and dots that typer's own help wants in it."""
    return str(argument.human_readable_name).strip("[].…")


def _slot(argument: Any) -> str:
    name = bare_name(argument) + ("…" if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _spelled(option: Any) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    if option.is_flag:
        return names
    return f"{names} {option.metavar or option.name.upper()}"


def _meaning(param: Any) -> str:
    text = param.help or ""
    default = param.default
    if isinstance(default, str | int) and not isinstance(default, bool) and default != "":
        text += say(f"（不写则为 {default}）", f" (default: {default})")
    if param.envvar:
        text += say(f"（环境变量 {param.envvar}）", f" (environment: {param.envvar})")
    return str(text)
