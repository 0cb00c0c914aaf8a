"""RK606 unanswered-comment: a comment on a notice that nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from riskctl.check.example_logs import ANSWER, COMMENT, confirmed, noticed, steps
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.year.notice.notices import Comment, NoticeStanding, notices

RULE = Rule(
    id="RK606",
    name="unanswered-comment",
    severity="warning",
    scope="corpus",
    title=("公示意见没有答复", "A comment without an answer"),
    why=(
        "方案要求公示“广泛征求意见，接受干部职工的监督”。提了没有人答，下一年就没有人提了。公示期内只是提示，"
        "期满以后是警告；没有答复完不能印发。",
        "The plan publishes in order to hear what people think. Who gets no answer does not speak again. It "
        "is only said while the period runs, and a warning after; nothing is issued before all are answered.",
    ),
    words={
        "open": (
            "{day} 的意见（{channel}）还没有答复，公示期到 {to}：{text}",
            "The comment of {day} ({channel}) is not answered yet; the period runs to {to}: {text}",
        ),
        "late": (
            "公示期 {to} 已满，{day} 的意见（{channel}）还没有答复：{text}",
            "The period ended on {to} and the comment of {day} ({channel}) is not answered: {text}",
        ),
        "contrary": (
            "{day} 的意见（{channel}）在 {answered} 有两个不一样的答复，分不清哪个算数，"
            "现在按没有答复算：{text}",
            "The comment of {day} ({channel}) has two answers of {answered} that differ; nobody can tell "
            "which holds, and it counts as not answered: {text}",
        ),
        "help-contrary": (
            "问清两位答复的人，按商定的再答复一次，日期写 {answered} 以后的一天："
            "riskctl notice answer {notice} {id} --adopted 怎样改的 --on 日期"
            "（不采纳的，写 --declined 原因）。两行都留着。",
            "Ask both who answered, and answer once more as agreed, as of a day after {answered}: riskctl "
            "notice answer {notice} {id} --adopted WHAT CHANGED --on DAY (or --declined REASON). Both rows "
            "stay.",
        ),
        "other": ("另一个答复在这里", "the other answer"),
        "help": (
            "采纳的：riskctl notice answer {notice} {id} --adopted 怎样改的；不采纳的：--declined 原因。",
            "Where it is adopted: riskctl notice answer {notice} {id} --adopted WHAT CHANGED; else "
            "--declined REASON.",
        ),
    },
    bad=confirmed() | noticed() | steps(COMMENT),
    good=confirmed() | noticed() | steps(COMMENT, ANSWER),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each comment without an answer; while the period runs it only informs."""
    for one in notices(context):
        late = one.is_over(context.day)
        for comment in one.unanswered():
            finding = _found(one, comment, late)
            yield finding if late or comment.contrary else replace(finding, severity="info")


def _found(one: NoticeStanding, comment: Comment, late: bool) -> Finding:
    row = comment.made.row
    fields: dict[str, Any] = {"notice": one.id, "id": comment.id, "to": str(one.notice.period.to)}
    fields |= {"day": str(row.day), "channel": row.channel, "text": row.text}
    place = Place(comment.made.file, ("rows", comment.made.number, "text"))
    if not comment.contrary:
        return RULE.found("late" if late else "open", place, subject=one.notice.unit, **fields)
    first, last = (
        Place(each.file, ("rows", each.number, "disposition"))
        for each in (comment.contrary[0], comment.contrary[-1])
    )
    fields["answered"] = str(comment.contrary[0].row.day)
    return RULE.found("contrary", last, subject=one.notice.unit, related=(("other", first),), **fields)
