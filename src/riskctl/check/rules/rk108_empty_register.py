"""RK108 empty-register: a register without a risk point, and without the reason for none."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.tables import HEADINGS
from riskctl.level.whole import is_empty
from riskctl.records.kinds import REGISTERS

CHIEF = "registers/bureau/registration/chief.yaml"

RULE = Rule(
    id="RK108",
    name="empty-register",
    severity="warning",
    scope="register",
    kinds=(*REGISTERS, HEADINGS),
    title=("登记表是空的", "An empty register"),
    why=(
        "方案要求认真梳理、查找风险点，又“不追求数字和形式”：没有风险点是可以的，但要写明为什么没有，"
        "好让人知道查过了。",
        "The plan asks to look for risks and “not to chase numbers”: to have none is fine, but the reason "
        "has to be written, so that one sees that somebody looked.",
    ),
    words={
        "empty": (
            "登记表里没有风险点，也没有写明为什么没有",
            "The register has no risk point, nor the reason for none",
        ),
        "headings": (
            "表格“{file}”只有标题行，下面一行也没有：没有写是谁的登记表，也没有风险点",
            "The table “{file}” has its headings and no row below: it says neither whose register it is nor "
            "any risk point",
        ),
        "help-headings": (
            "在标题下面写，一行一个风险点，并写明是哪个单位、部门、岗位的；查过确实没有风险点的，写一行，"
            "在“无风险原因”列里写明原因；用不着的表格删去。",
            "Write below the headings, one risk point a row, with its unit, department and post; where there "
            "is truly none, write one row with the reason in the column none; delete a table not needed.",
        ),
        "help": (
            "查出风险点的，写在 risk_points 下；查过确实没有的，写 none: 原因。",
            "Write the points found under risk_points; where there are truly none, write none: and the "
            "reason.",
        ),
        "help-in-table": (
            "查出风险点的，在这个主体下一行一个写上；查过确实没有的，在“无风险原因”列里写明原因，没有这一"
            "列的加上。",
            "Write the points found below this subject, a row each; where there are truly none, write "
            "the reason in the column none, and add the column where it is not there.",
        ),
    },
    bad=changed(CHIEF, ("none: 本例不展开这个岗位的风险点\n", "")),
    good=unchanged(CHIEF),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield the finding where neither is there; what is there and wrong has a finding of its own."""
    if document.kind == HEADINGS:
        yield RULE.found("headings", Place(document.file), file=document.file)
    if is_empty(document):
        yield RULE.found("empty", Place(document.file, ("risk_points",), "key"))
