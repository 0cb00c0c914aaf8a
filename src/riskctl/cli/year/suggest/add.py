"""`riskctl suggest add`: a new suggestion, with what came of it where that is known at once."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.cli.graded import at_work
from riskctl.cli.options import On, People, Root, Today, coded, offers
from riskctl.cli.shell.language import say
from riskctl.cli.year.suggest.rows import Adopted, Declined, Whose, answer_given, recorded
from riskctl.year.resolve import of_year, subject_named
from riskctl.year.suggestions import suggestion

SIDES = ("staff", "leaders", "peers")
REF = "suzhou/registration/clerk"
EXAMPLES = (
    (
        f"riskctl suggest add {REF} 窗口没有公开收费标准 --from staff",
        say("群众的一条建议", "what staff suggest"),
    ),
    (
        f"riskctl suggest add {REF} 支票和印鉴由一人保管 --from peers --declined 印鉴另有人管",
        say("互查时提出，当时就说明了", "suggested by peers, and declined at once"),
    ),
)


def command(
    subject: Whose,
    text: Annotated[
        str,
        typer.Argument(metavar=say("建议", "TEXT"), help=say("建议的内容", "what is suggested")),
    ],
    side: Annotated[
        str,
        typer.Option(
            "--from",
            parser=coded("side"),
            autocompletion=offers(*SIDES),
            metavar="|".join(SIDES),
            help=say("来自哪一方", "the side it came from"),
        ),
    ],
    adopted: Adopted = "",
    declined: Declined = "",
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record a suggestion."""
    one, found = at_work(root, today, people, writes=True)
    whose = subject_named(subject.rstrip("/"), found.organization)
    given = answer_given(whose, adopted, declined, found)
    day = of_year(on, one.context, "after" if given else "within")
    return recorded(one, whose, suggestion(whose, side, text, day, given, one.context))
