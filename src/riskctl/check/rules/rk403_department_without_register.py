"""RK403 department-without-register: a department that has neither its own register nor one of its posts'."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import ORGANIZATION, changed, unchanged
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.expected import departments_without_register

RULE = Rule(
    id="RK403",
    name="department-without-register",
    severity="error",
    scope="corpus",
    needs=("organization",),
    title=("部门没有登记表", "A department without a register"),
    why=(
        "方案要求“对每个部门、每个岗位”认真梳理，“确保每个单位、每个岗位、每个环节不出问题”。"
        "一个部门一份登记表也没有，就是没有查过。",
        "The plan covers “each department and each post”, so that “each unit, post and step is safe”. A "
        "department with no register at all was never looked at.",
    ),
    words={
        "none": (
            "“{department}”没有登记表：部门登记表和各岗位的个人登记表都没有",
            "“{department}” has no register: neither its own nor one of its posts'",
        ),
        "help": (
            "建立 registers/{ref}/department.yaml 或其中岗位的登记表，或在表格里加它的行；确实没有风险点的，"
            "在部门登记表里写 none: 原因，表格里写在“无风险原因”列。",
            "Make registers/{ref}/department.yaml, a register of one of its posts, or rows of it in a table; "
            "where there is truly no risk point, write none: and the reason in the department's, in a table "
            "in its column.",
        ),
    },
    bad=changed(
        ORGANIZATION,
        ("      - id: discipline\n", "      - {id: legal, name: 法规科}\n      - id: discipline\n"),
    ),
    good=unchanged(ORGANIZATION),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each department of no register; one that could not be read counts."""
    assert context.organization
    for one in departments_without_register(facts.spoken(), context.organization):
        place = Place(*context.organization.place(one.path))
        yield RULE.found("none", place, subject=one.ref, department=one.department.name, ref=one.ref)
