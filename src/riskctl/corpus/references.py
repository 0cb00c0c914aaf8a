"""References to the organisation in the shared files: where each stands, and what it has to lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from riskctl.base.latest import latest
from riskctl.base.location import DataPath, Part
from riskctl.base.nearest import KEPT, Spelled, nearest
from riskctl.corpus.context import Context, FlowAt
from riskctl.corpus.moves import is_former
from riskctl.corpus.nearest_reference import (
    anywhere,
    departments_of,
    nearest_subject,
    offices_of,
    posts_of,
    units_of,
)
from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.corpus.repository import PROGRAMME
from riskctl.records.kinds.organization import Department, Unit
from riskctl.records.kinds.policy import Policy
from riskctl.records.kinds.signoffs import Signoffs

Wanted = Literal["unit", "department", "post", "office"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that has to lead to one of `wants`; `unit` and `department` are those it is written in, and
    `register` is the subject of the register that holds it."""

    file: str
    path: DataPath
    written: str
    wants: tuple[Wanted, ...]
    unit: str = ""
    department: str = ""
    register: str = ""
    part: Part = "value"

    def leads(self, organization: OrganizationIndex) -> bool:
        """Whether there is something of this name where it is written."""
        ref, unit = self.written, self.unit
        return (
            ("post" in self.wants and organization.seat(ref, unit, self.department) is not None)
            or ("department" in self.wants and organization.department(ref, unit) is not None)
            or ("office" in self.wants and organization.office(ref, unit) is not None)
            or ("unit" in self.wants and ref in organization.units)
        )

    def near(self, organization: OrganizationIndex) -> str:
        """Return what would be right here and comes nearest; blank where nothing does."""
        return _nearest_of(organization)(replace(self, file="", path=(), register=""))

    def _near(self, organization: OrganizationIndex) -> str:
        near = nearest(self.written, self._right(organization))
        if near or "unit" in self.wants:
            return near
        near = nearest_subject(self.written, organization)
        if near and replace(self, written=near).leads(organization):
            return near
        return "" if self.unit else anywhere(self.written, organization, "post" in self.wants)

    def _right(self, organization: OrganizationIndex) -> Iterator[Spelled]:
        if "post" in self.wants:
            yield from posts_of(organization, self.unit, self.department)
        if "department" in self.wants:
            yield from departments_of(organization, self.unit)
        if "office" in self.wants:
            yield from offices_of(organization, self.unit)
        if "unit" in self.wants:
            yield from units_of(organization)


@latest  # one wrong word stands in many registers of a department
def _nearest_of(organization: OrganizationIndex) -> Callable[[Reference], str]:
    return lru_cache(maxsize=KEPT)(lambda reference: reference._near(organization))


def references(context: Context, organization: OrganizationIndex) -> Iterator[Reference]:
    """Yield every reference that the programme, the organisation, the holders, the charts, the policy and
    the year's sign-offs hold."""
    for n, unit in enumerate(organization.record.units):
        yield from _unit(unit, *organization.place(("units", n)))
    for ref in context.programme.owners if context.programme else ():
        yield Reference(PROGRAMME, ("owners", ref), ref, ("unit", "department", "post", "office"), part="key")
    for ref in context.people.record.holders if context.people else ():
        assert context.people
        file, _ = context.people.place(ref)
        yield Reference(file, ("holders", ref), ref, ("post",), part="key")
    for flow in context.flows.values():
        yield from _flow(flow, organization)
    for document in context.documents.values():
        if isinstance(document.record, Policy):
            for category, ref in document.record.category_offices.items():
                at = ("category_offices", category)
                inside = _unit_with(ref, organization)
                yield Reference(document.file, at, ref, ("department",), inside)
        if document.where.get("year") == str(context.year) and isinstance(document.record, Signoffs):
            yield from _signoffs(document.file, document.record, context)


def _signoffs(file: str, log: Signoffs, context: Context) -> Iterator[Reference]:
    """Whose register was signed, and by whom: whole references, but those to what the year's reorganisations
    ended; last year's may have gone since."""
    for n, row in enumerate(log.rows):
        register = row.subject.partition("#")[0]  # of one point alone, where one is named
        if not is_former(register, context):
            yield Reference(file, ("rows", n, "subject"), register, ("post", "department", "unit"))
        if not is_former(row.by, context):
            yield Reference(file, ("rows", n, "by"), row.by, ("post", "office"))


def _unit_with(ref: str, organization: OrganizationIndex) -> str:
    """A unit in which `ref` means a department, since a policy speaks for all; else one to look for what
    comes near."""
    own = [unit for unit, record in organization.units.items() if not record.external]
    return next((unit for unit in own if organization.department(ref, unit)), own[0] if own else "")


def _unit(unit: Unit, file: str, at: DataPath) -> Iterator[Reference]:
    for key in ("parent", "supervised_by"):
        if written := getattr(unit, key):
            yield Reference(file, (*at, key), written, ("unit",))
    if unit.head:
        yield Reference(file, (*at, "head"), unit.head, ("post",), unit.id)
    for code in OFFICES:
        office = getattr(unit, code)
        if office and office.department:
            yield Reference(file, (*at, code, "department"), office.department, ("department",), unit.id)
    for n, department in enumerate(unit.departments):
        yield from _department(unit, department, file, (*at, "departments", n))


def _department(unit: Unit, department: Department, file: str, at: DataPath) -> Iterator[Reference]:
    for key in ("head", "leader_in_charge"):
        if written := getattr(department, key):
            yield Reference(file, (*at, key), written, ("post",), unit.id, department.id)
    for n, post in enumerate(department.posts):
        if post.responsible:
            path = (*at, "posts", n, "responsible")
            yield Reference(file, path, post.responsible, ("post",), unit.id, department.id)


def _flow(flow: FlowAt, organization: OrganizationIndex) -> Iterator[Reference]:
    yield Reference(flow.file, ("department",), flow.flow.department, ("department",))
    found = organization.department(flow.flow.department, "")
    for n, node in enumerate(flow.flow.nodes if found else ()):
        if found and node.actor:
            path: DataPath = ("nodes", n, "actor")
            yield Reference(flow.file, path, node.actor, ("post", "department"), found[0].id, found[1].id)
