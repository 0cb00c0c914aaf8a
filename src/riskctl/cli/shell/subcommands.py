"""A command with subcommands: lists them from the table, imports only the one that is called.

A subcommand is called by its word in front (``riskctl notice open suzhou``). Lines are read that have
something before the word, or call it another way that the command's module tells in ``SPELLINGS``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean, one_of
from riskctl.cli.shell.command import Command, StandingOptions, load
from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from riskctl.cli.shell.language import say
from riskctl.cli.shell.usage_errors import UsageError

WORDS: Words = {
    "panel": ("命令", "Commands"),
    "missing": ("{path} 后面要写做什么。", "What {path} is to do is missing."),
    "unknown": ("{path} 没有“{name}”这个命令。", "{path} has no command “{name}”."),
}
HELP = ("-h", "--help")
A_SLIP = 0.75  # how like a subcommand a word is that is written for it, and may be a unit
OF_ALL = ("-C", "--lang")  # options with a value that may stand before any subcommand's word


@dataclass(frozen=True, slots=True)
class Spellings:
    """How else than by its word in front a subcommand is called."""

    vocabulary: str = ""  # the group of codes whose Chinese words are its name too
    unnamed: str = ""  # the one that is meant where none is named
    behind: bool = False  # whether the word may also stand behind the first argument
    options: Mapping[str, str] = field(default_factory=dict)  # an option that means one; its value comes last
    flags: Mapping[str, str] = field(default_factory=dict)  # a flag that means one


class Subgroup(StandingOptions, TyperGroup):
    """A command of the table and its subcommands; the one called is loaded when it is called."""

    spellings = Spellings()
    _line: Sequence[str] = ()  # as it is written

    def panels(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the subcommands for help."""
        rows = [(name, say(*summary)) for name, (_, summary) in SUBCOMMANDS[self.own_name].items()]
        return [(say(*WORDS["panel"]), rows)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the line with the subcommand's word brought to its front."""
        self._line = [*args]
        line = self.in_front(args)
        if not line and not ctx.resilient_parsing:
            hint = one_of(SUBCOMMANDS[self.own_name])
            raise RiskctlError(Said(WORDS["missing"], {"path": ctx.command_path}), hint)
        return super().parse_args(ctx, line)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the subcommand that is called; raise RiskctlError where there is none of that name."""
        name, *rest = args
        if name in SUBCOMMANDS[self.own_name]:
            if ctx.resilient_parsing and self._may_go_on(name, rest):
                return None, None, []
            return name, self.loaded(name), rest
        if ctx.resilient_parsing:
            return None, None, []
        names = SUBCOMMANDS[self.own_name]
        said = Said(WORDS["unknown"], {"path": ctx.command_path, "name": name})
        raise RiskctlError(said, did_you_mean(name, self._words()) or one_of(names))

    def invoke(self, ctx: Any) -> Any:
        """Run the subcommand; where it fails over a word that is a misspelt subcommand, say that instead."""
        try:
            return super().invoke(ctx)
        except UnsoundError:
            raise
        except (RiskctlError, UsageError) as error:
            options, words = split(self._line, self._valued())
            word = words[0] if words and self.spellings.unnamed else ""
            hint = did_you_mean(word, self._words(), A_SLIP) if word.isidentifier() else None
            if hint is None or self._named(word) or is_unit(word, options):
                raise
            said = Said(WORDS["unknown"], {"path": ctx.command_path, "name": word})
            raise RiskctlError(said, hint) from error

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return what may follow: subcommands, and options of the one that is meant without its word."""
        if self.spellings.unnamed and incomplete.startswith("-"):
            meant = self.loaded(self.spellings.unnamed)
            return meant.shell_complete(meant.context_class(meant), incomplete)
        return super().shell_complete(ctx, incomplete)

    def loaded(self, name: str) -> Command:
        """Return a subcommand, its module imported."""
        module, summary = SUBCOMMANDS[self.own_name][name]
        return load(name, module, say(*summary), self.own_name)

    def takers(self, option: str) -> list[str]:
        """Return the subcommands that have an option; their modules are imported for it."""
        return [name for name in SUBCOMMANDS[self.own_name] if option in _spelled(self.loaded(name).params)]

    @property
    def own_name(self) -> str:
        """The command's own name, that of its line in the table."""
        return str(self.name)

    def in_front(self, args: Sequence[str]) -> list[str]:
        """Return `args` with the word of the subcommand that is meant first; none where nothing is."""
        at = 0
        while at < len(args) and args[at].startswith(OF_ALL):
            at += 2 if args[at] in OF_ALL else 1
        word = args[at] if args[at:] else ""
        if name := self._named(word):
            return [name, *args[:at], *args[at + 1 :]]
        if word in HELP:
            return [word]
        return self._brought(args)

    def _brought(self, args: Sequence[str]) -> list[str]:
        """As `in_front`, of a line that has options before the word, or does not begin with one."""
        options, words = split(args, self._valued())
        means = {**self.spellings.options, **self.spellings.flags}
        for at, option in enumerate(options):
            spelled, equals, value = option[0].partition("=")
            if spelled in means:
                words += [value] if equals else option[1:]
                return _line(means[spelled], [*options[:at], *options[at + 1 :]], words)
        for at in range(2 if self.spellings.behind else 1):
            if words[at:] and (name := self._named(words[at])):
                return _line(name, options, [*words[:at], *words[at + 1 :]])
        if not words:
            return ["--help"] if any(option[0] in HELP for option in options) else []
        unknown = words[1] if self.spellings.behind and words[1:] else ""
        return _line(unknown or self.spellings.unnamed or words[0], options, words)

    def _named(self, word: str) -> str:
        """The subcommand that a word names; blank where it names none."""
        return word if word in SUBCOMMANDS[self.own_name] else self._words().get(word, "")

    def _words(self) -> dict[str, str]:
        """The words that name a subcommand, each with the one it names."""
        words = {name: name for name in SUBCOMMANDS[self.own_name]}
        if self.spellings.vocabulary:
            from riskctl.records.vocabulary import CODES

            codes = CODES[self.spellings.vocabulary]
            words |= {zh: code for code, (zh, _) in codes.items() if code in words}
        return words

    def _valued(self) -> set[str]:
        """The options of all subcommands that take a value."""
        params = [param for name in SUBCOMMANDS[self.own_name] for param in self.loaded(name).params]
        return {*OF_ALL, *self.spellings.options, *_spelled([p for p in params if not _is_flag(p)])}

    def _may_go_on(self, name: str, rest: Sequence[str]) -> bool:
        """Whether the word of another subcommand may follow, where Tab was pressed."""
        one_word = len(rest) == 2 and rest[0] == "--"  # as `_line` writes it
        return self.spellings.behind and name == self.spellings.unnamed and one_word


def make_subgroup(name: str) -> Subgroup:
    """Return the command `name`, whose subcommands stand in the table."""
    _, module_name, summary = COMMANDS[name]
    module: Any = import_module(module_name)
    stubs = [TyperCommand(own, help=say(*words)) for own, (_, words) in SUBCOMMANDS[name].items()]
    group = Subgroup(name=name, commands=stubs, params=[], suggest_commands=False)
    group.summary, group.examples = say(*summary), module.EXAMPLES
    group.details = getattr(module, "DETAILS", "")
    group.spellings = getattr(module, "SPELLINGS", Spellings())
    return group


def is_unit(word: str, options: Sequence[Sequence[str]]) -> bool:
    """Return whether the repository that the options of a line mean has a unit called `word`."""
    from riskctl.cli.workspace import opened

    root = next((Path("".join(o[1:]) or o[0][2:]) for o in options if o[0].startswith("-C")), None)
    try:
        organization = opened(None, root, None, None).context.organization
    except RiskctlError:
        return False
    return organization is not None and any(word in (u.id, u.name) for u in organization.record.units)


def split(args: Sequence[str], valued: AbstractSet[str]) -> tuple[list[list[str]], list[str]]:
    """Return the options of a line, each with its value, and its words; `valued` take their value apart."""
    options: list[list[str]] = []
    words: list[str] = []
    at = 0
    while at < len(args) and args[at] != "--":
        size = 2 if args[at] in valued else 1
        if args[at].startswith("-") and args[at] != "-":
            options.append([*args[at : at + size]])
        else:
            words.append(args[at])
        at += size
    return options, [*words, *args[at + 1 :]]


def _line(name: str, options: Sequence[Sequence[str]], words: Sequence[str]) -> list[str]:
    return [name, *(part for option in options for part in option), *(["--", *words] if words else [])]


def _spelled(params: Sequence[Any]) -> list[str]:
    return [name for p in params if p.param_type_name == "option" for name in p.opts]


def _is_flag(param: Any) -> bool:
    return param.param_type_name == "option" and bool(param.is_flag)
