"""`riskctl suggest answer`: what came of a suggestion."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said
from riskctl.cli.graded import at_work
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell.language import say
from riskctl.cli.year.suggest.rows import WORDS, Adopted, Declined, Whose, answer_given, recorded
from riskctl.year.resolve import of_year, subject_named
from riskctl.year.suggestions import answered

REF = "suzhou/registration/clerk"
EXAMPLES = (
    (
        f"riskctl suggest answer {REF} S3fa9c1 --adopted R02",
        say("采纳了，写进风险点 R02", "adopted, into the point R02"),
    ),
    (
        f"riskctl suggest answer {REF} S3fa9c1 --declined 已在大厅公示",
        say("没有采纳，写明原因", "declined, and why"),
    ),
)


def command(
    subject: Whose,
    id: Annotated[
        str, typer.Argument(metavar=say("编号", "ID"), help=say("答复哪一条", "which one is answered"))
    ],
    adopted: Adopted = "",
    declined: Declined = "",
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record what came of a suggestion."""
    one, found = at_work(root, today, people, writes=True)
    whose = subject_named(subject.rstrip("/"), found.organization)
    given = answer_given(whose, adopted, declined, found)
    if given is None:
        raise RiskctlError(Said(WORDS["one-answer"]))
    return recorded(one, whose, answered(whose, id, of_year(on, one.context, "after"), given, one.context))
