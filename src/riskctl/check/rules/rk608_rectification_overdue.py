"""RK608 rectification-overdue: a rectification notice is past its day, and nothing says it was answered."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.year.watch.letters import letters

_LOG = "cycles/2010/rectification/bureau.csv"
_ISSUED = """\
number,day,event,to,basis,demand,due
1,2010-04-01,issued,bureau/registration,三月专项检查,复核记录补齐签名,2010-04-10
"""

RULE = Rule(
    id="RK608",
    name="rectification-overdue",
    severity="warning",
    scope="corpus",
    title=("整改过了期限没有回复", "A rectification past its day without a reply"),
    why=(
        "方案要求下发整改通知书，“督促其进一步完善制度，修正措施，防范风险”。期限过了没有回复，"
        "检查查出的问题就还在那里。",
        "The plan has rectification notices issued so that what an inspection found is mended. Where the day "
        "passes without a reply, it is still there.",
    ),
    words={
        "late": (
            "整改通知书 {id} 要求 {to} 在 {due} 前整改，已过 {days} 天，没有回复",
            "Rectification notice {id} asked {to} to mend by {due}; it is {days} day(s) late, without a "
            "reply",
        ),
        "person": (
            "整改通知书 {id} 的期限 {due} 已过 {days} 天，没有回复",
            "Rectification notice {id} was due on {due} and is {days} day(s) late, without a reply",
        ),
        "help": (
            "回复了的，记下：riskctl rectify {id} replied --on 日期；核实了再记 verified。没有回复的，去催。",
            "Where there is one, record it: riskctl rectify {id} replied --on DATE, and verified once it "
            "is. "
            "Else ask for it.",
        ),
    },
    bad={_LOG: _ISSUED},
    good={_LOG: f"{_ISSUED}1,2010-04-09,replied,,,,\n"},
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each notice that is late, at the row that issued it."""
    for letter in letters(context, RectificationNotice):
        row = letter.issued.row
        if letter.is_late(context.day) and row.due:
            yield RULE.found(
                "late" if row.to else "person",
                Place(letter.issued.file, ("rows", letter.issued.number, "due")),
                subject=row.to or letter.unit,
                id=letter.id,
                to=row.to,
                due=str(row.due),
                days=(context.day - row.due).days,
            )
