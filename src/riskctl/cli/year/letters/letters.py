"""What `riskctl warn` and `riskctl rectify` share: the options, and recording what became of a letter."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias, TypeVar

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import Standing, written
from riskctl.cli.options import choice, offers, parse_date
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.workspace import Opened
from riskctl.corpus.context import Context
from riskctl.corpus.subject import find_subject
from riskctl.records.kinds import kind_named
from riskctl.records.letter import Letter
from riskctl.records.vocabulary import CODES, code_of, word
from riskctl.year.log.append import appended
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year
from riskctl.year.watch.letters import ORDER, letter_named, letters, refuse_event

L = TypeVar("L", bound=Letter)
LATER = {code: CODES["letter_event"][code] for code in ORDER if code != "issued"}
EVENTS = (*LATER, *(zh for zh, _ in LATER.values()))
WORDS: Words = {
    "done": ("记下了：{id}，{event}，{day}。", "Recorded: {id}, {event}, {day}."),
    "missing": ("要写上 {options}", "This needs {options}"),
    "bare": (
        "{id} 是已经发出的{what}，要写明它后来怎样了",
        "{id} is a {what} issued already; say what became of it",
    ),
    "bare-hint": ("写 riskctl {command} {id} {event}。", "Write riskctl {command} {id} {event}."),
    "soon": ("期限 {due} 在发出日 {day} 之前", "It is due on {due}, before the day of issue, {day}"),
}

Event: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        parser=choice(*EVENTS),
        autocompletion=offers(*EVENTS),
        metavar=say("[事项]", "[EVENT]"),
        help=say(
            "后来的事：received 签收、replied 回复、verified 核实", "later: received, replied or verified"
        ),
    ),
]
Due: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--due", parser=parse_date, metavar=say("日期", "DATE"), help=say("期限", "the day it is due")
    ),
]
Note: TypeAlias = Annotated[
    str, typer.Option("--note", metavar=say("文字", "TEXT"), help=say("说明，如回复的要点", "a note"))
]


def needed(**options: object) -> None:
    """Raise RiskctlError for the options that were left out; underscores are hyphens."""
    lacking: list[object] = [f"--{name.replace('_', '-')}" for name, value in options.items() if not value]
    if lacking:
        raise RiskctlError(Said(WORDS["missing"], {"options": listed(lacking)}))


def in_time(due: date, day: date) -> None:
    """Raise RiskctlError where a letter would be due before it is issued."""
    if due < day:
        raise RiskctlError(Said(WORDS["soon"], {"due": str(due), "day": str(day)}))


def recorded(
    one: Opened, id: str, event: str, model: type[L], kind: str, what: Said, day: date | None, note: str
) -> int:
    """Append what became of the letter `unit/number`."""
    code, when = code_of("letter_event", event) or event, of_year(day, one.context, "after")
    letter = letter_named(id, one.context, model, what)
    refuse_event(letter, code, when)
    row = new_row(model, {"number": letter.number, "day": when, "event": code, "note": note})
    append(one, letter.unit, row, kind)
    return 0


def refuse_bare(id: str, command: str, found: Standing, context: Context, model: type[L], what: Said) -> None:
    """Raise RiskctlError, with the call that was meant, where `id` is a letter and no event is named."""
    known = next((letter for letter in letters(context, model) if letter.id == id), None)
    if known is None or find_subject(id, found.organization):
        return
    event = "verified" if known.answered else "replied"
    hint = Said(WORDS["bare-hint"], {"command": command, "id": id, "event": event})
    raise RiskctlError(Said(WORDS["bare"], {"id": id, "what": what}), hint)


def append(one: Opened, unit: str, row: Letter, kind: str) -> None:
    """Append a row to the unit's log, and say so."""
    context = one.context
    file = kind_named(kind).example.format(year=context.year, unit=unit)
    written(one, appended(context, file, kind_named(kind), row))
    fields = {"id": f"{unit}/{row.number}", "event": word("letter_event", row.event), "day": str(row.day)}
    streams.note(Said(WORDS["done"], fields))
