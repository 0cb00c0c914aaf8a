"""RK101 unknown-field: a key that no field has."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

RULE = Rule(
    id="RK101",
    name="unknown-field",
    severity="error",
    scope="register",
    title=("不认识的字段", "A key that is no field"),
    why=(
        "写错一个字段名，它的内容就谁也读不到：不进登记表，不参加定级，也不会公示。",
        "Under a misspelt key nobody reads the value: it reaches no form, no level and no notice.",
    ),
    words={
        "unknown": ("不认识的字段“{key}”", "Unknown field “{key}”"),
        "near": ("不认识的字段“{key}”，是不是“{near}”？", "Unknown field “{key}”; did you mean “{near}”?"),
        "unknown-in-table": (
            "“{key}”一列只有岗位可以填，这一行没有写岗位",
            "The column “{key}” is for posts alone, and this row names none",
        ),
        "help-in-table": (
            "漏了岗位的，在这一行补上；确实是部门或单位的，把这一格清空，内容可以并到“职责”里。",
            "Write the post in this row where it was forgotten; where the row is a department's or a unit's, "
            "clear this cell: what it says can go with the duties.",
        ),
        "help": ("这里可以写的字段：{known}。", "The fields known here: {known}."),
        "help-near": (
            "把“{key}”改成“{near}”；若不需要，删去这一行。",
            "Write “{near}” for “{key}”, or delete the line if it is not needed.",
        ),
    },
    bad=changed(
        CLERK, ("    category: approval", "    category: approval\n    manifestation: [先受理后补件]")
    ),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each unknown key."""
    return RULE.from_faults(document.file, document.faults)
