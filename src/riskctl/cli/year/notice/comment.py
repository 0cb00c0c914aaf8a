"""`riskctl notice comment`: a comment on what is published."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell.language import say
from riskctl.cli.year.notice.at_work import NoticeId, notice_at_work
from riskctl.year.notice.steps import commented

EXAMPLES = (
    (
        "riskctl notice comment suzhou --channel 意见箱 --text 抽查比例偏低",
        say("意见箱里收到的一条意见", "a comment that was found in the box"),
    ),
)
WORDS: Words = {
    "one-channel": ("一条意见只从一个渠道来。", "A comment comes by one channel."),
    "done": ("意见记下了，编号 {id}。", "The comment is recorded as {id}."),
}


def command(
    notice: NoticeId,
    channel: Annotated[
        list[str],
        typer.Option(
            "--channel",
            metavar=say("渠道", "CHANNEL"),
            help=say("意见从哪里来", "how it came"),
        ),
    ],
    text: Annotated[
        str,
        typer.Option("--text", metavar=say("文字", "TEXT"), help=say("意见的内容", "what it says")),
    ],
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record a comment."""
    if len(channel) > 1:
        raise RiskctlError(Said(WORDS["one-channel"]))
    act = notice_at_work(notice, on, root, today, people)
    row = commented(act.notice, channel[0], text, act.day)
    return act.recorded(row, Said(WORDS["done"], {"id": row.id}))
