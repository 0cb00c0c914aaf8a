"""`riskctl help WORD…`: the page of a command; or, for a word of the plan, the commands that do it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from riskctl.base.cells import table
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean
from riskctl.cli.shell import group, streams
from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from riskctl.cli.shell.help import WIDEST
from riskctl.cli.shell.language import say
from riskctl.cli.tools.plan_words import PLAN_WORDS

EXAMPLES = (
    ("riskctl help 公示", say("办公示用哪些命令", "which commands publish")),
    ("riskctl help 整改", say("整改通知书、责令整改", "rectification notices")),
    ("riskctl help notice open", say("一个命令的说明", "the page of a command")),
)
WORDS: Words = {
    "unknown": (
        "没有“{word}”这个命令，也没有命令办这件事。",
        "There is no command “{word}”, and none that does it.",
    ),
    "page": ("每个命令的说明：riskctl help 命令", "For the page of one: riskctl help COMMAND"),
}


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[命令或词]...", "[COMMAND_OR_WORD]..."),
            help=say("命令的名字，或方案里的一个词", "the name of a command, or a word of the plan"),
        ),
    ] = None,
) -> int:
    """Show the page, or the commands."""
    words = words or []
    if not words or words[0] in COMMANDS:
        return group.run([*words, "--help"])
    word = " ".join(words)
    found = list(commands_for(word))
    if not found:
        known = [*COMMANDS, *(one for own in PLAN_WORDS.values() for one in own)]
        hint = did_you_mean(word, known) or Said(group.WORDS["see-commands"])
        raise RiskctlError(Said(WORDS["unknown"], {"word": word}), hint)
    lines = table([(f"riskctl {path}", meaning) for path, meaning in found], min(streams.width(), WIDEST))
    streams.write_text("".join(f"{line}\n" for line in (*lines, "", say(*WORDS["page"]))))
    return 0


def commands_for(word: str) -> Iterator[tuple[str, str]]:
    """Yield each command and subcommand whose summary or words hold `word`, or whose word `word` holds, with
    its summary, in the order of the table."""
    asked = word.casefold()
    for path, summary in _summaries():
        known = [one.casefold() for one in PLAN_WORDS.get(path, ())]
        texts = [text.casefold() for text in summary]
        if any(asked in text for text in (*texts, *known)) or any(one in asked for one in known):
            yield path, say(*summary)


def _summaries() -> Iterator[tuple[str, tuple[str, str]]]:
    for name, (_, _, summary) in COMMANDS.items():
        yield name, summary
        for own, (_, its) in SUBCOMMANDS.get(name, {}).items():
            yield f"{name} {own}", its
