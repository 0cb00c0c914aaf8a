"""Who watches a risk point: from the level's office up, until one is found that is not the holder's own.

DOMAIN §5; the plan's 分级监控. Nobody monitors himself: where the office found is the holder of the
risk the climb goes one up: responsible person → department head → leader in charge → head of the
unit → party group and discipline office of the unit → those of the units above. The person counts,
not the post. Only a personal register has a holder who can be in conflict. A vacant office stays:
the vacancy is a finding, not a way round it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import Subject
from riskctl.records.organization import Unit
from riskctl.records.policy import Level

PERSONS = ("responsible", "department_head", "leader_in_charge", "head")
BODIES = ("party_group", "discipline_office")

Verdict = Literal["taken", "undeclared", "same-post", "same-person", "leads", "own-office", "top"]


@dataclass(frozen=True, slots=True)
class Monitor:
    """An office that watches: its code, its unit, and the post where it is one."""

    office: str
    unit: Unit
    seat: Seat | None = None
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the climb: the office looked at, and why it was taken or passed."""

    office: str
    unit: Unit
    verdict: Verdict
    seat: Seat | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The monitors of a point and each step that led to them; `unresolved` names offices found nowhere."""

    monitors: tuple[Monitor, ...]
    steps: tuple[Step, ...]
    unresolved: tuple[str, ...] = ()


def assign(subject: Subject, level: Level, organization: OrganizationIndex, people: PeopleIndex | None) -> Assignment:
    """Return who watches a point of `subject` at `level`, with every step of the climb."""
    return _Climb(subject, organization, people).from_level(level)


class _Climb:
    """One climb: it notes each office it looks at."""

    def __init__(self, subject: Subject, organization: OrganizationIndex, people: PeopleIndex | None) -> None:
        self.subject = subject
        self.organization = organization
        self.people = people
        self.holders = set(people.holders(subject.seat)) if people and subject.seat else set()
        self.steps: list[Step] = []

    def from_level(self, level: Level) -> Assignment:
        monitors: list[Monitor] = []
        unresolved: list[str] = []
        wanted = level.monitor if self.subject.department else BODIES
        start = next((PERSONS.index(_rung(office)) for office in wanted if _rung(office) in PERSONS), None)
        if start is not None:
            found = next(self._persons(start), None)
            monitors += [found] if found else []
        bodies = BODIES if start is not None and not monitors else [o for o in wanted if o in BODIES]
        for office in bodies:
            found = self._body(office)
            monitors += [found] if found else []
            unresolved += [] if found else [office]
        return Assignment(tuple(monitors), tuple(self.steps), tuple(unresolved))

    def _persons(self, start: int) -> Iterator[Monitor]:
        for office in PERSONS[start:]:
            seat = self._seat(office)
            verdict = self._judge(seat)
            if office != "responsible" or seat is not None:  # most posts name no responsible person
                self.steps.append(Step(office, self.subject.unit, verdict, seat))
            if verdict == "taken" and seat is not None:
                yield Monitor(office, self.subject.unit, seat, self._vacant(seat))

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

    def _judge(self, seat: Seat | None) -> Verdict:
        if seat is None:
            return "undeclared"
        if self.subject.seat and seat.post_ref == self.subject.seat.post_ref:
            if not (seat.number and self.subject.seat.number and seat.number != self.subject.seat.number):
                return "same-post"
        if self.people and self.holders & set(self.people.holders(seat)):
            return "same-person"
        return "taken"

    def _vacant(self, seat: Seat) -> bool:
        return self.people is not None and not self.people.holders(seat)

    def _body(self, office: str) -> Monitor | None:
        """The body of the subject's unit, or of the nearest unit above where it can watch this holder."""
        own = self.subject.unit
        for unit in (own, *self.organization.above(own, office)):
            verdict = self._judge_body(unit, office)
            self.steps.append(Step(office, unit, verdict))
            if verdict == "taken":
                return Monitor(office, unit, vacant=self._body_vacant(unit, office))
        self.steps.append(Step(office, own, "top"))
        return None

    def _judge_body(self, unit: Unit, office: str) -> Verdict:
        if getattr(unit, office) is None:
            return "undeclared"
        if office == "party_group" and unit.head and self._is_holder(self.organization.seat(unit.head, unit.id)):
            return "leads"
        if office == "discipline_office" and any(self._is_holder(seat) for seat in self._staff(unit)):
            return "own-office"
        return "taken"

    def _staff(self, unit: Unit) -> list[Seat]:
        office = unit.discipline_office
        found = self.organization.department(office.department, unit.id) if office and office.department else None
        if found is None:
            return []
        home, department = found
        return [Seat(home, department, post) for post in department.posts]

    def _body_vacant(self, unit: Unit, office: str) -> bool:
        staff = self._staff(unit) if office == "discipline_office" else []
        return bool(staff) and all(self._vacant(seat) for seat in staff)

    def _is_holder(self, seat: Seat | None) -> bool:
        return seat is not None and self._judge(seat) in ("same-post", "same-person")


def _rung(office: str) -> str:
    """The plan's 一级 names the responsible person or the department head: the climb starts there."""
    return "responsible" if office in ("responsible", "department_head") else office
