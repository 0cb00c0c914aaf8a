"""RK619 step-taken-early: published before it was confirmed, or issued before it was complete."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.check.example_logs import confirmed, noticed, signed
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OrganizationIndex
from riskctl.records.vocabulary import word
from riskctl.year.early import early_steps
from riskctl.year.notice.notices import NoticeStanding, notices
from riskctl.year.sign.confirmation import lacking, unconfirmed_steps_on

_LOG = "cycles/2010/early/bureau.csv"
_HEADINGS = "环节,公示编号,决定机构,决定日期,提前原因,尚缺,记录日期\n"
_ROW = "发起公示,bureau,bureau/leading_group,2010-04-08,市局要求四月中旬上墙,上级审议 1 份,2010-04-08\n"

RULE = Rule(
    id="RK619",
    name="step-taken-early",
    severity="info",
    scope="corpus",
    needs=("organization",),
    title=("提前公示或印发", "Published or issued early"),
    why=(
        "方案的次序是自查、评查、互查、审查，报上一级审议确定后公示，期满印发。没有审定就公示、没有补全就印发，"
        "要有原因、有决定的机构和日期，检查的人都看得到。",
        "The plan has points reviewed and confirmed by the superior, then published, then issued. What is "
        "done before its turn needs a reason, an office that decided it and a day, for every inspector to "
        "see.",
    ),
    words={
        "early": (
            "公示 {notice} 提前{step}：尚缺{lacking}；{by} {day} 决定，原因：{reason}",
            "Early with the notice {notice} ({step}), lacking {lacking}: decided by {by} on {day}, since "
            "{reason}",
        ),
        "help-early": (
            "这里只是写明；尚缺的照样要补办，riskctl status 列出还缺什么。",
            "This only says so; what was lacking is still to be done, and riskctl status lists it.",
        ),
        "unexplained": (
            "公示 {notice} 在 {day} 发起时还没有审定（尚缺：{lacking}），也没有写明为什么提前",
            "The notice {notice} was opened on {day} before it was confirmed (lacking: {lacking}), and "
            "nothing says why",
        ),
        "help": (
            "签字日期记错、漏记的，改过来、补上；确实提前的，在 cycles/{year}/early/{unit}.csv 里补一行，写明"
            "决定机构、日期和原因。",
            "Where a signature's day is a slip, or its row is missing, mend that; where it was early, add a "
            "row to cycles/{year}/early/{unit}.csv with the office, the day and the reason.",
        ),
    },
    bad=signed() | noticed() | {_LOG: _HEADINGS + _ROW},
    good=confirmed() | noticed(),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each step on record as early, and for each notice that was, on no record."""
    assert context.organization
    known = early_steps(context)
    for one in known:
        row = one.row
        fields: dict[str, Any] = {
            "notice": row.notice,
            "step": word("early_step", row.step),
            "lacking": row.lacking,
        }
        fields |= {"by": row.by, "day": str(row.day), "reason": row.reason}
        place = Place(one.file, ("rows", one.number, "reason"))
        yield RULE.found("early", place, subject=one.where["unit"], **fields)
    opened = {(one.where["unit"], one.row.notice) for one in known if one.row.step == "open"}
    for notice in notices(context):
        if (notice.notice.unit, notice.id) not in opened:
            yield from _unexplained(notice, context, context.organization)


def _unexplained(one: NoticeStanding, context: Context, organization: OrganizationIndex) -> Iterator[Finding]:
    unit, day = one.notice.unit, one.notice.opened
    if missing := unconfirmed_steps_on(one, day, context, organization):
        fields: dict[str, Any] = {"notice": one.id, "day": str(day), "lacking": lacking(missing)}
        fields |= {"year": context.year, "unit": unit}
        yield RULE.found("unexplained", Place(one.file, ("opened",)), subject=unit, **fields)
