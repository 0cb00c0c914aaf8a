"""`riskctl respond`: that a response to an individual was given, as day, kind and outside reference."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli import streams
from riskctl.cli.language import current, say
from riskctl.cli.opened import opened
from riskctl.cli.options import On, People, Root, Today, choice, offers
from riskctl.cli.standing import standing, written
from riskctl.cycle.append import appended
from riskctl.cycle.named import past, unit_named
from riskctl.cycle.referenced import refuse_detail
from riskctl.records.kinds import kind_named
from riskctl.records.responses import PersonResponse
from riskctl.records.vocabulary import CODES, code_of, word

KINDS = CODES["response"]
BOTH = (*KINDS, *(zh for zh, _ in KINDS.values()))
EXAMPLES = (
    (
        "riskctl respond suzhou 警示提醒 --reference 肃工商纪〔2010〕5号",
        say("记一次警示提醒", "record a reminder"),
    ),
)
DETAILS = say(
    "只记日期、方式和外部文号：谁、什么事，都不写在这里，也没有地方写。",
    "Day, kind and outside reference are kept; who and what for are not, and there is no place for them.",
)
WORDS: Words = {"done": ("记下了：{day}，{kind}。", "Recorded: {day}, {kind}.")}


def command(
    unit: Annotated[
        str, typer.Argument(metavar=say("单位", "UNIT"), help=say("在哪个单位", "the unit it was given in"))
    ],
    kind: Annotated[
        str,
        typer.Argument(
            parser=choice(*BOTH),
            autocompletion=offers(*BOTH),
            metavar=say("方式", "KIND"),
            help=say("、", ", ").join(KINDS),
        ),
    ],
    reference: Annotated[
        str,
        typer.Option(
            "--reference", metavar=say("文号", "REF"), help=say("外部文号", "the outside reference")
        ),
    ],
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record a response."""
    one = opened(None, root, today, people)
    found = standing(one)
    if found is None:
        return 1
    unit_named(unit, found.organization)
    refuse_detail(reference, one.context)
    code = code_of("response", kind) or kind
    row = PersonResponse.model_construct(day=past(on, one.context), kind=code, reference=reference)
    log = kind_named("responses")
    file = log.example.format(year=one.context.year, unit=unit)
    written(one, appended(one.repository.root, file, log, row, found.language))
    fields = {"day": str(row.day), "kind": word("response", code)}
    streams.note(Said(WORDS["done"], fields).text(current()))
    return 0
