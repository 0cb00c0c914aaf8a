"""RK401 matter-uncovered: a unit holds a power, and one of its matters is neither analysed nor declined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.base.messages import Said, listed
from riskctl.check.example import UNIT, changed, unchanged
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.expected import matters_uncovered
from riskctl.records.kinds.organization import Department, Unit
from riskctl.records.vocabulary import word

SHOWN = 3  # unreadable registers pointed at; the others have their own findings

RULE = Rule(
    id="RK401",
    name="matter-uncovered",
    severity="warning",
    scope="corpus",
    needs=("organization", "matters"),
    title=("有这项权力，却漏了其中的事项", "A matter of a power held that nobody looked at"),
    why=(
        "方案逐项点名了四项权力下的事项，要求“作为廉政风险点重点予以防范管理”。每一项要么有风险点，"
        "要么说明为什么不办理：写在单位登记表里的是全单位的，写在部门、个人登记表里的只是本部门的。",
        "The plan names the matters under each power that are to be “guarded as integrity-risk points”. Each "
        "needs a risk point, or the reason why it is not exercised: of the whole unit in its own register, "
        "of the department alone in the others.",
    ),
    words={
        "uncovered": (
            "“{unit}”有{power}，其中的“{matter}”既没有风险点，也没有说明不适用的原因",
            "“{unit}” holds the {power}; “{matter}” has neither a risk point nor a reason for none",
        ),
        "help": (
            "办理这一事项的，在经办人的登记表里加风险点，写 matter: {id}；不办理的，在 "
            "registers/{ref}/unit.yaml 的 declined 里加 {{matter: {id}, reason: 原因}}。",
            "Where it is exercised, add a risk point with matter: {id} to the register of who does it; else "
            "add {{matter: {id}, reason: …}} to declined in registers/{ref}/unit.yaml.",
        ),
        "uncovered-partly": (
            "“{unit}”有{power}，其中的“{matter}”没有风险点；{given}写了不办理的原因，那只说明这些部门自己，"
            "{left}没有写",
            "“{unit}” holds the {power}; “{matter}” has no risk point; the reasons of {given} speak for "
            "themselves alone, and {left} gives none",
        ),
        "help-uncovered-partly": (
            "{left}办理这一事项的，在经办人的登记表里加风险点，写 matter: {id}；不办理的，在{places}的 "
            "declined 里加 {{matter: {id}, reason: 原因}}。整个单位都不办理的，只写在 "
            "registers/{ref}/unit.yaml 里。",
            "Where {left} exercises it, add a risk point with matter: {id} to the register of who does it; "
            "else add {{matter: {id}, reason: …}} to declined in {places}. Where nobody in the unit does, "
            "write it once, in registers/{ref}/unit.yaml.",
        ),
        "quoted": ("“{name}”", "“{name}”"),
        "itself": ("单位本身", "the unit itself"),
        "uncovered-unread": (
            "“{unit}”有{power}，其中的“{matter}”在读得出的登记表里没有风险点，也没有原因；"
            "另有 {unread} 份登记表读不出来",
            "“{unit}” holds the {power}; “{matter}” has no risk point and no reason in the registers read; "
            "{unread} more cannot be read",
        ),
        "help-uncovered-unread": (
            "先修好读不出来的登记表，也许就写在里面；仍然没有的，加风险点，或在 declined 里加 "
            "{{matter: {id}, reason: 原因}}。",
            "Mend the unreadable registers first, it may stand there; else add a risk point, or to declined "
            "{{matter: {id}, reason: …}}.",
        ),
        "unread": ("这份登记表读不出来", "this register cannot be read"),
    },
    bad=changed(UNIT, ("  - {matter: annual-inspection, reason: 年检由分局办理}\n", "")),
    good=unchanged(UNIT),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each matter of each unit that no open point and no reason covers."""
    assert context.organization
    for one in matters_uncovered(facts.spoken(), context):
        unit, matter = one.unit, one.matter
        yield RULE.found(
            "uncovered-unread" if one.unread else "uncovered-partly" if one.has_reasons else "uncovered",
            Place(*context.organization.place(one.path)),
            related=tuple(("unread", Place(file)) for file in one.unread[:SHOWN]),
            subject=unit.id,
            unit=unit.name,
            ref=unit.id,
            power=word("power", matter.power),
            matter=matter.name,
            id=matter.id,
            unread=len(one.unread),
            given=_quoted(one.given),
            left=_quoted(one.left) if one.left else Said(RULE.words["itself"]),
            places=listed([f"registers/{place}.yaml" for place in _places(unit, one.left)]),
        )


def _places(unit: Unit, left: Sequence[Department]) -> list[str]:
    """The registers in which reasons are still to be written; the unit's where it alone holds the power."""
    return [f"{unit.id}/{one.id}/department" for one in left] or [f"{unit.id}/unit"]


def _quoted(departments: Sequence[Department]) -> Said:
    return listed([Said(RULE.words["quoted"], {"name": one.name}) for one in departments])
