"""The acts: which commands have a form at the desk, which of them a table as well, and what no form asks for.

All else of an act is told where its command is: its summary, its help, its parameters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from riskctl.base.messages import Language, Pair
from riskctl.cli.shell.command import load
from riskctl.cli.shell.commands import COMMANDS, PANELS, SUBCOMMANDS
from riskctl.cli.shell.language import say
from riskctl.desk.acts.fields import ActField, Values, fields_of, words_of

READ = ("status", "due", "dossier")  # commands of the year that record nothing
PHASES = ("year", "identify", "watch", "assess")  # the panels of commands that are acts
TABLES = ("table", "filled", "output", "format", "lay_out", "verify", "dry_run", "report")
LETTER = ("printed", "to", "basis", "problem", "demand", "text")  # who and what for stand on paper alone
WITHOUT: Mapping[str, Sequence[str]] = {"respond": LETTER, "rectify person": LETTER}

OF_POINT: Mapping[str, str] = {  # what is done for one point, and the field that takes it
    **{"record": "subject", "done": "points", "review": "points", "correct": "ref"},
    **{"warn-issue": "point", "sign-group": "subjects"},
}


@dataclass(frozen=True, slots=True)
class DeskAct:
    """An act: its command's words, its panel, its module and what it is called."""

    words: tuple[str, ...]
    panel: str
    module: str
    summary: Pair

    @property
    def command(self) -> str:
        """The command's words as one."""
        return " ".join(self.words)

    @property
    def slug(self) -> str:
        """The act's part of an address."""
        return "-".join(self.words)

    def title(self, values: Values, language: Language) -> str:
        """Return in words what a filled form does: the summary, and the first thing it is done for."""
        first = next((field.name for field in self.fields(language)), "")
        for_whom = " ".join(" ".join(values.get(first, ())).split())
        return f"{say(*self.summary)}{say('：', ': ') if for_whom else ''}{for_whom}"

    def fields(self, language: Language) -> list[ActField]:
        """Return the fields of its form; `language` is that in which commands were loaded."""
        own: Any = import_module(self.module)
        return fields_of(self.loaded(), own.command, language, (*TABLES, *WITHOUT.get(self.command, ())))

    def loaded(self) -> Any:
        """Return the command as typer runs it."""
        above = self.words[0] if len(self.words) > 1 else ""
        return load(self.words[-1], self.module, say(*self.summary), above)

    def line(self, values: Values, language: Language) -> list[str]:
        """Return the words of the line that a filled form is, without `riskctl`."""
        return [*self.words, *words_of(self.fields(language), values)]


def acts() -> list[DeskAct]:
    """Return the acts in the order of the commands."""
    return [act for name in COMMANDS for act in _of_command(name)]


def act_called(slug: str) -> DeskAct | None:
    """Return the act of an address; None where there is none."""
    return next((act for act in acts() if act.slug == slug), None)


def phases() -> list[tuple[Pair, list[DeskAct]]]:
    """Return the acts panel by panel."""
    return [(PANELS[panel], [act for act in acts() if act.panel == panel]) for panel in PHASES]


def _of_command(name: str) -> list[DeskAct]:
    panel, module, summary = COMMANDS[name]
    panel = "identify" if name == "new" else panel
    if panel not in PHASES or name in READ:
        return []
    own = SUBCOMMANDS.get(name)
    if own is None:
        return [DeskAct((name,), panel, module, summary)]
    return [DeskAct((name, sub), panel, one, words) for sub, (one, words) in own.items()]
