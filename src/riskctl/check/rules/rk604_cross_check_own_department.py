"""RK604 cross-check-own-department: the cross-check is by the same department, or by the holder himself."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example_logs import CROSS, DEPARTMENT, GROUP, SELF, SUPERIOR, signed
from riskctl.check.facts import CorpusFacts, signature_place
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.moves import lay_elsewhere
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import Subject, find_subject
from riskctl.level.grade import named_monitor
from riskctl.year.sign import signoffs
from riskctl.year.sign.signers import objection
from riskctl.year.sign.signoffs import Signed

_OWN = CROSS.replace("bureau/discipline/inspector", "bureau/registration/chief")

RULE = Rule(
    id="RK604",
    name="cross-check-own-department",
    severity="error",
    scope="corpus",
    needs=("organization",),
    whole=True,
    title=("互查的是本部门的人", "A cross-check by one's own department"),
    why=(
        "方案要求“各部门之间广泛开展互查互评活动，查漏补缺”。自己部门查自己部门，查不出看惯了的风险。",
        "The plan wants departments to check one another, so as to find what was missed. One's own "
        "department "
        "does not see the risks that it is used to.",
    ),
    words={
        "own-department": (
            "{by} 与 {ref} 是同一个部门，不算交叉互查",
            "{by} is of the same department as {ref}: that is no cross-check",
        ),
        "own-sheet": (
            "{by} 由 {ref} 本人担任，不算交叉互查",
            "{by} is held by the holder of {ref}: that is no cross-check",
        ),
        "help": (
            "请别的部门查一遍再签：riskctl sign cross {ref} --by 那个部门的岗位；岗位写错了就改正。",
            "Have another department check and sign: riskctl sign cross {ref} --by a post of it; if the post "
            "is wrong, correct it.",
        ),
    },
    bad=signed(SELF, DEPARTMENT, _OWN, GROUP, SUPERIOR),
    good=signed(),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for the latest cross-check of each register, and those of its points, that is none; of
    several on that day one by who may is enough."""
    organization = context.organization
    assert organization
    for ref, rows in signoffs.signed(context).items():
        subject = find_subject(ref, organization)
        latest = signoffs.latest_of(rows).get("cross")
        alone = [one for one in rows if one.row.step == "cross" and signoffs.point_of(one)]
        if subject is None:
            continue
        beside = [one for one in rows if latest and _is_beside(one, latest)]
        enough = any(not _objection(one, subject, context) for one in beside)
        for one in (*([latest] if latest and not enough else ()), *alone):
            if why := _objection(one, subject, context):
                yield RULE.found(why, signature_place(one, "by"), subject=ref, by=one.row.by, ref=ref)


def _is_beside(one: Signed, latest: Signed) -> bool:
    """Whether it is the latest cross-check, or says the same of the same on its day."""
    row, other = one.row, latest.row
    said = (row.step, row.day, row.fingerprint, row.decision)
    return said == (other.step, other.day, other.fingerprint, other.decision) and not signoffs.point_of(one)


def _objection(one: Signed, subject: Subject, context: Context) -> str:
    """Why a cross-check is none; blank where it is one, or was before a reorganisation."""
    organization = context.organization
    assert organization
    if any(lay_elsewhere(ref, one.row.day, context) for ref in (subject.ref, one.row.by)):
        return ""
    people = PeopleIndex(context.people.record, one.row.day) if context.people else None
    signer = named_monitor(one.row.by, subject, organization)
    why = objection(signer, subject, "cross", organization, people) if signer else None
    return why if why in ("own-department", "own-sheet") else ""
