"""RK605 notice-issued-early: issued before the period was over, comments answered, the superior heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskctl.base.messages import listed
from riskctl.check.example_logs import ANSWER, COMMENT, ISSUE, confirmed, noticed, steps
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OrganizationIndex
from riskctl.year.early import is_early
from riskctl.year.notice.notices import Comment, Entry, NoticeStanding, notices
from riskctl.year.sign.superior import unconfirmed_on

SHOWN = 6

RULE = Rule(
    id="RK605",
    name="notice-issued-early",
    severity="error",
    scope="corpus",
    needs=("organization",),
    title=("还不能印发就印发了", "Issued too early"),
    why=(
        "方案要求“公示期满后，正式印发执行”，并且先“报上一级领导小组办公室审议确定”。期没满、意见没答复就印发，"
        "公示就成了走过场。",
        "The plan has points issued “when the period is over”, and the superior confirm them first. Issued "
        "before that, or with a comment unanswered, a public notice is a mere show.",
    ),
    words={
        "early": (
            "公示期到 {to} 才满，{day} 就印发了",
            "Issued on {day}, though the period runs to the end of {to}",
        ),
        "unanswered": (
            "{day} 印发时，还有意见没有答复：{comments}",
            "Issued on {day} with comments unanswered: {comments}",
        ),
        "unconfirmed": (
            "{day} 印发时，上一级还没有审定这些登记表：{subjects}",
            "Issued on {day}, though the superior had not confirmed these registers: {subjects}",
        ),
        "help": (
            "日期记错了的，改过来；确实提前印发的，补齐手续后重新印发，把这一行改成重新印发的日期和文号。",
            "Where the day is a slip, mend it; where it was too early, see to what is missing, issue it "
            "anew, and write the new day and number in this row.",
        ),
    },
    bad=confirmed() | noticed("2010-04-15") | steps(COMMENT, ANSWER, ISSUE),
    good=confirmed() | noticed() | steps(COMMENT, ANSWER, ISSUE),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reason for which a notice should not have been issued on its day."""
    assert context.organization
    for one in notices(context):
        if one.issue:
            yield from _found(one, one.issue, context, context.organization)


def _found(
    one: NoticeStanding, issue: Entry, context: Context, organization: OrganizationIndex
) -> Iterator[Finding]:
    day, unit = issue.row.day, one.notice.unit
    place = Place(issue.file, ("rows", issue.number, "day"))
    if not one.is_over(day):
        yield RULE.found("early", place, subject=unit, day=str(day), to=str(one.notice.period.to))
    if late := [comment.id for comment in one.comments if _was_open(comment, day)]:
        yield RULE.found("unanswered", place, subject=unit, day=str(day), comments=listed([*late]))
    if is_early("issue", one.id, unit, context):
        return  # that it was gone past is told by RK619
    if lacking := unconfirmed_on(one, day, context, organization):
        some = [*lacking[:SHOWN], *(["…"] if len(lacking) > SHOWN else [])]
        yield RULE.found("unconfirmed", place, subject=unit, day=str(day), subjects=listed([*some]))


def _was_open(comment: Comment, day: date) -> bool:
    return comment.made.row.day <= day and (comment.answer is None or comment.answer.row.day > day)
