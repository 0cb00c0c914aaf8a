"""`riskctl suggest`: records a suggestion for a register, or what came of one."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Standing, at_work, written
from riskctl.cli.options import On, People, Root, Today, coded, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.corpus.subject import Subject
from riskctl.records.kinds import kind_named
from riskctl.year.log.append import appended
from riskctl.year.resolve import of_year, subject_named
from riskctl.year.suggestions import Answer, answered, log_of, point_of, suggestion

SIDES = ("staff", "leaders", "peers")
REF = "suzhou/registration/clerk"
EXAMPLES = (
    (
        f"riskctl suggest {REF} 窗口没有公开收费标准 --from staff",
        say("记下群众的一条建议", "what staff suggest"),
    ),
    (
        f"riskctl suggest {REF} --answer S3fa9c1 --adopted R02",
        say("采纳了，写进风险点 R02", "adopted, into the point R02"),
    ),
    (
        f"riskctl suggest {REF} --answer S3fa9c1 --declined 已在大厅公示",
        say("没有采纳，写明原因", "declined, and why"),
    ),
)
DETAILS = say(
    "只记来自哪一方（staff 群众帮、leaders 领导提、peers 互查），不记姓名。",
    "Only the side it came from is kept (staff, leaders, peers), never a name.",
)
WORDS: Words = {
    "say-what": (
        "新的建议要写明内容和 --from；答复已有的，写 --answer 和它的编号。",
        "A new suggestion needs its text and --from; to answer one, give --answer and its id.",
    ),
    "one-answer": (
        "答复写 --adopted 或 --declined 中的一个。",
        "An answer is either --adopted or --declined.",
    ),
    "recorded": ("记下了，编号 {id}。", "Recorded as {id}."),
}


def command(
    subject: Annotated[
        str,
        typer.Argument(
            metavar=say("主体", "SUBJECT"),
            help=say("针对谁的登记表", "whose register it is about"),
        ),
    ],
    text: Annotated[
        str, typer.Argument(metavar=say("[建议]", "[TEXT]"), help=say("建议的内容", "what is suggested"))
    ] = "",
    side: Annotated[
        str | None,
        typer.Option(
            "--from",
            parser=coded("side"),
            autocompletion=offers(*SIDES),
            metavar="|".join(SIDES),
            help=say("来自哪一方", "the side it came from"),
        ),
    ] = None,
    on: On = None,
    answer: Annotated[
        str,
        typer.Option("--answer", metavar=say("编号", "ID"), help=say("答复哪一条", "which one is answered")),
    ] = "",
    adopted: Annotated[
        str,
        typer.Option(
            "--adopted",
            metavar=say("风险点", "POINT"),
            help=say("采纳了，在哪个风险点", "adopted, and into which point"),
        ),
    ] = "",
    declined: Annotated[
        str,
        typer.Option(
            "--declined", metavar=say("原因", "REASON"), help=say("没有采纳的原因", "declined, and why")
        ),
    ] = "",
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record a suggestion or its answer."""
    if bool(answer) == bool(text or side) or bool(text) != bool(side):
        raise RiskctlError(Said(WORDS["say-what"]))
    if (adopted and declined) or (answer and not (adopted or declined)):
        raise RiskctlError(Said(WORDS["one-answer"]))
    one, stood = at_work(root, today, people)
    context, day = one.context, of_year(on, one.context, "after" if adopted or declined else "within")
    found = subject_named(subject.rstrip("/"), stood.organization)
    given = Answer(_point(stood, found, adopted), declined) if adopted or declined else None
    if answer and given:
        row = answered(found, answer, day, given, context)
    else:
        row = suggestion(found, side or "", text, day, given, context)
    file, kind = log_of(found, context.year), kind_named("suggestions")
    written(one, appended(context, file, kind, row))
    streams.note(Said(WORDS["recorded"], {"id": row.id}))
    return 0


def _point(stood: Standing, subject: Subject, point: str) -> str:
    if not point:
        return ""
    own = (document.register for document in stood.documents if document.subject == subject.ref)
    return point_of(subject, point, [p.id for register in own if register for p in register.risk_points])
