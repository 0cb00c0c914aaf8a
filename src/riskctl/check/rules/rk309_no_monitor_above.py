"""RK309 no-monitor-above: the climb reached the top, and nobody there may watch this point."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import listed
from riskctl.check.example import ORGANIZATION, changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.grade import grade
from riskctl.records.kinds import REGISTERS
from riskctl.records.vocabulary import word

_DIRECTOR = """\
schema: riskctl/person/v1
unit: bureau
department: leadership
post: director
risk_points:
  - id: R01
    title: 研究干部任用时先定调后讨论
    kind: integrity
    category: personnel
    matter: appointment
    probability: 高
    severity: 严重
    level: 3
    measures:
      - text: 一把手末位发言，每人的意见逐条记入会议记录
        type: supervision
        owner: leadership/deputy
        due: 2010-05-31
"""
_OVERLAY = {"registers/bureau/leadership/director.yaml": _DIRECTOR}

RULE = Rule(
    id="RK309",
    name="no-monitor-above",
    severity="error",
    scope="register",
    kinds=REGISTERS,
    needs=("organization", "grading", "matters"),
    title=("往上找到顶，仍没有人能监控", "Nobody up to the top may monitor this"),
    why=(
        "方案“以领导干部特别是主要领导干部为重点”，“下管一级、上究一级”。一把手的风险点本单位党组看不了，"
        "上面又没有写出谁来看，重点就落了空。",
        "The plan puts its weight on “leading cadres, above all the heads”, each body answered for by the "
        "one above. The party group a head leads cannot watch him; somebody above must be named.",
    ),
    words={
        "top": (
            "“{unit}”和它的上级里，没有能监控这一点的{offices}：要么没有写，要么由本人主持或任职",
            "Neither “{unit}” nor a unit above it has one that may watch this point: {offices}; none is "
            "declared, or the holder leads it or serves in it",
        ),
        "help": (
            "在 organization.yaml 里写明“{unit}”的上级单位（parent；派驻的另写 supervised_by），并给上级写上"
            "{offices}（{codes}）；上级不在本库登记的，写 external: true。",
            "In organization.yaml name the unit above “{unit}” (parent, for the discipline office's own line "
            "supervised_by) and give it: {offices} ({codes}); where it keeps no registers here, write "
            "external: true.",
        ),
    },
    bad=_OVERLAY | changed(ORGANIZATION, ("name: 省局, party_group: 省局党组,", "name: 省局,")),
    good=_OVERLAY | unchanged(ORGANIZATION),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each open point for which an office was found nowhere."""
    for graded in grade(document, context):
        unresolved = graded.assignment.unresolved
        if not graded.point.in_force or not unresolved:
            continue
        yield RULE.found(
            "top",
            Place(document.file, ("risk_points", graded.number)),
            subject=graded.id,
            unit=graded.subject.unit.name,
            offices=listed([word("office", office) for office in unresolved]),
            codes=listed(list(unresolved)),
        )
