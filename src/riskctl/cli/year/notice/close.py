"""`riskctl notice close`: the end of a notice whose comments are all answered."""

from __future__ import annotations

from riskctl.base.messages import Said, Words
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell.language import say
from riskctl.cli.year.notice.at_work import NoticeId, notice_at_work, refused
from riskctl.year.notice.steps import against_close, closed

EXAMPLES = (
    (
        "riskctl notice close suzhou --on 2010-05-18",
        say("公示在这一天结束", "the notice ended on this day"),
    ),
)
WORDS: Words = {
    "done": ("公示 {id} 结束了。", "The notice {id} is closed."),
    "refused": ("没有结束公示 {id}：", "The notice {id} was not closed:"),
}


def command(
    notice: NoticeId, on: On = None, root: Root = None, today: Today = None, people: People = None
) -> int:
    """Close a notice, or say what stands against it."""
    act = notice_at_work(notice, on, root, today, people)
    if why := against_close(act.notice, act.day):
        return refused(Said(WORDS["refused"], {"id": act.notice.id}), why)
    return act.recorded(closed(act.day), Said(WORDS["done"], {"id": act.notice.id}))
