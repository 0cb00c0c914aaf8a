"""RK302 level-missing: a level could be computed and is not yet written."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Fix, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.grade import grade
from riskctl.records.kinds import REGISTERS

RULE = Rule(
    id="RK302",
    name="level-missing",
    severity="warning",
    scope="register",
    kinds=REGISTERS,
    needs=("organization", "grading", "matters"),
    title=("算得出等级，还没有写上", "A level that can be computed is not written yet"),
    why=(
        "方案要求“确定风险等级”，再分级监控。等级写在登记表里，签字的人才看得见，以后改动也查得出来。",
        "The plan asks to “determine the risk level” and to watch each level accordingly. Written in the "
        "register, those who sign can see it, and a later change shows.",
    ),
    words={
        "missing": (
            "没有写等级：概率“{probability}”×危害“{severity}”应为 {id}（{level}）",
            "No level is written: probability “{probability}” × severity “{severity}” makes it "
            "{id} ({level})",
        ),
        "criteria": (
            "没有写等级：按符合的标准应为 {id}（{level}）",
            "No level is written: the criteria met make it {id} ({level})",
        ),
        "floor": (
            "没有写等级：这一权力事项有底线，应为 {id}（{level}）",
            "No level is written: the matter has a floor, which makes it {id} ({level})",
        ),
        "confirmed": (
            "没有写等级：审定等级是 {id}（{level}）",
            "No level is written: {id} ({level}) was confirmed",
        ),
        "help": (
            "写上 level: {id}，或运行 riskctl level --write，由程序补写。",
            "Write level: {id}, or run riskctl level --write, which writes it for you.",
        ),
        "help-in-table": (
            "在这一行的“风险等级”列写上 {id}，或运行 riskctl level --write，由程序补写。",
            "Write {id} in the column level of this row, or run riskctl level --write, which writes it "
            "for you.",
        ),
    },
    bad=changed(CLERK, ("    level: 3\n", "")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each point whose level is due and not written."""
    for graded in grade(document, context):
        if graded.point.level or "level" in document.missed:
            continue
        scored = graded.score
        last = "severity" if scored.severity else "criteria"
        computed = "missing" if scored.probability else "criteria"
        yield RULE.found(
            scored.decided_by or computed,
            Place(document.file, ("risk_points", graded.number, "level")),
            subject=graded.id,
            fix=Fix(str(scored.level.id), after=last),
            id=scored.level.id,
            level=scored.level.name,
            probability=scored.probability.name if scored.probability else "",
            severity=scored.severity.name if scored.severity else "",
        )
