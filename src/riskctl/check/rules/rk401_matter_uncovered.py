"""RK401 matter-uncovered: a unit holds a power, and one of its matters is neither analysed nor declined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from riskctl.base.location import DataPath
from riskctl.base.messages import Said, listed
from riskctl.check.example import UNIT, changed, unchanged
from riskctl.check.facts import CorpusFacts, RegisterFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.declined_matters import holding, home_of, is_declined
from riskctl.corpus.nearest_reference import nearest_matter
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.organization import Department, Unit
from riskctl.records.vocabulary import word

FILE = "organization.yaml"
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
    registers: dict[str, list[RegisterFacts]] = defaultdict(list)
    for register in facts.registers:
        registers[home_of(register.meant)[0]].append(register)
    for n, unit in enumerate(context.organization.record.units):
        if not unit.external and context.organization.units[unit.id] is unit:
            yield from _unit(unit, _powers(n, unit), registers[unit.id], context)


def _powers(n: int, unit: Unit) -> dict[str, DataPath]:
    """The powers of a unit and its departments, each with the first place that says so."""
    places: list[tuple[str, DataPath]] = [(power, ("units", n, "powers")) for power in unit.powers]
    for m, department in enumerate(unit.departments):
        places += [(power, ("units", n, "departments", m, "powers")) for power in department.powers]
    return dict(reversed(places))


def _unit(
    unit: Unit, powers: dict[str, DataPath], registers: Sequence[RegisterFacts], context: Context
) -> Iterator[Finding]:
    covered, reasons = _covered(registers, context), _reasons(registers, context)
    unread = [register.file for register in registers if not register.readable]
    for matter in (context.matters or {}).values():
        homes = reasons[matter.id]
        if matter.power not in powers or matter.id in covered or is_declined(matter.power, unit, homes):
            continue
        left = [one for one in holding(matter.power, unit) if one.id not in homes]
        yield RULE.found(
            "uncovered-unread" if unread else "uncovered-partly" if homes else "uncovered",
            Place(FILE, powers[matter.power]),
            related=tuple(("unread", Place(file)) for file in unread[:SHOWN]),
            subject=unit.id,
            unit=unit.name,
            ref=unit.id,
            power=word("power", matter.power),
            matter=matter.name,
            id=matter.id,
            unread=len(unread),
            given=_quoted([one.name for one in unit.departments if one.id in homes]),
            left=_quoted([one.name for one in left]) if left else Said(RULE.words["itself"]),
            places=listed([f"registers/{place}.yaml" for place in _places(unit, left)]),
        )


def _covered(registers: Sequence[RegisterFacts], context: Context) -> set[str]:
    """The matters of open points, and those that a wrong word is near to."""
    covered = {point.matter for register in registers for point in register.points if not point.closed}
    words = {word for register in registers for word, _ in register.intended if word}
    return covered | {matter.id for word in words if (matter := _meant(word, context))}


def _reasons(registers: Sequence[RegisterFacts], context: Context) -> defaultdict[str, set[str]]:
    """For each matter, the departments that say why they do not exercise it; blank for the unit's own."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for register in registers:
        for _, said in register.declined:
            if matter := _meant(said, context):
                homes[matter.id].add(home_of(register.meant)[1])
    return homes


def _meant(said: str, context: Context) -> Matter | None:
    return context.matter(said) or nearest_matter(said, context)


def _places(unit: Unit, left: Sequence[Department]) -> list[str]:
    """The registers in which reasons are still to be written; the unit's where it alone holds the power."""
    return [f"{unit.id}/{one.id}/department" for one in left] or [f"{unit.id}/unit"]


def _quoted(names: Sequence[str]) -> Said:
    return listed([Said(RULE.words["quoted"], {"name": name}) for name in names])
