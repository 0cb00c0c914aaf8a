"""RK307 self-monitoring: a monitor written by hand is the holder of the risk, or not free of him."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import PEOPLE, changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.subject import subject_of
from riskctl.level.assign import conflict
from riskctl.level.basis import recusal_basis
from riskctl.level.grade import named_monitor
from riskctl.records.kinds import REGISTERS

_CHIEF = """\
schema: riskctl/person/v1
unit: bureau
department: registration
post: chief
risk_points:
  - id: R01
    title: 复核时对熟人企业的材料一看而过
    kind: regulatory
    category: approval
    matter: acceptance-review
    probability: 高
    severity: 较严重
    level: 2
    monitor: [leadership/director]
    measures:
      - text: 分管副局长每月抽查复核件五份，在抽查表上签名
        type: supervision
        owner: leadership/deputy
        due: 2010-05-31
"""
_OVERLAY = {"registers/bureau/registration/chief.yaml": _CHIEF}

RULE = Rule(
    id="RK307",
    name="self-monitoring",
    severity="error",
    scope="register",
    kinds=REGISTERS,
    needs=("organization",),
    title=("自己监控自己", "Somebody monitors himself"),
    why=(
        "方案把监控交给党组、纪检监察部门、主管领导和科室领导，都在风险所在的人之外。自己看自己，等于没有人看；"
        "一个人兼两个岗位，认人不认岗。方案没有写明回避，由本项目补定；政策可以写明自己的出处（recusal_basis）。",
        "The plan gives the watching to the party group, the discipline office, the leader in charge or the "
        "department head: to others than the holder. Where one person holds two posts, the person counts. "
        "Recusal is our completion of the plan; a policy may say where it comes from (recusal_basis).",
    ),
    words={
        "same-post": (
            "监控责任人“{written}”就是风险所在的岗位，自己不能监控自己（回避，{basis}）",
            "The monitor “{written}” is the post at risk itself; nobody monitors himself (recusal: {basis})",
        ),
        "same-person": (
            "监控责任人“{written}”与风险所在的岗位是同一个人，自己不能监控自己（回避，{basis}）",
            "The monitor “{written}” and the post at risk are one person; nobody monitors himself "
            "(recusal: {basis})",
        ),
        "leads": (
            "监控责任人“{written}”由本人主持，不能独立监控本人（回避，{basis}）",
            "The monitor “{written}” is led by the holder of the risk, so it is not independent of him "
            "(recusal: {basis})",
        ),
        "own-office": (
            "监控责任人“{written}”就是本人任职的机构，自己不能监控自己（回避，{basis}）",
            "The monitor “{written}” is the office in which the holder of the risk serves (recusal: {basis})",
        ),
        "help": (
            "删去“{written}”：监控责任人会按等级算出，遇到本人自动往上找；另要写的，写更高一级的岗位或机构。",
            "Delete “{written}”: the monitor is computed from the level and passes over the holder; to add "
            "one, name a higher post or body.",
        ),
    },
    # The director runs the department himself, and nobody thought of it.
    bad=_OVERLAY | changed(PEOPLE, ("name: 孙丙三", "name: 赵甲一")),
    good=_OVERLAY | unchanged(PEOPLE),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each monitor written by hand who would watch himself."""
    assert context.organization
    named = [(n, point) for n, point in enumerate(document.points) if point.monitor]
    subject = subject_of(document, context.organization) if named else None
    for n, point in named if subject else ():
        for place, written in enumerate(point.monitor):
            assert subject
            monitor = named_monitor(written, subject, context.organization)
            cause = monitor and conflict(monitor, subject, context.organization, context.people)
            if cause:
                yield RULE.found(
                    cause,
                    Place(document.file, ("risk_points", n, "monitor", place)),
                    subject=f"{document.subject}#{point.id}",
                    written=written,
                    basis=recusal_basis(context.grading.policy if context.grading else None),
                )
