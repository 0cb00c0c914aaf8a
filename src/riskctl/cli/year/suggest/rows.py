"""What both subcommands of `riskctl suggest` share: whose register, what came of it, and the row's way."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Standing, written
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.subject import Subject
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.suggestions import Suggestion
from riskctl.year.log.append import appended
from riskctl.year.suggestions import Answer, log_of, point_of

WORDS: Words = {
    "one-answer": (
        "答复写 --adopted 或 --declined 中的一个。",
        "An answer is either --adopted or --declined.",
    ),
    "recorded": ("记下了，编号 {id}。", "Recorded as {id}."),
}
Whose: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar=say("主体", "SUBJECT"),
        autocompletion=offered_subjects,
        help=say("针对谁的登记表", "whose register it is about"),
    ),
]
Adopted: TypeAlias = Annotated[
    str,
    typer.Option(
        "--adopted",
        metavar=say("风险点", "POINT"),
        autocompletion=offered_subjects,
        help=say("采纳了，在哪个风险点", "adopted, and into which point"),
    ),
]
Declined: TypeAlias = Annotated[
    str,
    typer.Option(
        "--declined", metavar=say("原因", "REASON"), help=say("没有采纳的原因", "declined, and why")
    ),
]


def answer_given(whose: Subject, adopted: str, declined: str, found: Standing) -> Answer | None:
    """Return what came of a suggestion; None where neither is said.

    Raises RiskctlError where both are, or the point is not of the register.
    """
    if adopted and declined:
        raise RiskctlError(Said(WORDS["one-answer"]))
    if not adopted:
        return Answer(reason=declined) if declined else None
    own = (document.register for document in found.documents if document.subject == whose.ref)
    return Answer(point_of(whose, adopted, [p.id for one in own if one for p in one.risk_points]))


def recorded(one: SoundlyOpened, whose: Subject, row: Suggestion) -> int:
    """Append a row to the log of the register's department, and say its id."""
    file, kind = log_of(whose, one.context.year), kind_named("suggestions")
    written(one, appended(one.context, file, kind, row))
    streams.note(Said(WORDS["recorded"], {"id": row.id}))
    return 0
