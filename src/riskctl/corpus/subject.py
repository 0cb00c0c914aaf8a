"""Whose a risk point is: its unit, and the department and post where it is a department's or a person's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from riskctl.corpus.called import called, meant
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.records.kinds.organization import Department, Post, Unit
from riskctl.records.risk_point import RiskPoint

STEPS = ("unit", "department", "post")
Named = TypeVar("Named", Unit, Department, Post)


class Find(Protocol):
    """Finds what a word names among those of one step."""

    def __call__(self, word: str | None, known: Sequence[Named], /) -> Named | None:
        """Return the one that is named, None where none or several are."""


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


def by_names(named: Mapping[str, str], organization: OrganizationIndex) -> dict[str, str]:
    """Return unit, department and post as `named`, by id or name, with their ids; what the organisation does
    not know, or knows twice, stays as it is written."""
    return _steps(named, organization, called)


def meant_ref(word: str, organization: OrganizationIndex) -> str:
    """Return the reference of a subject or a point that people wrote by id or name, step by step
    (`suzhou/注册登记股/受理审查员#R01`), or by what alone ends a name (`肃州分局`); what is not known stays
    as it is written."""
    ref, mark, point = word.partition("#")
    if find_subject(ref, organization):
        return word
    path, dash, seat = ref.rpartition("-") if ref.count("/") == 2 and ref[-1].isdigit() else (ref, "", "")
    path = path.strip("/")
    ids = _steps(steps_of(path), organization, meant)
    return "/".join([*ids.values(), *path.split("/")[len(STEPS) :]]) + dash + seat + mark + point


def steps_of(ref: str) -> dict[str, str]:
    """Return the unit, department and post of a reference, those that it has."""
    return dict(zip(STEPS, ref.split("/"), strict=False))


def _steps(named: Mapping[str, str], organization: OrganizationIndex, find: Find) -> dict[str, str]:
    """Unit, department and post with the ids of those that `find` finds."""
    ids = dict(named)
    word = named.get("unit")
    unit = organization.unit_called(word) or find(word, organization.record.units)
    department = find(named.get("department"), unit.departments if unit else ())
    post = find(named.get("post"), department.posts if department else ())
    for name, found in zip(STEPS, (unit, department, post), strict=True):
        if found is not None:
            ids[name] = found.id
    return ids


def called_ref(ref: str, organization: OrganizationIndex) -> str:
    """Return the reference `ref` of a subject or a point as people say it, department and post by their names
    (`suzhou/注册登记股/受理审查员#R01`); an id stays where its name is not the only one."""
    whole, mark, point = ref.partition("#")
    found = find_subject(whole, organization)
    if found is None:
        return ref
    steps = whole.split("/")
    if found.department:
        steps[1] = _spoken(found.department, found.unit.departments)
    if found.department and found.seat and found.seat.post.seats == 1:
        steps[2] = _spoken(found.seat.post, found.department.posts)
    return "/".join(steps) + mark + point


def _spoken(one: Named, known: Sequence[Named]) -> str:
    return one.name if one.name and called(one.name, known) is one and "/" not in one.name else one.id


def owner_of(point: RiskPoint, subject: Subject, organization: OrganizationIndex) -> Subject:
    """Return whose `point` is: a unit's point that names a department is that department's."""
    if subject.department is None and point.department:
        found = organization.department(point.department, subject.unit.id)
        if found:
            return Subject(*found)
    return subject
