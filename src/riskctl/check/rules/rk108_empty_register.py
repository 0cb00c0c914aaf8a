"""RK108 empty-register: a register without a risk point, and without the reason for none."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS
from riskctl.records.vocabulary import other_keys

CHIEF = "registers/bureau/registration/chief.yaml"

RULE = Rule(
    id="RK108",
    name="empty-register",
    severity="warning",
    scope="register",
    kinds=REGISTERS,
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
        "help": (
            "查出风险点的，写在 risk_points 下；查过确实没有的，写 none: 原因。",
            "Write the points found under risk_points; where there are truly none, write none: and the "
            "reason.",
        ),
    },
    bad=changed(CHIEF, ("none: 本例不展开这个岗位的风险点\n", "")),
    good=unchanged(CHIEF),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield the finding where neither is there; what is there and wrong has a finding of its own."""
    data = document.tree.data if document.tree else None
    if document.register is None or not isinstance(data, dict):
        return
    answers = (data.get(key, []) for code in ("risk_points", "none") for key in (code, *other_keys(code)))
    if not any(answer != [] for answer in answers):
        yield RULE.found("empty", Place(document.file, ("risk_points",), "key"))
