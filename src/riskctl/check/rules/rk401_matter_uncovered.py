"""RK401 matter-uncovered: a unit holds a power, and one of its matters is neither analysed nor declined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from riskctl.base.location import DataPath
from riskctl.check.example import UNIT, changed, unchanged
from riskctl.check.facts import Facts, RegisterFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.nearest import nearest_matter
from riskctl.records.organization import Unit
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
        "要么说明本单位为什么没有。",
        "The plan names the matters under each power that are to be “guarded as integrity-risk points”. Each "
        "needs a risk point, or the reason why the unit has none.",
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


def check(facts: Facts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each matter of each unit that no open point and no reason covers."""
    assert context.organization
    registers: dict[str, list[RegisterFacts]] = defaultdict(list)
    for register in facts.registers:
        registers[register.meant.split("/")[0]].append(register)
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
    covered = {point.matter for register in registers for point in register.points if not point.closed}
    words = {word for register in registers for _, word in register.declined}
    words |= {word for register in registers for word, _ in register.intended if word}
    meant = (context.matter(word) or nearest_matter(word, context) for word in words)
    covered |= {matter.id for matter in meant if matter}
    unread = [register.file for register in registers if not register.readable]
    for matter in (context.matters or {}).values():
        if matter.power in powers and matter.id not in covered:
            yield RULE.found(
                "uncovered-unread" if unread else "uncovered",
                Place(FILE, powers[matter.power]),
                related=tuple(("unread", Place(file)) for file in unread[:SHOWN]),
                subject=unit.id,
                unit=unit.name,
                ref=unit.id,
                power=word("power", matter.power),
                matter=matter.name,
                id=matter.id,
                unread=len(unread),
            )
