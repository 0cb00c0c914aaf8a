"""`riskctl notice answer`: what was answered to a comment."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell.language import say
from riskctl.cli.year.notice.at_work import NoticeId, notice_at_work
from riskctl.year.notice.steps import answered

EXAMPLES = (
    (
        "riskctl notice answer suzhou C3fa9c1 --adopted 提高到两成",
        say("采纳了，登记表已改", "adopted, and the register changed"),
    ),
    (
        "riskctl notice answer suzhou C3fa9c1 --declined 人手有限，先按一成抽查",
        say("没有采纳，写明原因", "declined, and why"),
    ),
)
WORDS: Words = {
    "one-answer": (
        "答复写 --adopted 或 --declined 中的一个。",
        "An answer is either --adopted or --declined.",
    ),
    "done": ("意见 {id} 的答复记下了。", "The answer to {id} is recorded."),
}


def command(
    notice: NoticeId,
    comment: Annotated[
        str, typer.Argument(metavar=say("意见", "COMMENT"), help=say("意见的编号", "the comment's id"))
    ],
    adopted: Annotated[
        str,
        typer.Option(
            "--adopted",
            metavar=say("文字", "TEXT"),
            help=say("采纳，怎样改的", "adopted, and what changed"),
        ),
    ] = "",
    declined: Annotated[
        str,
        typer.Option(
            "--declined", metavar=say("原因", "REASON"), help=say("不采纳的原因", "declined, and why")
        ),
    ] = "",
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record an answer."""
    if bool(adopted) == bool(declined):
        raise RiskctlError(Said(WORDS["one-answer"]))
    act = notice_at_work(notice, on, root, today, people)
    disposition = "adopted" if adopted else "declined"
    row = answered(act.notice, comment, disposition, adopted or declined, act.day)
    return act.recorded(row, Said(WORDS["done"], {"id": row.id}))
