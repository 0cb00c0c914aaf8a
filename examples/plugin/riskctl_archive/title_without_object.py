"""AC001 title-without-object: a point's title that is too short to say who wants what at which step."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS

SHORTEST = 6  # characters

RULE = Rule(
    id="AC001",
    name="title-without-object",
    severity="warning",
    scope="register",
    kinds=REGISTERS,
    title=("风险点的名称太短", "A title that is too short"),
    why=(
        "本局归档时按名称检索，“受贿”这样的两个字看不出是哪一步、谁图什么。",
        "Our archive is searched by title; two characters such as 受贿 tell neither the step nor who wants what.",
    ),
    words={
        "short": ("名称“{value}”只有 {n} 个字", "The title “{value}” has only {n} characters"),
        "help": ("写明在哪一步、谁图什么。", "Say at which step, and who wants what."),
    },
    bad=changed(CLERK, ("受理时对材料不齐的熟人企业先行受理", "受贿")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each short title."""
    for number, point in enumerate(document.register.risk_points if document.register else ()):
        if len(point.title) < SHORTEST:
            place = Place(document.file, ("risk_points", number, "title"))
            fields = {"value": point.title, "n": len(point.title)}
            yield RULE.found("short", place, subject=f"{document.subject}#{point.id}", **fields)
