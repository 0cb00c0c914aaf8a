"""RK308 vacant-monitor: the office that watches a point has no holder on the day."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said, listed
from riskctl.check.example import CLERK, PEOPLE, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.assign import Monitor
from riskctl.level.explain import titled
from riskctl.level.grade import grade
from riskctl.records.kinds import REGISTERS

QUOTED = ("“{title}”", "“{title}”")
_WATCHED_BY_DEPUTY = changed(CLERK, ("severity: 严重\n    level: 3", "severity: 较严重\n    level: 2"))
_HELD = "bureau/leadership/deputy: [{name: 钱乙二, from: 2008-01-01"
_LEFT = _HELD + ", to: 2010-03-31}"

RULE = Rule(
    id="RK308",
    name="vacant-monitor",
    severity="warning",
    scope="register",
    kinds=REGISTERS,
    needs=("organization", "people", "grading", "matters"),
    title=("监控责任人空缺", "The monitor's post is vacant"),
    why=(
        "方案检查“岗位职责和责任人是否明确”。监控责任人调走了没有人接，风险点在表上有人管，实际没有人看。",
        "The plan asks whether “duties and those who answer are clear”. Where the monitor has left and "
        "nobody followed, the point is watched on paper only.",
    ),
    words={
        "vacant": (
            "监控责任人空缺：{offices}在 {day} 没有人任职",
            "The monitor is vacant: on {day} nobody holds {offices}",
        ),
        "help": (
            "在 people.yaml 里写上 {refs} 的现任；暂时没有人的，写上由谁代理、从哪一天起。",
            "Write the present holder of {refs} in people.yaml; where there is none yet, who acts, and "
            "from when.",
        ),
    },
    bad=_WATCHED_BY_DEPUTY | changed(PEOPLE, (_HELD + "}", _LEFT)),
    good=_WATCHED_BY_DEPUTY | changed(PEOPLE, (_HELD + "}", _LEFT + ", {name: 吴己六, from: 2010-04-01}")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each open point whose monitor is vacant, naming every vacant office."""
    assert context.organization
    for graded in grade(document, context):
        vacant = [monitor for monitor in graded.monitors if monitor.vacant]
        if not graded.point.in_force or not vacant:
            continue
        home = graded.subject.unit
        yield RULE.found(
            "vacant",
            Place(document.file, ("risk_points", graded.number)),
            subject=graded.id,
            offices=listed([Said(QUOTED, {"title": titled(m, home, context.organization)}) for m in vacant]),
            refs=listed([_staffed_by(m) for m in vacant]),
            day=str(context.day),
        )


def _staffed_by(monitor: Monitor) -> str:
    """The post to be filled, or the department whose posts staff a body, or that watches itself."""
    if monitor.seat:
        return monitor.seat.ref
    if monitor.department:
        return f"{monitor.unit.id}/{monitor.department.id}"
    body = getattr(monitor.unit, monitor.office)
    return f"{monitor.unit.id}/{body.department}" if "/" not in body.department else str(body.department)
