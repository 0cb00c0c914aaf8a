"""One command as typer runs it and as help shows it, made from a command module of the table.

Every command has ``--lang`` and ``--help`` without asking for them, refuses what is left over on
its line in one sentence, and shows its help through `help`, not through typer.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol, cast

import typer
from typer.core import TyperCommand, TyperOption
from typer.main import get_command

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.base.visible import is_blank
from riskctl.cli.shell import language, streams
from riskctl.cli.shell.help import Example, page
from riskctl.cli.shell.language import say
from riskctl.cli.shell.usage_errors import MissingParameter, Refused, UsageError

WORDS: Words = {
    "left-over": ("命令行上多了：{words}。", "Too much on the command line: {words}."),
    "see-help": ("用法见 {path} --help。", "For its use see {path} --help."),
    "blank": ("不能是空的", "it cannot be blank"),
    "unknown-language": (
        "没有“{value}”这种语言，可以写 zh 或 en",
        "there is no language “{value}”; it can be zh or en",
    ),
}


class CommandModule(Protocol):
    """What a module named in the table holds."""

    EXAMPLES: tuple[Example, ...]
    command: Callable[..., int | None]


class StandingOptions:
    """The part that every command and the group share: standing options and own help."""

    summary = ""
    details = ""
    examples: tuple[Example, ...] = ()
    params: list[Any]

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the own parameters and the standing ones."""
        return [*self.params, *self.standing]

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows help."""
        return self.standing[-1]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page of help."""
        formatter.write(page(cast(Any, self), ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words; an error of the parser itself does not know its command, so it is told."""
        given: dict[str, Any] = {}
        try:
            given = self._written(ctx, args)
            self._refuse_blank(ctx, given)
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # typer's, by mixing in
            return rest
        except UsageError as error:
            error.ctx = error.ctx or ctx
            if isinstance(error, MissingParameter):
                error.lacking = [p for p in self.params if p.required and not given.get(p.name)]
            raise

    def _written(self, ctx: Any, args: list[str]) -> dict[str, Any]:
        """What the line says, by the names of the parameters, as it is written; the parser eats its list."""
        found: dict[str, Any] = self.make_parser(ctx).parse_args([*args])[0]  # type: ignore[attr-defined]
        return found

    def _refuse_blank(self, ctx: Any, given: dict[str, Any]) -> None:
        """Raise Refused where a value is blank: no command need ask, so none can forget to."""
        if ctx.resilient_parsing:
            return
        for param in self.get_params(ctx):
            value = given.get(param.name)
            for text in value if isinstance(value, list | tuple) else (value,):
                if isinstance(text, str) and is_blank(text):
                    raise Refused(Said(WORDS["blank"]), param=param)

    @property
    def standing(self) -> tuple[TyperOption, ...]:
        """The options every command has; made once, since the parser compares them by identity."""
        made: tuple[TyperOption, ...] | None = self.__dict__.get("_standing")
        if made is None:
            made = self.__dict__["_standing"] = (_language_option(), _help_option())
        return made


class Command(StandingOptions, TyperCommand):
    """A command of riskctl."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words of the command line; raise RiskctlError for what is left over."""
        rest = super().parse_args(ctx, args)
        if rest:
            hint = Said(WORDS["see-help"], {"path": ctx.command_path})
            raise RiskctlError(Said(WORDS["left-over"], {"words": listed(list(rest))}), hint)
        return rest


def load(name: str, module_name: str, summary: str, above: str = "") -> Command:
    """Import the module of one command, a subcommand of `above` where that is given; return what it makes.

    Of the examples of a module that several subcommands share, each has those that call it.
    """
    module = cast(CommandModule, import_module(module_name))
    app = typer.Typer(add_completion=False)
    app.command(name=name, cls=Command, context_settings={"allow_extra_args": True})(module.command)
    made = cast(Command, get_command(app))
    path = f"riskctl {above} {name} " if above else ""
    made.summary = summary
    made.examples = tuple(one for one in module.EXAMPLES if f"{one[0]} ".startswith(path))
    made.details = getattr(module, "DETAILS", "")
    return made


def _help_option() -> TyperOption:
    def show(ctx: Any, param: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            streams.write_text(ctx.get_help() + "\n")
            ctx.exit()

    return TyperOption(
        param_decls=["-h", "--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=say("显示这页说明", "show this page"),
    )


def _language_option() -> TyperOption:
    def check(ctx: Any, param: Any, value: str | None) -> None:
        if value and language.named(value) is None:
            raise Refused(Said(WORDS["unknown-language"], {"value": value}))

    return TyperOption(
        param_decls=["--lang"],
        expose_value=False,
        envvar="RISKCTL_LANG",
        callback=check,
        metavar="zh|en",
        help=say("用哪种语言", "the language to speak"),
    )
