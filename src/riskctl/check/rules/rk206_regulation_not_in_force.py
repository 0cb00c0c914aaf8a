"""RK206 regulation-not-in-force: a measure rests on a regulation that does not hold in the cycle's year."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.check.example import CLERK, REGULATIONS, changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS
from riskctl.records.kinds.regulations import Regulation, Regulations

FILE = "regulations.yaml"
_OWNER = "owner: registration/chief"
_NAMED = changed(CLERK, (_OWNER, f"{_OWNER}\n        regulation: registration-review"))

RULE = Rule(
    id="RK206",
    name="regulation-not-in-force",
    severity="warning",
    scope="register",
    kinds=REGISTERS,
    needs=("regulations",),
    title=("对应的制度不是现行的", "A regulation that is not in force"),
    why=(
        "措施靠制度落实，方案检查“制度是否健全”。制度已经废止或者还没有施行，照它办的措施就没有依据。",
        "Measures rest on regulations, and the plan asks whether these “are sound”. Where one is repealed or "
        "not yet in force, the measure has nothing to rest on.",
    ),
    words={
        "repealed": ("对应制度“{title}”已废止", "The regulation “{title}” is repealed"),
        "later": (
            "对应制度“{title}”到 {from_} 才施行，{year} 年度还没有效力",
            "The regulation “{title}” comes into force on {from_}, after the year {year}",
        ),
        "over": (
            "对应制度“{title}”到 {to} 为止，{year} 年度已没有效力",
            "The regulation “{title}” was in force until {to}, before the year {year}",
        ),
        "help": (
            "改写接替它的制度；没有的，写成待制定（state: 缺失待制定），写明由谁、何时制定；它其实有效的，"
            "改 regulations.yaml 里的状态和日期。",
            "Name the regulation that follows it; where there is none, list one with state: to_draft, its "
            "owner and due date; if it is in force, correct state and dates in regulations.yaml.",
        ),
        "here": ("制度清单里写在这里", "listed here"),
    },
    bad=_NAMED | changed(REGULATIONS, ("state: in_force", "state: repealed")),
    good=_NAMED | unchanged(REGULATIONS),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each measure of an open point that rests on such a regulation."""
    for n, point in enumerate(document.points):
        for m, measure in enumerate(point.measures if point.in_force else ()):
            regulation = (context.regulations or {}).get(measure.regulation)
            cause = _cause(regulation, context.year) if regulation else ""
            if not regulation or not cause:
                continue
            yield RULE.found(
                cause,
                Place(document.file, ("risk_points", n, "measures", m, "regulation")),
                related=(("here", Place(FILE, _listed(regulation, context))),),
                subject=f"{document.subject}#{point.id}",
                title=regulation.title,
                year=context.year,
                from_=str(regulation.from_),
                to=str(regulation.to),
            )


def _cause(regulation: Regulation, year: int) -> str:
    """What keeps a regulation from holding at any time of the year; one to be drafted claims nothing."""
    if regulation.state == "repealed":
        return "repealed"
    if regulation.state == "to_draft":
        return ""
    if regulation.from_ and regulation.from_.year > year:
        return "later"
    return "over" if regulation.to and regulation.to.year < year else ""


def _listed(regulation: Regulation, context: Context) -> DataPath:
    record = context.documents[FILE].record
    rows = record.regulations if isinstance(record, Regulations) else ()
    return ("regulations", next((n for n, row in enumerate(rows) if row is regulation), 0))
