"""RK616 record-altered: a record of the year that was there in an earlier state is gone, or rewritten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from riskctl.base.messages import Said, term
from riskctl.check.example_logs import ANSWER, COMMENT, confirmed, noticed, steps
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.repository import PROGRAMME

if TYPE_CHECKING:  # few checks compare with an earlier state
    from riskctl.diff.year_records import RecordChange

PLAN = "cycle"  # the phases to come are a plan, which may be changed, and no record of what was done

RULE = Rule(
    id="RK616",
    name="record-altered",
    severity="error",
    scope="corpus",
    title=("年度记录被删改", "A record of the year taken away or rewritten"),
    why=(
        "意见和答复、签字、检查、抽查、整改和预警文书，是年底说明“做了没有、怎么做的”的凭据，只加不改。删去一行、"
        "改一个字，别处都看不出来，所以同原来的状态（--changed-since）比。",
        "Comments and answers, signatures, checks, draws and letters show at the end of the year what was "
        "done, so they are only added to. A row that goes or a word that changes shows nowhere else: this "
        "compares with the earlier state (--changed-since).",
    ),
    words={
        "removed": (
            "这里原来有一条记录，现在没有了：{said}",
            "A record that was here is gone: {said}",
        ),
        "file": (
            "{file} 不在了，原来有这条记录：{said}",
            "{file} is gone, and with it this record: {said}",
        ),
        "changed": (
            "这条记录的“{field}”原来是“{before}”，现在是“{after}”",
            "“{field}” of this record was “{before}” and is now “{after}”",
        ),
        "order": (
            "从这条记录起，先后次序同原来不一样；同一件事记了两次的，以后一条为准，次序一改，结果就变了",
            "From this record on the order is another than before; of two on one matter the later counts, so "
            "the outcome may be another",
        ),
        "help": (
            "把原来的恢复（从 git 取回这个文件），有变化就另记一条：重签、再答复、再记一次检查，后一条为准。"
            "确是当初记错、非改不可的，在 riskctl.yaml 的 ignore 里写 rule: RK616、at 和理由，由审的人同意。",
            "Bring back what was there (from git), and record what is new as a row of its own: sign again, "
            "answer again, record the check; the later one counts. Where a record was wrong from the first "
            "and has to be mended, say so in ignore of riskctl.yaml, with rule: RK616, at and a reason, for "
            "the reviewer to approve.",
        ),
        "blank": ("（无）", "(none)"),
    },
    before=confirmed() | noticed() | steps(COMMENT, ANSWER),
    bad=confirmed() | noticed() | steps(),
    good=confirmed() | noticed() | steps(COMMENT, ANSWER),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each record, or value of one, that went or changed since the earlier state."""
    for one in facts.altered:
        if one.document.kind != PLAN:
            yield RULE.found(*_told(one, context), subject=one.subject, **_fields(one))


def _told(one: RecordChange, context: Context) -> tuple[str, Place]:
    """The cause, and where to show it: what went stands nowhere, so where its file is or would be."""
    file = one.document.file
    if one.fate == "changed":
        return "changed" if one.field else "order", Place(file, one.path)
    if file in context.documents:
        return "removed", Place(file)
    cycle = f"cycles/{one.document.where.get('year')}/cycle.yaml"
    return "file", Place(cycle if cycle in context.documents else PROGRAMME)


def _fields(one: RecordChange) -> dict[str, Any]:
    shown = one.shown or (None, None)
    return {
        "file": one.document.file,
        "said": shown[0],
        "field": Said(one.word) if one.word else "",
        "before": term(RULE.words["blank"]) if shown[0] is None else shown[0],
        "after": term(RULE.words["blank"]) if shown[1] is None else shown[1],
    }
