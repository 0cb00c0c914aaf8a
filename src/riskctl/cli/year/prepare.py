"""`riskctl prepare`: records the plan, the mobilization, the trainings of a unit."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import at_work, written
from riskctl.cli.options import Note, Number, On, People, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.shell.subcommands import Spellings
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.records.kinds import kind_named
from riskctl.records.vocabulary import word
from riskctl.year.log.append import appended
from riskctl.year.preparation import is_recorded, log_of, preparation
from riskctl.year.resolve import of_year, unit_named

SPELLINGS = Spellings(vocabulary="preparation")
EXAMPLES = (
    (
        "riskctl prepare plan suzhou --on 2010-03-05 --number 肃工商发〔2010〕8号",
        say("印发了实施方案", "the plan was issued"),
    ),
    (
        "riskctl prepare mobilization jiuquan suzhou guazhou --on 2010-03-12",
        say("几个单位一起开了动员会", "several units were mobilized together"),
    ),
    (
        "riskctl prepare training suzhou --note 培训纪检监察干部12人",
        say("办了一期培训", "a training was held"),
    ),
)
WORDS: Words = {
    "recorded": ("记下了：{unit}，{kind}，{day}。", "Recorded: {unit}, {kind}, {day}."),
    "again": (
        "{unit}已经记过一条一样的（{kind}，{day}），没有再记：确实又办了一次的，用 --note 写明是哪一次",
        "The same is recorded of {unit} already ({kind}, {day}) and was not recorded again: where it was "
        "done once more, say which with --note",
    ),
    "before": ("{unit}以前已经记过，没有再记。", "Recorded before, and not again: {unit}."),
}


def command(
    ctx: typer.Context,
    units: Annotated[
        list[str],
        typer.Argument(
            metavar=say("单位...", "UNIT..."),
            autocompletion=offered_subjects,
            help=say("单位的编号；一起办的可以写几个", "the unit's id; several where they did it together"),
        ),
    ],
    on: On = None,
    number: Number = "",
    note: Note = "",
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record one thing done, the one that the subcommand names."""
    kind = str(ctx.info_name)
    one, found = at_work(root, today, people, writes=True)
    bodies = [unit_named(unit, found.organization) for unit in dict.fromkeys(units)]
    row = preparation(kind, of_year(on, one.context, "before"), number, note)
    log, context = kind_named("preparation"), one.context
    before = [body for body in bodies if is_recorded(row, body.id, context)]
    fields: dict[str, object] = {"kind": word("preparation", kind), "day": row.day.isoformat()}
    again = fields | {"unit": listed([body.name for body in before])}
    if len(before) == len(bodies):
        raise RiskctlError(Said(WORDS["again"], again))
    bodies = [body for body in bodies if body not in before]
    written(one, *(appended(context, log_of(body.id, context.year), log, row) for body in bodies))
    streams.note(Said(WORDS["recorded"], fields | {"unit": listed([body.name for body in bodies])}))
    if before:
        streams.note(Said(WORDS["before"], again))
    return 0
