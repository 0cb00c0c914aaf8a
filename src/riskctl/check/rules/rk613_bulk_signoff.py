"""RK613 bulk-signoff: many sign-offs entered on one day, long after their dates (补签). It asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from riskctl.check.example_logs import ALL, signed
from riskctl.check.facts import CorpusFacts, signature_place
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.records.kinds.signoffs import Signoff
from riskctl.year.log.rows import logged
from riskctl.year.sign.signoffs import Signed

_MARCH = [row.replace(",2010-04-", ",2010-03-", 1) for row in ALL]  # the day of the signature alone
_LATE = [",".join([*cells[:6], "2010-04-15", *cells[7:]]) for cells in (row.split(",") for row in _MARCH)]

RULE = Rule(
    id="RK613",
    name="bulk-signoff",
    severity="info",
    scope="corpus",
    needs=("organization", "grading"),
    title=("许多签字一天补记", "Many sign-offs entered long after"),
    why=(
        "查找风险要“实事求是”，不走形式。几十份签字在很久以后的一天里一起记下，多半是迎检前补的，看不出当"
        "时查没查。",
        "Identification is to be real, not a form. Dozens of signatures entered together on one day long "
        "after "
        "their dates were mostly made up for an inspection, and show nothing of what was looked at then.",
    ),
    words={
        "bulk": (
            "{n} 份签字在 {recorded} 这一天补记，签字的日期是 {first} 至 {last}，晚了 {days} 天以上",
            "{n} sign-offs dated {first} to {last} were entered on {recorded}, more than {days} days later",
        ),
        "help": (
            "当时有纸质签字或会议纪要的，在“会议纪要或文号”一列写上它的编号；没有的，以后签一份记一份。",
            "Where there is a signed paper or the minutes of a meeting, write its number in the column "
            "of the "
            "reference; where there is none, record each as it is signed from now on.",
        ),
    },
    bad=signed(*_LATE, *_LATE),
    good=signed(*_LATE),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each day on which so many were entered so late, at the first of them."""
    assert context.grading
    policy = context.grading.policy
    by_day: dict[date, list[Signed]] = {}
    for one in logged(context, Signoff):
        late = one.row.recorded - one.row.day > timedelta(days=policy.bulk_after)
        if late and not one.row.reference:
            by_day.setdefault(one.row.recorded, []).append(one)
    for recorded, rows in by_day.items():
        if len(rows) >= policy.bulk_signoffs:
            days = [one.row.day for one in rows]
            fields: dict[str, Any] = {"n": len(rows), "recorded": str(recorded), "days": policy.bulk_after}
            fields |= {"first": str(min(days)), "last": str(max(days))}
            yield RULE.found("bulk", signature_place(rows[0], "recorded"), **fields)
