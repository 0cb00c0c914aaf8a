"""The root of the command line: lists commands from the table, imports only the one that is called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from riskctl import __version__
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean
from riskctl.cli.shell import streams
from riskctl.cli.shell.command import StandingOptions, load
from riskctl.cli.shell.commands import COMMANDS, COMPLETE, FIRST_PAGE, PANELS, SUBCOMMANDS
from riskctl.cli.shell.help import Example
from riskctl.cli.shell.language import say
from riskctl.cli.shell.subcommands import make_subgroup
from riskctl.cli.shell.usage_errors import WORDS as USAGE

WORDS: Words = {
    "about": (
        "把廉政风险点登记表当数据来管：能检查、能算级、能公示，一年的事照着办。",
        "Registers of integrity-risk points as data: checked, graded, published, and kept through the year.",
    ),
    "unknown-command": ("没有“{name}”这个命令。", "There is no command “{name}”."),
    "see-commands": ("全部命令见 riskctl --help。", "For all commands see riskctl --help."),
    "example-check": ("检查当前目录所在的登记库", "check the register repository of this folder"),
    "example-explain": ("看一条规则为什么查、怎么改", "read why a rule is there and what to write instead"),
}
FOR_THE_COMMAND = "-C"  # as in git, it may stand before the command; the command reads it


class LazyGroup(StandingOptions, TyperGroup):
    """All commands by name and summary; the one called is loaded when it is called."""

    def panels(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the commands for help, panel by panel in the order of the table."""
        rows: dict[str, list[tuple[str, str]]] = {panel: [] for panel in PANELS}
        for name, (panel, _, summary) in COMMANDS.items():
            rows[panel].append((name, say(*summary)))
        return [(say(*title), rows[panel]) for panel, title in PANELS.items()]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words before the command, and hand on what is the command's."""
        return super().parse_args(ctx, hand_on(args))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that is called; raise RiskctlError where there is none of that name."""
        name = args[0]
        if name not in COMMANDS:
            hint = did_you_mean(name, COMMANDS) or Said(WORDS["see-commands"])
            raise RiskctlError(Said(WORDS["unknown-command"], {"name": name}), hint)
        if name in SUBCOMMANDS:
            return name, make_subgroup(name), args[1:]
        _, module, summary = COMMANDS[name]
        return name, load(name, module, say(*summary)), args[1:]


def hand_on(args: Sequence[str]) -> list[str]:
    """Return `args` with every ``-C DIR`` that stands before the command moved behind its name."""
    kept: list[str] = []
    moved: list[str] = []
    at = 0
    while at < len(args) and args[at].startswith("-") and args[at] != "--":
        size = 2 if args[at] in (FOR_THE_COMMAND, "--lang") else 1
        if args[at] == FOR_THE_COMMAND and not args[at + 1 :]:
            raise RiskctlError(Said(USAGE["no-value"], {"name": args[at]}), Said(WORDS["see-commands"]))
        (moved if args[at].startswith(FOR_THE_COMMAND) else kept).extend(args[at : at + size])
        at += size
    return [*kept, *args[at : at + 1], *(moved if args[at:] else []), *args[at + 1 :]]


def names_no_command(args: Sequence[str]) -> bool:
    """Return whether `args` say at most where, and in which language."""
    return len(args) % 2 == 0 and all(word in (FOR_THE_COMMAND, "--lang") for word in args[::2])


def make_group() -> LazyGroup:
    """Return the root group, worded in the language of this run."""
    stubs = [TyperCommand(name, help=say(*summary)) for name, (_, _, summary) in COMMANDS.items()]
    group = LazyGroup(name="riskctl", commands=stubs, params=[_version_option()], suggest_commands=False)
    group.summary = say(*WORDS["about"])
    group.examples = _examples()
    return group


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return the exit code. Raises whatever the command raises."""
    group = make_group()
    if COMPLETE in os.environ:
        _complete(group)
    called = load("riskctl", FIRST_PAGE, say(*WORDS["about"])) if names_no_command(arguments) else group
    try:
        with called.make_context("riskctl", list(arguments)) as ctx:
            return int(called.invoke(ctx) or 0)
    except typer.Exit as end:
        return end.exit_code


def _complete(group: LazyGroup) -> None:
    """Answer Tab: typer prints what may follow, and ends the run."""
    from typer.completion import completion_init  # type: ignore[attr-defined]  # used, not exported

    completion_init()
    group._main_shell_completion({}, "riskctl", COMPLETE)


def _examples() -> tuple[Example, ...]:
    return (
        ("riskctl check", say(*WORDS["example-check"])),
        ("riskctl explain RK301", say(*WORDS["example-explain"])),
    )


def _version_option() -> TyperOption:
    def show(ctx: Any, param: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            streams.write_text(f"riskctl {__version__}\n")
            ctx.exit()

    return TyperOption(
        param_decls=["-V", "--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=say("显示版本号", "show the version"),
    )
