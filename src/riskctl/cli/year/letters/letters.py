"""What `riskctl warn` and `rectify` share: their letters, options, and the way of a row into its log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeAlias

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, term
from riskctl.cli.graded import Standing, written
from riskctl.cli.options import parse_date
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.shell.usage_errors import lacking
from riskctl.cli.workspace import Opened
from riskctl.corpus.context import Context
from riskctl.corpus.subject import find_subject
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.letter import Letter
from riskctl.records.vocabulary import word
from riskctl.year.assess.assessment import superior_body
from riskctl.year.log.append import appended
from riskctl.year.resolve import sending_body
from riskctl.year.watch.letter_words import letter_words, own_office
from riskctl.year.watch.letters import letters

WORDS: Words = {
    "warn": ("预警通知书", "warning letter"),
    "rectify": ("整改通知书", "rectification notice"),
    "done": ("记下了：{id}，{event}，{day}。", "Recorded: {id}, {event}, {day}."),
    "bare": (
        "{id} 是已经发出的{what}，要写明它后来怎样了",
        "{id} is a {what} issued already; say what became of it",
    ),
    "bare-hint": ("写 riskctl {command} {id} {event}。", "Write riskctl {command} {id} {event}."),
    "soon": ("期限 {due} 在发出日 {day} 之前", "It is due on {due}, before the day of issue, {day}"),
}


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter: its record, the kind of its log, and what it is called."""

    model: type[Letter]
    log: str
    what: Said


KINDS: Mapping[str, LetterKind] = {  # by the command that issues it
    "warn": LetterKind(WarningLetter, "warnings", term(WORDS["warn"])),
    "rectify": LetterKind(RectificationNotice, "rectification", term(WORDS["rectify"])),
}

Due: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--due", parser=parse_date, metavar=say("日期", "DATE"), help=say("期限", "the day it is due")
    ),
]
Basis: TypeAlias = Annotated[
    str,
    typer.Option("--basis", metavar=say("文字", "TEXT"), help=say("依据", "what it rests on")),
]
By: TypeAlias = Annotated[
    str,
    typer.Option(
        "--by",
        metavar=say("机构", "BODY"),
        help=say("由哪个机构发出；不写就是领导小组办公室", "who sends it; else the leading group's office"),
    ),
]
Note: TypeAlias = Annotated[
    str, typer.Option("--note", metavar=say("文字", "TEXT"), help=say("说明，如回复的要点", "a note"))
]


def needed(path: str, **options: object) -> None:
    """Raise RiskctlError for the options of the command `path` that were left out."""
    if left_out := [f"--{name}" for name, value in options.items() if not value]:
        raise lacking(path, (), left_out)


def in_time(due: date | None, day: date) -> None:
    """Raise RiskctlError where a letter would be due before it is issued."""
    if due and due < day:
        raise RiskctlError(Said(WORDS["soon"], {"due": str(due), "day": str(day)}))


def refuse_bare(id: str, command: str, found: Standing, context: Context) -> None:
    """Raise RiskctlError, with the call that was meant, where `id` is a letter and no event is named."""
    kind = KINDS[command]
    known = next((letter for letter in letters(context, kind.model) if letter.id == id), None)
    if known is None or find_subject(id, found.organization):
        return
    event = "verified" if known.answered else "replied"
    hint = Said(WORDS["bare-hint"], {"command": command, "id": id, "event": event})
    raise RiskctlError(Said(WORDS["bare"], {"id": id, "what": kind.what}), hint)


def in_words(command: str, to: str, by: str, number: str, found: Standing, year: int) -> dict[str, str]:
    """Return the words of a letter to `to`: from `by` where a body is named or, as with an inspection, known,
    else from the office that sends such letters. Raises RiskctlError where there is no such body."""
    organization, unit = found.organization, to.partition("/")[0]
    above = superior_body(organization.units[unit], organization)
    sender = sending_body(by, unit, organization) if by else own_office(to, organization, above)
    return letter_words(command, to, sender, number, year, organization, found.language)


def append(one: Opened, unit: str, row: Letter, kind: str) -> None:
    """Append a row to the unit's log, and say so."""
    context = one.context
    file = kind_named(kind).example.format(year=context.year, unit=unit)
    written(one, appended(context, file, kind_named(kind), row))
    fields = {"id": f"{unit}/{row.number}", "event": word("letter_event", row.event), "day": str(row.day)}
    streams.note(Said(WORDS["done"], fields))
