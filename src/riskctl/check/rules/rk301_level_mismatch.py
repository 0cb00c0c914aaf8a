"""RK301 level-mismatch: the level written is not the one computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from riskctl.base.messages import Said
from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Fix, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.kinds import REGISTERS
from riskctl.records.kinds.policy import Criterion

RULE = Rule(
    id="RK301",
    name="level-mismatch",
    severity="error",
    scope="register",
    kinds=REGISTERS,
    needs=("organization", "grading", "matters"),
    title=("写下的等级与算出来的不一致", "The level written is not the one computed"),
    why=(
        "等级决定由谁监控：三级由党组和纪检监察部门，二级由主管领导，一级由科室领导或主管责任人。"
        "等级写错，该看的人就看不到。",
        "The level decides who watches: the party group and discipline office, the leader in charge, "
        "or the department head. With a wrong level the right people do not look.",
    ),
    words={
        "mismatch": (
            "等级与算出来的不一致：写的是 {written}，概率“{probability}”×危害“{severity}”应为 {id}（"
            "{level}）",
            "The level is not the one computed: {written} is written, probability “{probability}” × "
            "severity “{severity}” makes it {id} ({level})",
        ),
        "criteria": (
            "等级与算出来的不一致：写的是 {written}，按符合的标准应为 {id}（{level}）",
            "The level is not the one computed: {written} is written, the criteria met make it {id} "
            "({level})",
        ),
        "floor": (
            "等级与算出来的不一致：写的是 {written}，这一权力事项有底线，应为 {id}（{level}）",
            "The level is not the one computed: {written} is written, the floor of the matter makes it {id} "
            "({level})",
        ),
        "confirmed": (
            "等级与审定的不一致：写的是 {written}，审定等级是 {id}（{level}）",
            "The level is not the one confirmed: {written} is written, {id} ({level}) was confirmed",
        ),
        "help": (
            "改为 level: {id}，或运行 riskctl level --write；若领导小组另有审定，用 override 写明理由、机"
            "构和日期。",
            "Write level: {id}, or run riskctl level --write; where the leading group decided otherwise, "
            "write an override with reason, body and date.",
        ),
        "help-in-table": (
            "把这一格改为 {id}，或运行 riskctl level --write；若领导小组另有审定，在这一行的“审定等级”“审"
            "定理由”“审定机构”“审定日期”列里写明。",
            "Write {id} in this cell, or run riskctl level --write; where the leading group decided "
            "otherwise, fill in the columns override_level, override_reason, override_body and "
            "override_date of this row.",
        ),
        "should": ("应为 {id}", "should be {id}"),
        "probability": ("概率 {probability} = {p}", "probability {probability} = {p}"),
        "severity": ("危害 {severity} = {s}", "severity {severity} = {s}"),
        "gravest": ("符合标准“{criterion}”", "meets the criterion “{criterion}”"),
        "none-met": ("没有符合的标准", "meets no criterion"),
    },
    bad=changed(CLERK, ("level: 3", "level: 2")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each point whose written level is not its own."""
    assert context.grading
    for graded in grade(document, context):
        written, due = graded.point.level, graded.score.level
        found = context.grading.ladder.find(written)
        if not written or found is None or found.id == due.id:
            continue
        told = {"written": _as_written(written, found.name), "id": due.id, "level": due.name}
        yield (_of_values if graded.score.probability else _of_criteria)(graded, told)


def _of_values(graded: GradedPoint, told: Mapping[str, object]) -> Finding:
    scored, file, at = graded.score, graded.document.file, ("risk_points", graded.number)
    p, s = scored.probability, scored.severity
    assert p and s
    return RULE.found(
        scored.decided_by or "mismatch",
        Place(file, (*at, "level")),
        label="should",
        related=(
            ("probability", Place(file, (*at, "probability"))),
            ("severity", Place(file, (*at, "severity"))),
        ),
        subject=graded.id,
        fix=Fix(str(scored.level.id)),
        probability=p.name,
        severity=s.name,
        p=p.value,
        s=s.value,
        **told,
    )


def _of_criteria(graded: GradedPoint, told: Mapping[str, object]) -> Finding:
    scored, file, at = graded.score, graded.document.file, ("risk_points", graded.number)
    return RULE.found(
        scored.decided_by or "criteria",
        Place(file, (*at, "level")),
        label="should",
        related=(("gravest" if scored.met else "none-met", Place(file, (*at, "criteria"))),),
        subject=graded.id,
        fix=Fix(str(scored.level.id)),
        criterion=scored.cell.text if isinstance(scored.cell, Criterion) else "",
        **told,
    )


def _as_written(word: str, name: str) -> Said | str:
    return (
        word if word == name else Said(("{word}（{name}）", "{word} ({name})"), {"word": word, "name": name})
    )
