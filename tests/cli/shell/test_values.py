"""Values of options and arguments, of every command: a blank is refused, and a number has both its ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from riskctl.cli.shell.group import make_group
from riskctl.cli.shell.usage_errors import Refused
from tests.cli.conftest import Run

BLANKS = ("", " ", "\u3000", "\u3164")


def lines() -> Iterator[tuple[str, ...]]:
    """The words of every command and subcommand."""
    for name in COMMANDS:
        yield from ((name, own) for own in SUBCOMMANDS.get(name, ()))
        if name not in SUBCOMMANDS:
            yield (name,)


def called(words: tuple[str, ...]) -> tuple[Any, Any]:
    """The command that the words call, and the context above it."""
    ctx: Any = make_group().make_context("riskctl", [*words])
    _, command, _ = ctx.command.resolve_command(ctx, [*words])
    for own in words[1:]:
        ctx = command.make_context(words[0], [own], parent=ctx)
        _, command, _ = command.resolve_command(ctx, [own])
    return command, ctx


@pytest.mark.parametrize("words", list(lines()), ids=" ".join)
def test_no_command_takes_a_blank_value(words: tuple[str, ...]) -> None:
    command, above = called(words)
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    valued = [p for p in command.get_params(above) if p.param_type_name == "option" and not p.is_flag]
    written = [(p, ["x"] * n) for n, p in enumerate(arguments)] + [(p, [p.opts[0]]) for p in valued]
    assert written
    for (param, before), blank in ((one, blank) for one in written for blank in BLANKS):
        with pytest.raises(Refused) as refused:
            command.make_context(words[-1], [*before, blank], parent=above)
        assert (refused.value.param, refused.value.said.text("zh")) == (param, "不能是空的"), (words, blank)


def test_one_blank_among_several_values_is_refused_and_named(run: Run) -> None:
    done = run("notice", "issue", "suzhou", "--to", "A", "--to", "\u3000")
    said = "错误：--to 的值不对：不能是空的。\n  = 提示：用法见 riskctl notice issue --help。\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said)


@pytest.mark.parametrize("words", list(lines()), ids=" ".join)
def test_every_number_of_a_command_has_both_ends(words: tuple[str, ...]) -> None:
    command, _ = called(words)
    for param in command.params:
        if param.type.name in ("int", "int range", "float"):
            assert param.type.name == "int range" and None not in (param.type.min, param.type.max), param
