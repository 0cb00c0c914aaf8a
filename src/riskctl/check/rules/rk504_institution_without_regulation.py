"""RK504 institution-without-regulation: a measure of type institution names no regulation (制度)."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS

_TYPE = "        type: supervision\n"
_INSTITUTION = "        type: institution\n"

RULE = Rule(
    id="RK504",
    name="institution-without-regulation",
    severity="warning",
    scope="register",
    kinds=REGISTERS,
    title=("制度类措施没有对应的制度", "A measure by regulation without its regulation"),
    why=(
        "方案要求措施“与现有的各项制度进行对接”，有漏洞的修订，没有的制定。说是靠制度防，却说不出是哪一项，"
        "制度改了、废了也没有人知道。",
        "The plan wants measures “joined to the regulations in force”: those with gaps revised, missing ones "
        "drafted. Where none is named, nobody notices when it is changed or repealed.",
    ),
    words={
        "missing": (
            "这条措施的类型是制度，却没有写对应哪一项制度",
            "This measure is of the type institution and names no regulation",
        ),
        "help": (
            "写上 regulation: 制度的编号（见 regulations.yaml）；还没有这项制度的，先在 regulations.yaml 里"
            "列一条 state: to_draft，写明责任岗位和期限；并不靠制度的，改 type。",
            "Write regulation: and the id of one in regulations.yaml; where there is none yet, list one "
            "there with state: to_draft, its owner and due date; where the measure rests on none, change "
            "the type.",
        ),
        "help-in-table": (
            "在这一行的“对应制度”列写上制度的编号（见 regulations.yaml）；还没有这项制度的，先在 "
            "regulations.yaml 里列一条 state: to_draft，写明责任岗位和期限；并不靠制度的，改“措施类型”列"
            "。",
            "Write the id of one in regulations.yaml into the column regulation of this row; where there "
            "is none yet, list one in regulations.yaml with state: to_draft, its owner and due date; "
            "where the measure rests on none, change the column measure_type.",
        ),
    },
    bad=changed(CLERK, (_TYPE, _INSTITUTION)),
    good=changed(CLERK, (_TYPE, _INSTITUTION + "        regulation: registration-review\n")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such measure of an open point."""
    for number, point in enumerate(document.points):
        for n, measure in enumerate(point.measures if point.in_force else ()):
            if measure.type == "institution" and not measure.regulation:
                place = Place(document.file, ("risk_points", number, "measures", n, "regulation"))
                yield RULE.found("missing", place, subject=f"{document.subject}#{point.id}")
