"""RK622 example-left: a point still is the example with which a register began."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS

RULE = Rule(
    id="RK622",
    name="example-left",
    severity="info",
    scope="register",
    kinds=REGISTERS,
    title=("示例还没有换掉", "An example not replaced yet"),
    why=(
        "riskctl init 写一条示例，好让人看到风险点怎样写。它是编的，没有人查过：不算登记，没有人监控，"
        "不能签字、公示。方案要“实事求是”，照抄示例就是走形式。",
        "riskctl init writes one example, so that one sees how a risk point is written. It is made up and "
        "nobody found it: it counts for nothing, nobody watches it, and it cannot be signed or published. "
        "The plan asks for what is true; an example kept is form alone.",
    ),
    words={
        "example": (
            "“{title}”是示例，不是查出来的风险点：不算登记，没有人监控，不能签字、公示",
            "“{title}” is an example and no risk point that anybody found: it counts for nothing, nobody "
            "watches it, and it cannot be signed or published",
        ),
        "help": (
            "照这个岗位的实际改写，再删去 status: example 这一行；用不着的，整条删去，查过没有风险点的写 "
            "none: 原因。",
            "Write what is true of this post and delete the line status: example; where it is not needed "
            "delete the point, and where there truly is none write none: and the reason.",
        ),
        "help-in-table": (
            "照这个岗位的实际改写，再清空“状态”这一格；用不着的，整行删去，查过没有风险点的在“无风险原因”列写"
            "原因。",
            "Write what is true of this post and clear the cell status; where it is not needed delete the "
            "row, and where there truly is none write the reason in the column none.",
        ),
    },
    bad=changed(CLERK, ("    kind: integrity\n", "    kind: integrity\n    status: example\n")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each example."""
    for number, point in enumerate(document.points):
        if point.is_example:
            place = Place(document.file, ("risk_points", number, "status"))
            yield RULE.found("example", place, subject=f"{document.subject}#{point.id}", title=point.title)
