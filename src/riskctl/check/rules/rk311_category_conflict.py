"""RK311 category-conflict: a point's category and the power of its matter disagree."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said, listed
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.categories import Categories
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
        "of-none": (
            "风险类别写的是{category}，权力事项“{matter}”却属于{power}",
            "The category is {category}, but the matter “{matter}” belongs to the {power}",
        ),
        "help-of-none": (
            "本库的风险类别里没有属于{power}的：类别对的，改 matter；事项对的，改成没有写 power 的一类。",
            "The policy has no category of the {power}. Where the category is right, change the matter; "
            "where the matter is right, write a category that is of no power.",
        ),
        "help-of-none-in-table": (
            "本库的风险类别里没有属于{power}的：类别对的，改“权力事项”那一格；事项对的，把“风险类别”这一格改成"
            "没有写 power 的一类。",
            "The policy has no category of the {power}. Where the category is right, change the cell of the "
            "matter; where the matter is right, write a category that is of no power in this cell.",
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
    """Yield a finding for each point of another category than its matter's; one of no power conflicts with
    none."""
    known = context.grading.categories if context.grading else Categories()
    for number, point in enumerate(document.points):
        matter, category = context.matter(point.matter), known.find(point.category)
        if matter is None or category is None or category.power in ("", matter.power):
            continue
        at, right = ("risk_points", number), known.of_power(matter.power)
        yield RULE.found(
            "conflict" if right else "of-none",
            Place(document.file, (*at, "category")),
            related=(("matter", Place(document.file, (*at, "matter"))),),
            subject=f"{document.subject}#{point.id}",
            category=Said(category.name),
            right=listed([Said(one.name) for one in right]),
            code=listed([one.id for one in right]),
            matter=matter.name,
            power=word("power", matter.power),
        )
