"""RK606 unanswered-comment: a comment on a notice that nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from riskctl.check.example_logs import ANSWER, COMMENT, noticed, steps
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.year.notice.notices import notices

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
        "help": (
            "采纳的：riskctl notice answer {notice} {id} --adopted 怎样改的；不采纳的：--declined 原因。",
            "Where it is adopted: riskctl notice answer {notice} {id} --adopted WHAT CHANGED; else "
            "--declined REASON.",
        ),
    },
    bad=noticed() | steps(COMMENT),
    good=noticed() | steps(COMMENT, ANSWER),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each comment without an answer; while the period runs it only informs."""
    for one in notices(context):
        late = one.is_over(context.day)
        for comment in one.unanswered():
            row = comment.made.row
            finding = RULE.found(
                "late" if late else "open",
                Place(comment.made.file, ("rows", comment.made.number, "text")),
                subject=one.notice.unit,
                day=str(row.day),
                channel=row.channel,
                to=str(one.notice.period.to),
                text=row.text,
                notice=one.id,
                id=comment.id,
            )
            yield finding if late else replace(finding, severity="info")
