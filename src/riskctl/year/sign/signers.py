"""Which steps a register is signed in, and who may sign each (个人自查→部门评查→交叉互查→评估审查→上级审议).

A post's register takes all five; a department's begins with the department, a unit's with the leading
group. The head of the department signs for it; for his own sheet, or where the section has one person,
it is the first up the ladder of monitors who is not the holder. A cross-check is another department's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import Subject
from riskctl.level.assign import Monitor, climb, conflict
from riskctl.records.kinds.organization import Unit

STEPS = ("self", "department", "cross", "group", "superior")
SUPERIOR = ("leading_group_office", "leading_group", "discipline_office", "party_group")

Objection = Literal["own-department", "own-sheet", "not-holder", "not-signer"]


def steps_of(subject: Subject, organization: OrganizationIndex) -> tuple[str, ...]:
    """Return the steps that a register of `subject` takes, in their order."""
    begin = STEPS.index("group") if subject.department is None else 0 if subject.seat else 1
    others = len(organization.departments) > 1
    return tuple(
        step
        for step in STEPS[begin:]
        if (others if step == "cross" else signers(subject, step, organization, None))
    )


def signers(
    subject: Subject, step: str, organization: OrganizationIndex, people: PeopleIndex | None
) -> tuple[Monitor, ...]:
    """Return who signs `step`, any one of them; nobody is named for a cross-check, which any other
    department may do."""
    match step:
        case "self":
            return (Monitor("post", subject.unit, subject.seat),) if subject.seat else ()
        case "department":
            return climb(subject, ("department_head",), organization, people).monitors
        case "group":
            return tuple(_group(subject.unit, organization))[:1]
        case "superior":
            return tuple(_superior(subject.unit, organization))[:1]
    return ()


def objection(
    signer: Monitor, subject: Subject, step: str, organization: OrganizationIndex, people: PeopleIndex | None
) -> Objection | None:
    """Return why `signer` may not sign `step` for `subject`, None where it may."""
    if step == "cross":
        if home_of(signer, organization) == _home(subject):
            return "own-department"
        return "own-sheet" if conflict(signer, subject, organization, people) else None
    wanted = signers(subject, step, organization, people)
    if any(_stands_for(signer, one, organization) for one in wanted):
        return None
    if step == "self":
        return "not-holder"
    return "own-sheet" if signer.seat and conflict(signer, subject, organization, people) else "not-signer"


def reference(signer: Monitor) -> str:
    """Return how a signer is written in a record."""
    return signer.seat.ref if signer.seat else f"{signer.unit.id}/{signer.office}"


def home_of(signer: Monitor, organization: OrganizationIndex) -> tuple[str, str] | None:
    """Return the unit and department of a signer: of a post its own, of a body the one that staffs it."""
    if signer.seat:
        return signer.seat.unit.id, signer.seat.department.id
    office = getattr(signer.unit, signer.office, None)
    found = (
        organization.department(office.department, signer.unit.id) if office and office.department else None
    )
    return (found[0].id, found[1].id) if found else None


def _home(subject: Subject) -> tuple[str, str] | None:
    return (subject.unit.id, subject.department.id) if subject.department else None


def _stands_for(signer: Monitor, wanted: Monitor, organization: OrganizationIndex) -> bool:
    """Whether `signer` is the post wanted or a seat of it; the office, or a post of whom staffs it."""
    if wanted.seat is None:
        same = signer.seat is None and (signer.unit.id, signer.office) == (wanted.unit.id, wanted.office)
        return same or (
            signer.seat is not None and home_of(signer, organization) == home_of(wanted, organization)
        )
    if signer.seat is None or signer.seat.post_ref != wanted.seat.post_ref:
        return False
    return not wanted.seat.number or signer.seat.number in (0, wanted.seat.number)


def _group(own: Unit, organization: OrganizationIndex) -> Iterator[Monitor]:
    """The leading group of the unit, or of the nearest above that has one; else the unit's party group."""
    for unit in (own, *organization.above(own, "leading_group")):
        if unit.leading_group:
            yield Monitor("leading_group", unit)
    if own.party_group:
        yield Monitor("party_group", own)


def _superior(own: Unit, organization: OrganizationIndex) -> Iterator[Monitor]:
    """The leading group's office of the unit above, or what it has instead."""
    for unit in organization.above(own, "leading_group_office"):
        for office in SUPERIOR:
            if getattr(unit, office):
                yield Monitor(office, unit)
