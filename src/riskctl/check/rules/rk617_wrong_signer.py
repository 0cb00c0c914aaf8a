"""RK617 wrong-signer: a step is signed by a post or body that may not sign it for this register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.base.messages import listed
from riskctl.check.example_logs import CROSS, DEPARTMENT, GROUP, SELF, SUPERIOR, signed
from riskctl.check.facts import CorpusFacts, signature_place
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.moves import lay_elsewhere
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import Subject, find_subject
from riskctl.level.grade import named_monitor
from riskctl.records.vocabulary import word
from riskctl.year.sign import signoffs
from riskctl.year.sign.signers import objection, reference, signers
from riskctl.year.sign.signoffs import Signed

CROSS_CHECK = "cross"  # which RK604 judges
_CHIEF = GROUP.replace("bureau/leading_group", "bureau/registration/chief")

RULE = Rule(
    id="RK617",
    name="wrong-signer",
    severity="error",
    scope="corpus",
    needs=("organization",),
    whole=True,
    title=("不该由他签的签字", "Signed by one who may not"),
    why=(
        "方案写明了每一步由谁把关：本人、部门负责人、领导小组、上一级。riskctl sign 不收别人的签字，这样的"
        "行是手工"
        "写进去的，或者岗位写错了，这一步等于没有人把过关。",
        "The plan says who answers for each step: the holder, the head of the department, the leading "
        "group, the "
        "body above. riskctl sign takes no other signature, so such a row was written by hand or names the "
        "wrong post, and nobody has answered for the step.",
    ),
    words={
        "not-signer": (
            "{ref} 的“{step}”不由 {by} 签",
            "“{step}” of {ref} is not for {by} to sign",
        ),
        "own-sheet": (
            "{by} 就是 {ref} 本人（或由本人担任），“{step}”不能自己签",
            "{by} is the holder of {ref}, or is held by the same person, who cannot sign “{step}”",
        ),
        "not-holder": (
            "“{step}”只能由 {ref} 自己签，不能由 {by} 代签",
            "“{step}” is signed by {ref} alone, not by {by} instead",
        ),
        "help": (
            "请该签的人签：riskctl sign {code} {ref}（应由 {wanted} 签）。岗位写错了的，改这一行；签字以后"
            "组织"
            "机构改过、当时该他签的，在 riskctl.yaml 的 ignore 里写明理由。",
            "Have it signed by those who may ({wanted}): riskctl sign {code} {ref}. Where the post is wrong, "
            "correct the row; where the organisation was changed since and the signature was right, say so "
            "in "
            "ignore of riskctl.yaml.",
        ),
    },
    bad=signed(SELF, DEPARTMENT, CROSS, _CHIEF, SUPERIOR),
    good=signed(),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for the signature that counts of each step, and for those of single points, where its
    signer may not give it."""
    assert context.organization
    for ref, rows in signoffs.signed(context).items():
        if subject := find_subject(ref, context.organization):
            alone = [one for one in rows if signoffs.point_of(one)]
            for one in (*signoffs.latest_of(rows).values(), *alone):
                if one.row.step != CROSS_CHECK:
                    yield from _judged(one, subject, context.organization, context)


def _judged(
    one: Signed, subject: Subject, organization: OrganizationIndex, context: Context
) -> Iterator[Finding]:
    """Judged by who held the posts on the day; a post that is unknown is found as every other reference."""
    step, by = one.row.step, one.row.by
    if any(lay_elsewhere(ref, one.row.day, context) for ref in (subject.ref, by)):
        return  # whose it was to sign is not told by today's organisation
    people = PeopleIndex(context.people.record, one.row.day) if context.people else None
    signer = named_monitor(by, subject, organization)
    wanted: list[object] = [reference(each) for each in signers(subject, step, organization, people)]
    if signer and wanted and (why := objection(signer, subject, step, organization, people)):
        fields: dict[str, Any] = {"ref": subject.ref, "step": word("step", step), "code": step}
        place = signature_place(one, "by")
        yield RULE.found(why, place, subject=subject.ref, by=by, wanted=listed(wanted), **fields)
