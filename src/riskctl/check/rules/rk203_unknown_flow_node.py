"""RK203 unknown-flow-node: a risk point names a workflow chart or a node that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.latest import latest
from riskctl.base.messages import listed
from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Fix, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.nearest_reference import nearest_node
from riskctl.records.kinds import REGISTERS

RULE = Rule(
    id="RK203",
    name="unknown-flow-node",
    severity="error",
    scope="register",
    kinds=REGISTERS,
    title=("流程图里没有的环节", "A workflow node that is not there"),
    why=(
        "方案要求对流程图上的各个环节逐一分析。风险点挂在不存在的环节上，那个环节看起来就没有人分析过。",
        "The plan asks to analyse each node of the chart. A point tied to a node that is not there leaves "
        "the real one looking as if nobody had analysed it.",
    ),
    words={
        "chart": ("flows/ 里没有“{flow}”这张流程图", "There is no chart “{flow}” in flows/"),
        "help-chart": (
            "改成“流程图/环节”，流程图是 flows/ 里的文件名（不带 .yaml）；还没有画的，先画出来。",
            "Write “chart/node”, the chart being the name of a file in flows/ without .yaml; draw it first "
            "where there is none yet.",
        ),
        "node": ("流程图“{flow}”里没有环节“{node}”", "The chart “{flow}” has no node “{node}”"),
        "help-node": (
            "改成这张图里有的环节：{known}；新增的，先写进 {file}。",
            "Write one of its nodes: {known}; write a new one into {file} first.",
        ),
        "bare": ("“{flow}”后面没有写是哪个环节", "“{flow}” is not followed by a node"),
        "help-bare": (
            "写成“{flow}/环节”，这张图有：{known}。",
            "Write “{flow}/node”; this chart has: {known}.",
        ),
        "near": (
            "流程图里没有“{written}”这个环节，是不是“{near}”？",
            "No chart has the node “{written}”; did you mean “{near}”?",
        ),
        "help-near": (
            "改成“{near}”；新增的环节，先写进 flows/ 里的流程图。",
            "Write “{near}”; write a new node into its chart in flows/ first.",
        ),
    },
    bad=changed(CLERK, ("flow: registration/accept", "flow: registration/acept")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each point whose node is not there; a faulty chart is not judged."""
    for n, point in enumerate(document.points):
        if point.flow and not _is_known(point.flow, context):
            place = Place(document.file, ("risk_points", n, "flow"))
            yield _found(point.flow, place, f"{document.subject}#{point.id}", context)


def _is_known(written: str, context: Context) -> bool:
    nodes, broken = _charts(context)
    return written in nodes or written.split("/", maxsplit=1)[0] in broken


@latest
def _charts(context: Context) -> tuple[frozenset[str], frozenset[str]]:
    """The nodes of every chart, and the charts that cannot be judged."""
    broken = (d.where["flow"] for d in context.documents.values() if d.kind == "flow" and d.faults)
    nodes = (f"{flow.id}/{node.id}" for flow in context.flows.values() for node in flow.flow.nodes)
    return frozenset(nodes), frozenset(broken)


def _found(written: str, place: Place, subject: str, context: Context) -> Finding:
    chart, _, node = written.partition("/")
    flow = context.flows.get(chart)
    if near := nearest_node(written, context):
        fix = Fix(near, safe=False)
        return RULE.found("near", place, subject=subject, fix=fix, written=written, near=near)
    if flow is None:
        return RULE.found("chart", place, subject=subject, flow=chart)
    known = listed([node.id for node in flow.flow.nodes])
    if not node:
        return RULE.found("bare", place, subject=subject, flow=chart, known=known)
    return RULE.found("node", place, subject=subject, flow=chart, node=node, known=known, file=flow.file)
