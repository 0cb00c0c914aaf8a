"""Whose a risk point is: its unit, and the department and post where it is a department's or a person's."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.records.kinds.organization import Department, Unit
from riskctl.records.risk_point import RiskPoint


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of the organisation: a unit, a department of it, or a post (or seat) in that."""

    unit: Unit
    department: Department | None = None
    seat: Seat | None = None

    @property
    def ref(self) -> str:
        """`unit`, `unit/department` or `unit/department/post`."""
        if self.seat:
            return self.seat.ref
        return f"{self.unit.id}/{self.department.id}" if self.department else self.unit.id


def subject_of(document: Document, organization: OrganizationIndex) -> Subject | None:
    """Return whose register `document` is, None where the organisation does not know it."""
    return find_subject(document.subject, organization)


def find_subject(ref: str, organization: OrganizationIndex) -> Subject | None:
    """Return the subject called `ref`, None where the organisation does not know it."""
    match ref.count("/"):
        case 0:
            unit = organization.units.get(ref)
            return Subject(unit) if unit else None
        case 1:
            found = organization.departments.get(ref)
            return Subject(*found) if found else None
    seat = organization.seats.get(ref)
    return Subject(seat.unit, seat.department, seat) if seat else None


def owner_of(point: RiskPoint, subject: Subject, organization: OrganizationIndex) -> Subject:
    """Return whose `point` is: a unit's point that names a department is that department's."""
    if subject.department is None and point.department:
        found = organization.department(point.department, subject.unit.id)
        if found:
            return Subject(*found)
    return subject
