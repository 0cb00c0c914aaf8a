"""RK405 broken-flow: a workflow chart that cannot be walked from a start to an end."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import listed
from riskctl.check.example import FLOW, changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds.flow import Flow

RULE = Rule(
    id="RK405",
    name="broken-flow",
    severity="error",
    scope="register",
    kinds=("flow",),
    title=("流程图走不通", "A workflow chart that cannot be walked"),
    why=(
        "方案要求“明确行使权力运行程序，绘制工作流程图”，再逐个环节分析。图走不通，就有环节没有人看到。",
        "The plan asks to “make clear how power runs and draw the workflow chart”, then to analyse node by "
        "node. Where the chart breaks off, nodes are overlooked.",
    ),
    words={
        "edge-from": (
            "连线的起点“{end}”不是这张图的环节",
            "The edge starts at “{end}”, no node of this chart",
        ),
        "edge-to": ("连线的终点“{end}”不是这张图的环节", "The edge leads to “{end}”, no node of this chart"),
        "help": ("改成环节的编号，这张图有：{known}。", "Write the id of a node; this chart has: {known}."),
        "no-start": ("流程图没有开始环节", "The chart has no start"),
        "help-no-start": ("给流程开始的环节写 kind: start。", "Write kind: start where the work begins."),
        "no-end": ("流程图没有结束环节", "The chart has no end"),
        "help-no-end": ("给流程结束的环节写 kind: end。", "Write kind: end where the work is over."),
        "unreached": ("从开始环节走不到“{node}”", "“{node}” cannot be reached from a start"),
        "help-unreached": (
            "在 edges 里加一条通到它的连线（to: {id}）；流程从它开始的写 kind: start，不需要的删去。",
            "Add an edge that leads to it (to: {id}), write kind: start where the work begins here, or "
            "delete it.",
        ),
        "no-way-out": ("从“{node}”走不到结束环节", "From “{node}” there is no way to an end"),
        "help-no-way-out": (
            "在 edges 里加一条从它出发的连线（from: {id}）；流程到此结束的写 kind: end。",
            "Add an edge that leaves it (from: {id}); where the work is over here, write kind: end.",
        ),
    },
    bad=changed(FLOW, ("to: archive}", "to: archives}")),
    good=unchanged(FLOW),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each break in a chart; a chart that was read only in part would show breaks it has not."""
    flow = document.record
    if not isinstance(flow, Flow) or document.faults:
        return
    broken = [*_edges(flow, document), *_ends(flow, document)]
    yield from broken or _ways(flow, document)  # one wrong id would cut off all that lies behind it


def _edges(flow: Flow, document: Document) -> Iterator[Finding]:
    ids = [node.id for node in flow.nodes]
    for n, edge in enumerate(flow.edges):
        for cause, key, end in (("edge-from", "from", edge.from_), ("edge-to", "to", edge.to)):
            if end not in ids:
                place = Place(document.file, ("edges", n, key))
                yield RULE.found(cause, place, end=end, known=listed(list(ids)))


def _ends(flow: Flow, document: Document) -> Iterator[Finding]:
    kinds, place = {node.kind for node in flow.nodes}, Place(document.file, ("nodes",), "key")
    if "start" not in kinds:
        yield RULE.found("no-start", place)
    if "end" not in kinds:
        yield RULE.found("no-end", place)


def _ways(flow: Flow, document: Document) -> Iterator[Finding]:
    forth = [(edge.from_, edge.to) for edge in flow.edges]
    reached = _reached({node.id for node in flow.nodes if node.kind == "start"}, forth)
    left = _reached({node.id for node in flow.nodes if node.kind == "end"}, [(to, at) for at, to in forth])
    for n, node in enumerate(flow.nodes):
        place, subject = Place(document.file, ("nodes", n)), f"{document.where.get('flow', '')}/{node.id}"
        if node.id not in reached:
            yield RULE.found("unreached", place, subject=subject, node=node.name, id=node.id)
        if node.id not in left:
            yield RULE.found("no-way-out", place, subject=subject, node=node.name, id=node.id)


def _reached(starts: set[str], edges: list[tuple[str, str]]) -> set[str]:
    """The ids that can be reached from `starts`, themselves included."""
    onward: dict[str, list[str]] = {}
    for at, to in edges:
        onward.setdefault(at, []).append(to)
    reached, open_ = set(starts), list(starts)
    while open_:
        for to in onward.get(open_.pop(), ()):
            if to not in reached:
                reached.add(to)
                open_.append(to)
    return reached
