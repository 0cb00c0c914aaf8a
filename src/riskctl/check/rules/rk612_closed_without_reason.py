"""RK612 closed-without-reason: a risk point is closed, and nothing says when and why."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS

_POINT = """\
  - id: R02
    title: 现金收取登记费时不开票据
    kind: integrity
    category: finance
    probability: 较低
    severity: 轻微
    level: 1
    status: closed
    measures: [{text: 财务科每月核对票据存根与收款记录，在核对表上签名}]
"""
_CLOSED = "    closed: {date: 2010-04-12, reason: 登记费已取消，窗口不再收现金}\n"

RULE = Rule(
    id="RK612",
    name="closed-without-reason",
    severity="warning",
    scope="register",
    kinds=REGISTERS,
    title=("关闭的风险点没有写原因", "A point closed without a reason"),
    why=(
        "关闭了就不再监控。方案要求“根据整改落实情况，不断修正和优化”，为什么不再有这个风险，"
        "要让后来的人看得到，"
        "不然删一个难看的风险点和消除一个风险没有区别。",
        "A closed point is watched no more. Why the risk no longer arises has to be readable, or else a risk "
        "ended and an awkward point dropped look alike.",
    ),
    words={
        "no-reason": (
            "“{title}”已关闭，没有写关闭的日期和原因",
            "“{title}” is closed; neither the day nor the reason is written",
        ),
        "help": (
            "写上 closed: {{date: 2010-11-20, reason: 这项业务已划出，见某号文}}；其实还有风险的，删去 "
            "status。",
            "Write closed: {{date: 2010-11-20, reason: why the risk no longer arises}}; where it does, "
            "delete "
            "status.",
        ),
        "help-in-table": (
            "在这一行的“关闭日期”“关闭原因”两列写明，如 2010-11-20、这项业务已划出，见某号文；其实还有风"
            "险的，把“状态”这一格清空。",
            "Fill in the columns closed_date and closed_reason of this row; where the risk is still "
            "there, clear the cell of status.",
        ),
        "still-open": (
            "“{title}”写了关闭的日期和原因，状态却不是已关闭，仍在监控",
            "“{title}” has a day and a reason for being closed, yet its status does not say closed",
        ),
        "help-still-open": (
            "确实关闭的，写 status: closed；没有关闭的，删去 closed。",
            "Where it is closed write status: closed; else delete closed.",
        ),
        "help-still-open-in-table": (
            "确实关闭的，在这一行的“状态”列写 已关闭；没有关闭的，清空“关闭日期”“关闭原因”两格。",
            "Where it is closed write closed in the column status of this row; else clear the cells "
            "closed_date and closed_reason.",
        ),
    },
    bad={CLERK: REPOSITORY[CLERK] + _POINT},
    good={CLERK: REPOSITORY[CLERK] + _POINT + _CLOSED},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each point whose status and closing do not go together."""
    for n, point in enumerate(document.points):
        if (point.status == "closed") != (point.closed is not None):
            cause, key = ("still-open", "closed") if point.closed else ("no-reason", "status")
            yield RULE.found(
                cause,
                Place(document.file, ("risk_points", n, key)),
                subject=f"{document.subject}#{point.id}",
                title=point.title,
            )
