"""RK609 monitoring-missed: a point was not looked at as often as its level asks."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said, listed
from riskctl.check.example import CLERK, CYCLE, PROGRAMME, REPOSITORY, changed
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.level.basis import basis_word
from riskctl.records.kinds.policy import Watch
from riskctl.records.vocabulary import word
from riskctl.year.watch.monitoring import Due, Watched, due_in, is_watched

_PHASE = "  - {id: supervision, name: 监督防范, from: 2010-05-01, to: 2010-11-30}\n"
_JUNE = (
    changed(PROGRAMME, ("as_of: 2010-04-15", "as_of: 2010-06-10"))
    | changed(CLERK, ("due: 2010-05-31", "due: 2010-06-30"))
    | {CYCLE: REPOSITORY[CYCLE] + _PHASE}
)
_CHECKS = "cycles/2010/checks/bureau/registration.csv"
_LOOKED = """\
day,method,point,by,finding,sign
2010-05-20,spot_check,bureau/registration/clerk#R01,bureau/discipline_office,抽查二十件，都有复核签名,false
"""

RULE = Rule(
    id="RK609",
    name="monitoring-missed",
    severity="warning",
    scope="corpus",
    needs=("organization", "grading", "matters"),
    title=("到期没有监控", "Not looked at in time"),
    why=(
        "方案按等级分级监控，通过信息监测、定期自查和随机抽查“及时发现苗头性、倾向性问题”。"
        "定了级没有人按期去看，分级就没有意义。",
        "The plan has each level watched, by information, self-checks and random checks, so that early signs "
        "are seen in time. A grade is worth nothing where nobody looks.",
    ),
    words={
        "never": (
            "“{title}”是{level}，{every}应看一次（{basis}），到 {due} 还没有监控记录",
            "“{title}” is {level} and is to be looked at {every} ({basis}); by {due} no check was recorded",
        ),
        "since": (
            "“{title}”是{level}，{every}应看一次（{basis}），上一次是 {last}，{due} 该再看了",
            "“{title}” is {level} and is to be looked at {every} ({basis}); last on {last}, it "
            "was due again on {due}",
        ),
        "help": (
            "看过的，补记：riskctl record {point} {method} --by 岗位 --on 日期 --finding 看到什么；"
            "没有看的，"
            "尽快去看。算数的方式：{methods}。多久看一次写在政策的 monitoring 里，可以改；不定期限的，在 "
            "riskctl.yaml 写 monitoring_frequency: none。",
            "Where it was, record it: riskctl record {point} {method} --by POST --on DATE --finding WHAT; "
            "else "
            "look soon. What counts: {methods}. How often is `monitoring` of the policy, which may be "
            "changed; without periods, write monitoring_frequency: none in riskctl.yaml.",
        ),
    },
    bad=_JUNE,
    good=_JUNE | {_CHECKS: _LOOKED},
)
EVERY = {
    "months": ("每 {n} 个月", "once in {n} months"),
    "month": ("每月", "every month"),
    "days": ("每 {n} 天", "once in {n} days"),
}


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each open point whose day to be looked at is past."""
    assert context.grading
    ladder = context.grading.ladder
    if not is_watched(context):
        return
    points = {
        f"{register.ref}#{point.id}": (register, point)
        for register, point in facts.point_refs()
        if point.said.rank is not None and point.said.in_force
    }
    watched = (
        Watched(id, ladder.levels[point.said.rank or 0].id, point.said.since)
        for id, (_, point) in points.items()
    )
    for due in due_in(watched, context):
        register, point = points[due.point.id]
        level = ladder.level(due.point.level)
        if due.is_late(context.day) and level:
            place = register.place("risk_points", point.number)
            yield _found(due, place, facts.title(register, point), level.name)


def _found(due: Due, place: Place, title: str, level: str) -> Finding:
    return RULE.found(
        "since" if due.last else "never",
        place,
        subject=due.point.id,
        title=title,
        level=level,
        every=_every(due.watch),
        basis=basis_word(due.watch.basis),
        due=str(due.day),
        last=str(due.last),
        point=due.point.id,
        method=due.watch.methods[0],
        methods=listed([word("check_method", method) for method in due.watch.methods]),
    )


def _every(watch: Watch) -> Said:
    """Return how often in words."""
    if watch.days:
        return Said(EVERY["days"], {"n": watch.days})
    return Said(EVERY["month" if watch.months == 1 else "months"], {"n": watch.months})
