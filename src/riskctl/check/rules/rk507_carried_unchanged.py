"""RK507 carried-unchanged: a point came over from last year as it was, and nobody says it was looked at."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.example_logs import DIGEST
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.level.fingerprint import is_of
from riskctl.year.close.carried import carried, is_reviewed

_CARRIED = {"cycles/2010/carried.csv": f"point,level,fingerprint\nbureau/registration/clerk#R01,3,{DIGEST}\n"}
_REVIEW = "review: {date: 2010-04-12, basis: 复核无变化，查了三月的复核记录二十份}"

RULE = Rule(
    id="RK507",
    name="carried-unchanged",
    severity="info",
    scope="corpus",
    title=("上年转入的风险点还没有复核", "A point carried over and not reviewed"),
    why=(
        "方案以年度为周期，要求“及时修正完善”。“同上年，无变化”也可以，但要写明看了什么才知道没有变化。",
        "The plan begins anew each year and wants what was found mended. That nothing changed is a good "
        "answer where it says what was looked at.",
    ),
    words={
        "carried": (
            "“{title}”从上年转入，内容没有变，还没有写今年的复核",
            "“{title}” was carried over from last year as it was, and no review of this year is written",
        ),
        "help": (
            "复核了，没有变化的，记下看了什么：riskctl review {ref} --basis 看了什么；有变化的，直接改。",
            "Where nothing changed, record what was looked at: riskctl review {ref} --basis WHAT; where it "
            "did, change the point.",
        ),
    },
    bad=unchanged(CLERK) | _CARRIED,
    good=changed(CLERK, ("    level: 3\n", f"    level: 3\n    {_REVIEW}\n")) | _CARRIED,
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each point in force that is what it was when the year before ended."""
    before = carried(context)
    for register, point in facts.point_refs() if before else ():
        row = before.get(f"{register.ref}#{point.id}")
        now = register.print.parts.get(point.id) if register.print else None
        unchanged_since = row is not None and now is not None and is_of(row.fingerprint, now.first)
        if unchanged_since and point.said.in_force and not is_reviewed(point.said.reviewed, context):
            yield RULE.found(
                "carried",
                register.place("risk_points", point.number),
                subject=f"{register.ref}#{point.id}",
                title=facts.title(register, point),
                ref=f"{register.ref}#{point.id}",
            )
