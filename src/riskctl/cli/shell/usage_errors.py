"""A command line that cannot be read, said in both languages: typer's own wording is English only."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Callable, Sequence
from typing import Any

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed, term
from riskctl.base.nearest import closest, meant
from riskctl.cli.shell.help import bare_name

# typer keeps click to itself; its root of usage errors is reached through the one that is public.
UsageError: Any = typer.BadParameter.__bases__[0]
_KINDS = {kind.__name__: kind for kind in typer.BadParameter.__subclasses__()}
MissingParameter: Any = _KINDS["MissingParameter"]

WORDS: Words = {
    "no-such-option": ("{path} 没有 {name} 这个选项。", "{path} has no option {name}."),
    "no-value": ("选项 {name} 后面要写一个值。", "The option {name} needs a value."),
    "value-not-taken": ("选项 {name} 不带值。", "The option {name} takes no value."),
    "missing-argument": ("缺少参数：{name}。", "The argument {name} is missing."),
    "missing-arguments": ("缺少参数：{names}。", "The arguments {names} are missing."),
    "missing-option": ("缺少选项 {name}。", "The option {name} is missing."),
    "missing-options": ("缺少选项 {names}。", "The options {names} are missing."),
    "missing-both": (
        "缺少参数：{arguments}；缺少选项 {options}。",
        "The arguments {arguments} and the options {options} are missing.",
    ),
    "bad-value": ("{name} 的值不对：{why}。", "The value of {name} cannot be used: {why}."),
    "bad-argument": ("“{name}”的值不对：{why}。", "The value of {name} cannot be used: {why}."),
    "typed": ("写的是“{value}”，{needed}", "“{value}” was written; {needed}"),
    "range": ("要写 {least} 到 {most} 的整数", "it has to be a whole number from {least} to {most}"),
    "bad-environment": (
        "环境变量 {name} 的值不对：{why}。",
        "The value of the environment variable {name} cannot be used: {why}.",
    ),
    "other": ("命令写得不对：{why}", "The command line cannot be read: {why}"),
    "missing-command": ("没有写命令。", "No command is named."),
    "elsewhere": ("{name} 属于 {commands}。", "{name} belongs to {commands}."),
    "see-help": ("用法见 {path} --help。", "For its use see {path} --help."),
}
NEEDED: Words = {  # what a value of typer's own types has to be
    "int": ("要写整数", "it has to be a whole number"),
    "float": ("要写数字", "it has to be a number"),
    "path": ("要写能用的路径", "it has to be a path that can be used"),
}


_TYPED = re.compile(r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?[\d.]+) is not """)


class Refused(typer.BadParameter):
    """The value of an option cannot be used: says why, with a hint where one helps."""

    def __init__(self, said: Said, hint: Said | None = None, param: Any = None) -> None:
        super().__init__(said.text("en"), param=param)
        self.said = said
        self.hint = hint


def in_words(error: Any) -> RiskctlError:
    """Return typer's usage `error` as one of ours, worded by its class."""
    by_class = (_WORDED[c.__name__] for c in type(error).__mro__ if c.__name__ in _WORDED)
    path = error.ctx.command_path if error.ctx else "riskctl"
    hint = getattr(error, "hint", None) or _nearest_option(error) or Said(WORDS["see-help"], {"path": path})
    return RiskctlError(next(by_class, _other)(error), hint)


def _nearest_option(error: Any) -> Said | None:
    if type(error).__name__ != "NoSuchOption" or not error.ctx:
        return None
    known = {name.lstrip("-"): name for name in _spellings(error.ctx)}  # alike dashes make no likeness
    near = closest(error.option_name.lstrip("-"), known)
    return _elsewhere(error) or (meant(known[near]) if near else None)


def _elsewhere(error: Any) -> Said | None:
    """The hint that an option is another subcommand's, where it is."""
    above = error.ctx.parent
    if above is None or not hasattr(above.command, "takers"):
        return None
    takers = [f"{above.command_path} {name}" for name in above.command.takers(error.option_name)]
    fields = {"name": error.option_name, "commands": listed([*takers])}
    return Said(WORDS["elsewhere"], fields) if takers else None


def _spellings(ctx: Any) -> list[str]:
    return [name for p in ctx.command.get_params(ctx) if p.param_type_name == "option" for name in p.opts]


def _no_such_option(error: Any) -> Said:
    path = error.ctx.command_path if error.ctx else "riskctl"
    return Said(WORDS["no-such-option"], {"path": path, "name": error.option_name})


def _option_usage(error: Any) -> Said:
    options = error.ctx.command.get_params(error.ctx) if error.ctx else []
    flag = any(p.is_flag for p in options if error.option_name in p.opts)
    return Said(WORDS["value-not-taken" if flag else "no-value"], {"name": error.option_name})


def _missing(error: Any) -> Said:
    if error.param is None:
        return _other(error)
    lacking = getattr(error, "lacking", ()) or [error.param]
    options = [p.opts[0] for p in lacking if p.param_type_name == "option"]
    return _lacking([bare_name(p) for p in lacking if p.param_type_name == "argument"], options)


def lacking(path: str, arguments: Sequence[str], options: Sequence[str]) -> RiskctlError:
    """Return the error for what a line of the command `path` lacks, as of all commands alike."""
    return RiskctlError(_lacking(arguments, options), Said(WORDS["see-help"], {"path": path}))


def _lacking(arguments: Sequence[str], options: Sequence[str]) -> Said:
    if arguments and options:
        fields = {"arguments": listed([*arguments]), "options": listed([*options])}
        return Said(WORDS["missing-both"], fields)
    kind, names = ("argument", arguments) if arguments else ("option", options)
    if len(names) == 1:
        return Said(WORDS[f"missing-{kind}"], {"name": names[0]})
    return Said(WORDS[f"missing-{kind}s"], {"names": listed([*names])})


def _bad_value(error: Any) -> Said:
    said = error.said if isinstance(error, Refused) else None
    if error.param is None:  # refused by the command itself, which says it in a whole sentence
        return said or Said(WORDS["other"], {"why": error.message})
    needed = _wanted(error.param.type)
    why: object = said or (_needed(needed, error.message) if needed else error.message.rstrip("."))
    if _from_environment(error):
        return Said(WORDS["bad-environment"], {"name": error.param.envvar, "why": why})
    if error.param.param_type_name == "argument":
        return Said(WORDS["bad-argument"], {"name": bare_name(error.param), "why": why})
    return Said(WORDS["bad-value"], {"name": error.param.opts[0], "why": why})


def _wanted(kind: Any) -> Said | None:
    """What a value of one of typer's own types has to be."""
    if kind.name == "int range":  # each has both ends: a test walks the commands
        return Said(WORDS["range"], {"least": kind.min, "most": kind.max})
    return term(NEEDED[kind.name]) if kind.name in NEEDED else None


def _needed(needed: Said, message: str) -> Said:
    """What the value has to be, after what was typed: the parser tells it in its message alone."""
    typed = _TYPED.match(message)
    if typed is None:
        return needed
    value = literal_eval(typed[1]) if typed[1][0] in "'\"" else typed[1]
    return Said(WORDS["typed"], {"value": value, "needed": needed})


def _from_environment(error: Any) -> bool:
    source = error.ctx.get_parameter_source(error.param.name) if error.ctx else None
    return source is not None and source.name == "ENVIRONMENT"


def _other(error: Any) -> Said:
    if type(error) is UsageError and error.ctx is not None and hasattr(error.ctx.command, "commands"):
        return Said(WORDS["missing-command"])
    return Said(WORDS["other"], {"why": error.format_message()})


_WORDED: dict[str, Callable[[Any], Said]] = {
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _option_usage,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
}
