"""RK402 node-unanalysed: a node of a workflow chart not analysed for both kinds of risk."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import listed
from riskctl.check.example import FLOW, changed, unchanged
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.expected import nodes_unanalysed
from riskctl.records.vocabulary import word

SHOWN = 3  # unreadable registers pointed at; the others have their own findings

RULE = Rule(
    id="RK402",
    name="node-unanalysed",
    severity="warning",
    scope="corpus",
    title=("流程环节没有分析", "A workflow node that was not analysed"),
    why=(
        "方案要求“分析流程图上的各个界点是否存在廉政风险和监管风险”：每个环节、两种风险都要有结论，"
        "有的列风险点，没有的写明原因。",
        "The plan asks to “analyse whether each node of the chart holds integrity and regulatory risks”: "
        "every node needs an answer for both, a risk point or the reason for none.",
    ),
    words={
        "both": (
            "环节“{node}”还没有分析：两种风险都既没有风险点，也没有写明原因",
            "The node “{node}” is not analysed: for both kinds of risk it has neither a point nor a reason",
        ),
        "help-both": (
            "有风险的，在登记表的风险点里写 flow: {ref}（表格是“流程环节”列）；两种都没有的，在这个环节写 "
            "none: 原因。",
            "Where there is a risk, write flow: {ref} in its risk point (in a table, in its column); where "
            "there is neither, write none: and the reason at this node.",
        ),
        "one": (
            "环节“{node}”还没有分析{kinds}：既没有风险点，也没有写明原因",
            "The node “{node}” is not analysed for {kinds}: it has neither a point nor a reason",
        ),
        "help-one": (
            "有风险的，在登记表的风险点里写 flow: {ref}、kind: {code}；没有的，在这个环节写 "
            "none: {{{code}: 原因}}。",
            "Where there is a risk, write flow: {ref} and kind: {code} in its risk point; else write "
            "none: {{{code}: …}} with the reason at this node.",
        ),
        "unread": (
            "环节“{node}”在读得出的登记表里还没有分析{kinds}；本部门另有 {count} 份登记表读不出来",
            "The node “{node}” is not analysed for {kinds} in the registers read; {count} more of its "
            "department cannot be read",
        ),
        "help-unread": (
            "先修好读不出来的登记表，也许就写在里面；仍然没有的，加风险点（flow: {ref}），"
            "或在这个环节用 none 写明原因。",
            "Mend the unreadable registers first, it may stand there; else add a point (flow: {ref}), or "
            "the reason as none: at this node.",
        ),
        "here": ("这份登记表读不出来", "this register cannot be read"),
    },
    bad=changed(FLOW, (", none: 材料由系统自动归档，无人经手", "")),
    good=unchanged(FLOW),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each node that lacks an open point and a reason, for either kind."""
    for one in nodes_unanalysed(facts.spoken(), context):
        yield RULE.found(
            "unread" if one.unread else "both" if len(one.kinds) > 1 else "one",
            Place(one.flow.file, ("nodes", one.number)),
            related=tuple(("here", Place(file)) for file in one.unread[:SHOWN]),
            subject=one.ref,
            node=one.node.name,
            ref=one.ref,
            code=one.kinds[0],
            kinds=listed([word("kind", kind) for kind in one.kinds]),
            count=len(one.unread),
        )
