"""RK306 monitor-too-low: a monitor written by hand stands lower than the level demands, or is nobody."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import listed
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.references import Reference
from riskctl.corpus.subject import subject_of
from riskctl.level.assign import Monitor, conflict
from riskctl.level.grade import GradedPoint, grade, named_monitor
from riskctl.level.rank import least, standing, wanted
from riskctl.records.kinds import REGISTERS
from riskctl.records.vocabulary import word

_POINT = "severity: 严重\n    level: 3\n"
_WATCHED = "severity: 较严重\n    level: 2\n    monitor: [{}]\n"

RULE = Rule(
    id="RK306",
    name="monitor-too-low",
    severity="error",
    scope="register",
    kinds=REGISTERS,
    needs=("organization",),
    whole=True,
    title=("手写的监控责任人不够高", "A monitor written by hand who stands too low"),
    why=(
        "方案按等级分级监控：三级由党组和纪检监察部门，二级由主管领导，一级由科室领导或主管责任人。"
        "手写的只能往上加，不能往下降；写错了的，等于没有人看。",
        "The plan has each level watched from its own height: by the party group and discipline office, the "
        "leader in charge, or the department head. A monitor written by hand may add to that, not go below.",
    ),
    words={
        "low": (
            "监控责任人“{written}”不够高：{level}的风险点要由{offices}监控",
            "The monitor “{written}” stands too low: a point of {level} is watched by: {offices}",
        ),
        "low-unit": (
            "监控责任人“{written}”不够高：单位自己的风险点要由本单位的{offices}监控，{level}也一样",
            "The monitor “{written}” stands too low: a point of the unit itself, also of {level}, is watched "
            "by its own: {offices}",
        ),
        "help": (
            "删去“{written}”，监控责任人会按等级算出；另要加人的，只加同样高或者更高的岗位、机构。",
            "Delete “{written}”, since the monitor is computed from the level; to add one, name a post or "
            "body of this height or a higher one.",
        ),
        "unknown": (
            "监控责任人“{written}”不是 organization.yaml 里的岗位或机构",
            "The monitor “{written}” is no post and no office in organization.yaml",
        ),
        "help-unknown": (
            "删去它，监控责任人会按等级算出；另要加的，写岗位的编号，如 leadership/deputy，"
            "或者机构的名称，如局党组。",
            "Delete it, since the monitor is computed from the level; to add one, write the id of a post "
            "such as leadership/deputy, or an office such as party_group.",
        ),
        "near": (
            "监控责任人“{written}”不是 organization.yaml 里的岗位或机构，是不是“{near}”？",
            "The monitor “{written}” is no post and no office in organization.yaml; did you mean “{near}”?",
        ),
        "help-near": (
            "改成“{near}”；不另外加人的，删去它，监控责任人会按等级算出。",
            "Write “{near}”; where nobody is to be added, delete it, since the monitor is computed.",
        ),
    },
    bad=changed(CLERK, (_POINT, _WATCHED.format("chief"))),
    good=changed(CLERK, (_POINT, _WATCHED.format("leadership/director"))),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each monitor written by hand who is nobody, or stands too low."""
    assert context.organization
    named = [(n, point) for n, point in enumerate(document.points) if point.monitor]
    subject = subject_of(document, context.organization) if named else None
    graded = {one.number: one for one in grade(document, context)} if subject else {}
    for n, point in named if subject else ():
        for place, written in enumerate(point.monitor):
            assert subject
            monitor = named_monitor(written, subject, context.organization, context.people)
            at = Place(document.file, ("risk_points", n, "monitor", place))
            if monitor is None:
                yield from _unknown(written, at, f"{document.subject}#{point.id}", context)
            elif n in graded and point.in_force:
                yield from _low(written, monitor, at, graded[n], context)


def _low(
    written: str, monitor: Monitor, at: Place, graded: GradedPoint, context: Context
) -> Iterator[Finding]:
    """A monitor who would watch himself is another finding (RK307)."""
    organization, people = context.organization, context.people
    assert organization
    level = graded.score.level
    offices = wanted(level, graded.owner)
    if standing(monitor, graded.owner, organization) >= least(offices):
        return
    if _watches(monitor, graded, context) or conflict(monitor, graded.subject, organization, people):
        return
    yield RULE.found(
        "low" if graded.owner.department else "low-unit",
        at,
        subject=graded.id,
        written=written,
        level=level.name,
        offices=listed([word("office", office) for office in offices]),
    )


def _watches(monitor: Monitor, graded: GradedPoint, context: Context) -> bool:
    """Whether who is named watches by another post already: the person counts, not the post."""
    seats = [one.seat for one in graded.monitors if one.seat and one.seat != monitor.seat]
    held = {person for seat in seats if context.people for person in context.people.holders(seat)}
    return bool(monitor.seat and context.people and held & set(context.people.holders(monitor.seat)))


def _unknown(written: str, at: Place, subject: str, context: Context) -> Iterator[Finding]:
    """A holder's name is another finding (RK701)."""
    assert context.organization
    if context.people and written in context.people.all_names():
        return
    unit, department, *_ = *subject.partition("#")[0].split("/"), ""
    near = Reference(at.file, at.path, written, ("post", "office"), unit, department).near(
        context.organization
    )
    yield RULE.found("near" if near else "unknown", at, subject=subject, written=written, near=near)
