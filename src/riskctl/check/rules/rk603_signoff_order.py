"""RK603 signoff-order: a step was signed before the step that comes before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from riskctl.check.example_logs import CROSS, DEPARTMENT, GROUP, SELF, SUPERIOR, signed
from riskctl.check.facts import CorpusFacts, signature_place
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.subject import find_subject
from riskctl.records.vocabulary import word
from riskctl.year.sign import signoffs
from riskctl.year.sign.signers import steps_of
from riskctl.year.sign.signoffs import Signed, is_vacant_on

_EARLY = DEPARTMENT.replace("2010-04-12", "2010-04-09")

RULE = Rule(
    id="RK603",
    name="signoff-order",
    severity="error",
    scope="corpus",
    needs=("organization",),
    whole=True,
    title=("签字的顺序倒了", "Signed out of order"),
    why=(
        "方案的顺序是“在个人自查、部门评查、交叉互查的基础上”由领导小组确认。后一步签在前一步之前，签的人"
        "没有看到"
        "前一步的结果，审查就成了走过场。",
        "The leading group confirms “on the basis of” what was found before it. Who signs ahead of the step "
        "before has not seen its outcome, and the review is one of form.",
    ),
    words={
        "early": (
            "{ref} 的{step}签在 {day}，而{before}是 {other} 才签的",
            "{ref}: “{step}” was signed on {day}, but “{before}” only on {other}",
        ),
        "alone": (
            "{ref} 有{step}的签字，却没有{before}的",
            "{ref} is signed for “{step}”, but not for “{before}”",
        ),
        "help": (
            "日期记错了就改正；没有记错，就请他们再签一次：riskctl sign {code} {ref}。",
            "Correct the day if it is wrong; if it is right, have it signed again: riskctl sign {code} "
            "{ref}.",
        ),
        "help-alone": (
            "签过没有记的，补一行，写上原来的日期（riskctl sign {before_code} {ref} --on 日期）；没有签过"
            "的，补签后"
            "后面的步骤重签。",
            "If it was signed and not recorded, add it with its day (riskctl sign {before_code} {ref} --on "
            "DAY); if not, have it signed, then the steps after it again.",
        ),
        "first": ("这一步签得晚", "this step was signed later"),
    },
    bad=signed(SELF, _EARLY, CROSS, GROUP, SUPERIOR),
    good=signed(SELF, _EARLY, DEPARTMENT, CROSS, GROUP, SUPERIOR),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for the latest signature of each step that stands ahead of the step before it."""
    assert context.organization
    for ref, rows in signoffs.signed(context).items():
        subject = find_subject(ref, context.organization)
        steps = steps_of(subject, context.organization) if subject else ()
        latest = signoffs.latest_of(rows)
        for before, step in pairwise(steps):
            one = latest.get(step)
            if one and not (before == "self" and subject and is_vacant_on(one.row.day, subject, context)):
                yield from _against(one, before, [r for r in rows if r.row.step == before])


def _against(one: Signed, before: str, rows: Sequence[Signed]) -> Iterator[Finding]:
    """What stands against a signature: of the step before there is none, or none as early."""
    row = one.row
    fields: dict[str, Any] = {
        "ref": row.subject,
        "step": word("step", row.step),
        "before": word("step", before),
    }
    agreed = [r for r in rows if r.row.decision == "agreed"]
    if not agreed:
        fields |= {"before_code": before, "code": row.step}
        yield RULE.found("alone", signature_place(one, "step"), subject=row.subject, **fields)
        return
    same = [r for r in agreed if r.row.fingerprint == row.fingerprint] or agreed
    if same[0].row.day > row.day:
        yield RULE.found(
            "early",
            signature_place(one, "day"),
            subject=row.subject,
            related=(("first", signature_place(same[0], "day")),),
            **fields,
            day=str(row.day),
            other=str(same[0].row.day),
            code=row.step,
        )
