"""Who watches a risk point: from the level's office up, until one is found that is not the holder's own.

The plan's 分级监控 (docs/internals/words.md#who-watches). Nobody monitors himself: where the office found
is the holder of the risk the climb goes one up: responsible person → department head → leader in charge
→ head of the unit → party group and discipline office of the unit → those of the units above. The
person counts, not the post. Only a personal register has a holder who can be in conflict. A vacant
office stays: the vacancy is a finding, not a way round it.

The department in charge of the point's category (归口部门), where the policy names one, watches beside
them and never instead of them: where it is not free of the holder it is left out, and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import Subject
from riskctl.records.kinds.organization import Department, Unit
from riskctl.records.kinds.policy import Level

PERSONS = ("responsible", "department_head", "leader_in_charge", "head")
BODIES = ("party_group", "discipline_office")
CATEGORY = "category_office"

Verdict = Literal["taken", "undeclared", "same-post", "same-person", "leads", "own-office", "top", "watches"]
CONFLICTS: tuple[Verdict, ...] = ("same-post", "same-person", "leads", "own-office")


@dataclass(frozen=True, slots=True)
class Monitor:
    """An office that watches: its code, its unit, and the post or the department where it is one."""

    office: str
    unit: Unit
    seat: Seat | None = None
    vacant: bool = False
    department: Department | None = None


@dataclass(frozen=True, slots=True)
class ClimbStep:
    """One step of the climb: the office looked at, and why it was taken or passed."""

    office: str
    unit: Unit
    verdict: Verdict
    seat: Seat | None = None
    department: Department | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The monitors of a point and each step that led to them; `unresolved` names offices found nowhere."""

    monitors: tuple[Monitor, ...]
    steps: tuple[ClimbStep, ...]
    unresolved: tuple[str, ...] = ()


def assign(
    subject: Subject,
    level: Level,
    organization: OrganizationIndex,
    people: PeopleIndex | None,
    category_office: str = "",
) -> Assignment:
    """Return who watches a point of `subject` at `level`, with every step of the climb.

    `category_office` is the department in charge of the point's category, as the policy names it.
    """
    return _Climb(subject, organization, people).from_level(level, category_office)


def climb(
    subject: Subject, offices: Sequence[str], organization: OrganizationIndex, people: PeopleIndex | None
) -> Assignment:
    """Return who stands at `offices` for `subject`, from each up until one is free of the holder."""
    return _Climb(subject, organization, people).from_offices(offices)


def conflict(
    monitor: Monitor, subject: Subject, organization: OrganizationIndex, people: PeopleIndex | None
) -> Verdict | None:
    """Return why `monitor` is not free of the holder of `subject`, None where it may watch him."""
    verdict = _Climb(subject, organization, people).judge(monitor)
    return verdict if verdict in CONFLICTS else None


def is_vacant(monitor: Monitor, organization: OrganizationIndex, people: PeopleIndex | None) -> bool:
    """Return whether nobody holds the post, or any post of the department that is or staffs it, on the day.

    Without a holders' file vacancies are not judged.
    """
    if people is None:
        return False
    if monitor.department:
        seats = _seats(monitor.unit, monitor.department)
    else:
        seats = [monitor.seat] if monitor.seat else _staff(monitor.unit, monitor.office, organization)
    return bool(seats) and not any(people.holders(seat) for seat in seats)


class _Climb:
    """One climb: it notes each office it looks at, once."""

    def __init__(self, subject: Subject, organization: OrganizationIndex, people: PeopleIndex | None) -> None:
        self.subject = subject
        self.organization = organization
        self.people = people
        self.holders = set(people.holders(subject.seat)) if people and subject.seat else set()
        self.steps: list[ClimbStep] = []

    def from_level(self, level: Level, category_office: str) -> Assignment:
        """Every office that the level names is found, or what stands above it where it cannot watch."""
        found = self.from_offices(level.monitor if self.subject.department else BODIES)
        if not category_office:
            return found
        beside = self._category_office(category_office, found.monitors)
        return Assignment((*found.monitors, *beside), tuple(self.steps), found.unresolved)

    def from_offices(self, wanted: Sequence[str]) -> Assignment:
        """Each office that is wanted, or what stands above it where it is not free of the holder."""
        persons = [self._person(office) for office in wanted if office in PERSONS]
        monitors = list({found.seat.ref: found for found in persons if found and found.seat}.values())
        unresolved: list[str] = []
        for office in BODIES if None in persons else [o for o in wanted if o in BODIES]:
            body = self._body(office)
            monitors += [body] if body else []
            unresolved += [] if body else [office]
        return Assignment(tuple(monitors), tuple(self.steps), tuple(unresolved))

    def judge(self, monitor: Monitor) -> Verdict:
        """Whether the office may watch the holder, or what stands against it."""
        if monitor.department:
            return self._judge_department(monitor.unit, monitor.department)
        if monitor.seat:
            return self._judge_seat(monitor.seat)
        return self._judge_body(monitor.unit, monitor.office)

    def _person(self, lowest: str) -> Monitor | None:
        """The holder of the office `lowest`, or of the nearest above it in the unit who can watch."""
        for office in PERSONS[PERSONS.index(lowest) :]:
            seat = self._seat(office)
            verdict = self._judge_seat(seat)
            if office != "responsible" or seat is not None:  # most posts name no responsible person
                self._note(ClimbStep(office, self.subject.unit, verdict, seat))
            if verdict == "taken":
                return self._monitor(office, self.subject.unit, seat)
        return None

    def _body(self, office: str) -> Monitor | None:
        """The body of the subject's unit, or of the nearest unit above where it can watch this holder."""
        own = self.subject.unit
        for unit in (own, *self.organization.above(own, office)):
            verdict = self._judge_body(unit, office)
            self._note(ClimbStep(office, unit, verdict))
            if verdict == "taken":
                return self._monitor(office, unit, None)
        self._note(ClimbStep(office, own, "top"))
        return None

    def _category_office(self, ref: str, watching: Sequence[Monitor]) -> list[Monitor]:
        """The department in charge of the category; nobody where there is none, where it is not free, or
        where it watches already, as the body it staffs."""
        found = self.organization.department(ref, self.subject.unit.id)
        unit, department = found or (self.subject.unit, None)
        verdict = self._judge_department(unit, department)
        bodies = [m for m in watching if m.office in BODIES]
        if verdict == "taken" and found in [_staffing(m.unit, m.office, self.organization) for m in bodies]:
            verdict = "watches"
        self._note(ClimbStep(CATEGORY, unit, verdict, department=department))
        return [self._monitor(CATEGORY, unit, None, department)] if verdict == "taken" else []

    def _seat(self, office: str) -> Seat | None:
        unit, department = self.subject.unit, self.subject.department
        if office == "head":
            return self.organization.seat(unit.head, unit.id) if unit.head else None
        if department is None:
            return None
        if office == "responsible":
            post = self.subject.seat.post if self.subject.seat else None
            return self.organization.in_charge(unit, post.responsible if post else "", department)
        ref = department.head if office == "department_head" else department.leader_in_charge
        return self.organization.in_charge(unit, ref, department)

    def _judge_seat(self, seat: Seat | None) -> Verdict:
        if seat is None:
            return "undeclared"
        if self.subject.seat and _overlap(seat, self.subject.seat):
            return "same-post"
        if self.people and self.holders & set(self.people.holders(seat)):
            return "same-person"
        return "taken"

    def _judge_body(self, unit: Unit, office: str) -> Verdict:
        if getattr(unit, office) is None:
            return "undeclared"
        if office == "party_group":
            head = self.organization.seat(unit.head, unit.id) if unit.head else None
            return "leads" if self._is_holder(head) else "taken"
        staff = _staff(unit, office, self.organization)
        return "own-office" if any(self._is_holder(seat) for seat in staff) else "taken"

    def _judge_department(self, unit: Unit, department: Department | None) -> Verdict:
        if department is None:
            return "undeclared"
        own = self.subject.department
        if own and (self.subject.unit.id, own.id) == (unit.id, department.id):
            return "own-office"
        if any(self._is_holder(seat) for seat in _seats(unit, department)):
            return "own-office"
        heads = [self.organization.seat(unit.head, unit.id) if unit.head else None]
        for ref in (department.head, department.leader_in_charge):
            heads.append(self.organization.in_charge(unit, ref, department))
        return "leads" if any(self._is_holder(seat) for seat in heads) else "taken"

    def _is_holder(self, seat: Seat | None) -> bool:
        return self._judge_seat(seat) in CONFLICTS

    def _monitor(
        self, office: str, unit: Unit, seat: Seat | None, department: Department | None = None
    ) -> Monitor:
        found = Monitor(office, unit, seat, department=department)
        return replace(found, vacant=True) if is_vacant(found, self.organization, self.people) else found

    def _note(self, step: ClimbStep) -> None:
        if step not in self.steps:
            self.steps.append(step)


def _overlap(one: Seat, other: Seat) -> bool:
    """Whether two references mean the same seat; a post without a number means all its seats."""
    apart = one.number and other.number and one.number != other.number
    return one.post_ref == other.post_ref and not apart


def _staff(unit: Unit, office: str, organization: OrganizationIndex) -> list[Seat]:
    """The posts of the department whose people staff a body; none where the organisation names none."""
    found = _staffing(unit, office, organization)
    return _seats(*found) if found else []


def _staffing(unit: Unit, office: str, organization: OrganizationIndex) -> tuple[Unit, Department] | None:
    """The department whose people staff a body, None where the organisation names none."""
    body = getattr(unit, office)
    return organization.department(body.department, unit.id) if body and body.department else None


def _seats(unit: Unit, department: Department) -> list[Seat]:
    return [Seat(unit, department, post) for post in department.posts]
