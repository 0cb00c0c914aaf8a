"""RK010 unused-ignore: an ignore, of the programme or in a comment, that hides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY, changed
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context

_IGNORE = "ignore: [{rule: level-mismatch, at: bureau/registration, reason: 等级等领导小组五月开会审定}]\n"
_OVERLAY = {PROGRAMME: REPOSITORY[PROGRAMME] + _IGNORE}

RULE = Rule(
    id="RK010",
    name="unused-ignore",
    severity="warning",
    scope="corpus",
    last=True,
    title=("忽略没有挡住任何问题", "An ignore that hides nothing"),
    why=(
        "问题改好以后，忽略还留着，下一次同样的问题就会被它悄悄挡住，谁也看不见。",
        "An ignore that outlives its problem hides the next one of the kind, and nobody sees it.",
    ),
    words={
        "programme": ("这条忽略没有挡住任何问题：{rule}", "This ignore hides nothing: {rule}"),
        "comment": (
            "这条注释里的忽略没有挡住任何问题：{rule}",
            "The ignore in this comment hides nothing: {rule}",
        ),
        "help": (
            "问题已经改好的，删去这一条；还在的，核对 rule 和 at 写得对不对。",
            "Where the problem is mended, delete it; where it is still there, check rule and at.",
        ),
        "help-comment": (
            "问题已经改好的，删去这条注释；还在的，把注释写在问题所在的那一行末尾，或者单独写在它的上一行。",
            "Where the problem is mended, delete the comment; else put it at the end of the line of the "
            "problem, or alone on the line above.",
        ),
    },
    bad=_OVERLAY,
    good=_OVERLAY | changed(CLERK, ("level: 3", "level: 2")),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each ignore that hid nothing."""
    for unused in facts.unused:
        yield RULE.found("comment" if unused.comment else "programme", unused.place, rule=unused.rule)
