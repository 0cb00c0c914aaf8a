"""RK311 category-conflict: a point's category and the power of its matter disagree."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS
from riskctl.records.vocabulary import word

RULE = Rule(
    id="RK311",
    name="category-conflict",
    severity="warning",
    scope="register",
    kinds=REGISTERS,
    needs=("matters",),
    title=("风险类别与权力事项对不上", "Category and matter disagree"),
    why=(
        "方案把风险分成五类，又在四项权力下点名了事项。类别和事项各说各的，分类监控和汇总就会把它算错地方。",
        "The plan has five categories of risk and names the matters under each power. Where the two "
        "disagree, the point is counted and watched in the wrong place.",
    ),
    words={
        "conflict": (
            "风险类别写的是{category}，权力事项“{matter}”却属于{power}",
            "The category is {category}, but the matter “{matter}” belongs to the {power}",
        ),
        "help": (
            "事项对的，改成 category: {code}（{right}）；类别对的，改 matter；"
            "两边都不合适的，写 category: other。",
            "Where the matter is right, the category is {right}: write category: {code}. Where the category "
            "is right, change the matter; where neither fits, write category: other.",
        ),
        "help-in-table": (
            "事项对的，把“风险类别”这一格改成 {right}；类别对的，改“权力事项”那一格；两边都不合适的，"
            "类别写 其他类。",
            "Where the matter is right, write {right} in this cell. Where the category is right, change the "
            "cell of the matter; where neither fits, the category is other.",
        ),
        "matter": ("属于{power}", "of the {power}"),
    },
    bad=changed(CLERK, ("category: approval", "category: finance")),
    good=changed(CLERK, ("category: approval", "category: other")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each point of another category than its matter's; `other` conflicts with none."""
    for number, point in enumerate(document.register.risk_points if document.register else ()):
        matter = context.matter(point.matter)
        if matter is None or point.category in ("other", matter.power):
            continue
        at = ("risk_points", number)
        yield RULE.found(
            "conflict",
            Place(document.file, (*at, "category")),
            related=(("matter", Place(document.file, (*at, "matter"))),),
            subject=f"{document.subject}#{point.id}",
            category=word("category", point.category),
            right=word("category", matter.power),
            code=matter.power,
            matter=matter.name,
            power=word("power", matter.power),
        )
