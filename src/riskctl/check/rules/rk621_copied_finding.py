"""RK621 copied-finding: one sentence as what was seen at many different points. It asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from riskctl.check.example import CLERK, PROGRAMME, changed
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.wording import folded
from riskctl.records.kinds.checks import MONITORING, Check
from riskctl.year.log.rows import Logged, logged

SHOWN = 3  # of the other places; the message has their number
_LOG = "cycles/2010/checks/bureau/registration.csv"
_HEAD = "day,method,point,by,finding,sign\n"
_ROW = "2010-05-20,spot_check,bureau/registration/clerk#R1{n},bureau/discipline_office,{text},false\n"
_POINT = changed(CLERK, ("    flow: registration/accept\n", ""))[CLERK].partition("risk_points:\n")[2]
_TITLES = (
    "受理时对熟人的材料一看而过",
    "收取代办人礼品后提前受理",
    "把申请人的材料透露给同行",
    "受理后压着不办",
)
_MEASURES = ("科长每周抽查", "科长每月抽查", "纪检组每月抽查", "主任每季抽查")
_POINTS = [
    _POINT.replace("R01", f"R1{n}")
    .replace("受理时对材料不齐的熟人企业先行受理", title)
    .replace("科长每周抽查", measure)
    for n, (title, measure) in enumerate(zip(_TITLES, _MEASURES, strict=True))
]
_JUNE = changed(PROGRAMME, ("as_of: 2010-04-15", "as_of: 2010-05-25")) | {
    CLERK: changed(CLERK)[CLERK] + "".join(_POINTS)
}
_SAME = "".join(_ROW.format(n=n, text="查台账和原件，与登记一致") for n in range(4))
_NOTHING = "".join(_ROW.format(n=n, text="") for n in range(4))

RULE = Rule(
    id="RK621",
    name="copied-finding",
    severity="info",
    scope="corpus",
    needs=("organization", "grading"),
    title=("同一句话记在许多风险点下", "One sentence found at many points"),
    why=(
        "监控是为了看出苗头。几个不同的风险点看了，看到的一字不差，多半是照抄的，看不出看过什么；"
        "没有发现问题的，本来就不用写。",
        "Points are watched so that early signs are seen. Where different ones were looked at and what was "
        "seen is the same to the letter, it was probably copied and shows nothing; and where nothing was "
        "found nothing need be said.",
    ),
    words={
        "same": (
            "{count} 个不同的风险点，看到的都是“{text}”。每个是不是都这样看过？",
            "At {count} different risk points the same was seen: “{text}”. Was each looked at so?",
        ),
        "help": (
            "看过没有发现问题的，以后“发现情况”空着就行；看到什么的，写各自看到的。已经记下的不用改，"
            "确实一样的可以留着。几处起问，写在政策的 copied 里。",
            "Where nothing was found leave the finding blank from now on; where something was, write what it "
            "was there. What is recorded stays, and may where it is so. At how many one is asked is "
            "`copied` of the policy.",
        ),
        "also": ("这里也一样", "the same here"),
    },
    bad=_JUNE | {_LOG: _HEAD + _SAME},
    good=_JUNE | {_LOG: _HEAD + _NOTHING},
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a question for each sentence, at the first row that has it."""
    assert context.grading
    found: dict[str, dict[str, Logged[Check]]] = defaultdict(dict)
    for one in logged(context, Check):
        if one.row.finding and one.row.point and one.row.method in MONITORING:
            found[folded(one.row.finding)].setdefault(one.row.point, one)
    for rows in found.values():
        if len(rows) >= context.grading.policy.copied:
            first, *others = rows.values()
            related = tuple(("also", _place(one)) for one in others[:SHOWN])
            yield RULE.found(
                "same",
                _place(first),
                related=related,
                subject=first.row.point,
                count=len(rows),
                text=first.row.finding,
            )


def _place(one: Logged[Check]) -> Place:
    return Place(one.file, ("rows", one.number, "finding"))
