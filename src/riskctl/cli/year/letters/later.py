"""`riskctl warn received`, `replied` and `verified`, and the same of `rectify`: what became of a letter."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.cli.graded import at_work
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell.language import say
from riskctl.cli.year.letters.letters import KINDS, Note, append
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year
from riskctl.year.watch.letters import letter_named, refuse_event

EXAMPLES = (
    ("riskctl warn received suzhou/1 --on 2010-06-07", say("它已经签收", "it was received")),
    ("riskctl warn replied suzhou/1 --note 已补拍三件", say("它已经回复", "it was answered")),
    ("riskctl warn verified suzhou/1", say("回复核实了", "the reply was verified")),
    ("riskctl rectify received suzhou/1", say("它已经签收", "it was received")),
    ("riskctl rectify replied suzhou/1 --note 照片已补齐", say("它已经回复", "it was answered")),
    ("riskctl rectify verified suzhou/1", say("整改核实了", "what was mended was verified")),
)


def command(
    ctx: typer.Context,
    letter: Annotated[
        str,
        typer.Argument(
            metavar=say("编号", "ID"), help=say("单位/编号，如 suzhou/1", "unit/number, such as suzhou/1")
        ),
    ],
    note: Note = "",
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record what became of a letter: the event and the kind that the command's words name."""
    _, command, event = ctx.command_path.split()
    one, _ = at_work(root, today, people, writes=True)
    kind, day = KINDS[command], of_year(on, one.context, "after")
    known = letter_named(letter, one.context, kind.model, kind.what)
    refuse_event(known, event, day)
    said = {"number": known.number, "day": day, "event": event, "note": note}
    append(one, known.unit, new_row(kind.model, said), kind.log)
    return 0
