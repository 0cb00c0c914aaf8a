"""RK501 no-measure: a risk point against which nothing is done."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

_MEASURES = changed(CLERK)[CLERK].partition("    measures:\n")[2]

RULE = Rule(
    id="RK501",
    name="no-measure",
    severity="error",
    scope="register",
    title=("风险点没有防范措施", "A risk point without a measure"),
    why=(
        "方案要求对每个风险点“制定有针对性、具体、可操作的防范措施”。查出来不防，等于没有查。",
        "The plan asks for “specific, concrete and workable measures” against each point. A risk that was "
        "found and is not guarded against might as well not have been found.",
    ),
    words={
        "missing": ("这个风险点没有防范措施", "This risk point has no measure"),
        "help": (
            "在这个风险点里写 measures，至少一条，写清谁查、查什么、留下什么记录："
            "measures: [{{text: 科长每周抽查一成受理件并签名}}]。",
            "Write measures in this point, at least one: who checks what, leaving which record, such as "
            "measures: [{{text: the chief checks a tenth of the cases each week and signs}}].",
        ),
        "help-in-table": (
            "在这一行的“防范措施”列里写上一条，写清谁查、查什么、留下什么记录，如 科长每周抽查一成受理件"
            "并签名；还有别的，在下面另起一行，一行一条。",
            "Write one in the column measure of this row: who checks what, leaving which record, such as "
            "“the chief checks a tenth of the cases each week and signs”; each further one is a row "
            "below.",
        ),
    },
    bad=changed(CLERK, ("    measures:\n" + _MEASURES, "    measures: []\n")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each point whose measures are missing, or are an empty list."""
    yield from RULE.from_faults(document.file, document.faults)
    if "measure" in document.missed:  # the column is asked for, once for the whole table
        return
    for number, point in enumerate(document.points):
        path = ("risk_points", number, "measures")
        if not point.measures and not _all_broken(document, path):
            subject = f"{document.subject}#{point.id}"
            yield RULE.found("missing", Place(document.file, path, "key"), subject=subject)


def _all_broken(document: Document, path: DataPath) -> bool:
    """Whether there are measures that could not be read: each has a finding of its own."""
    assert document.tree
    return document.reading.original(path, document.tree.data) in document.reading.kept
