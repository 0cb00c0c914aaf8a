"""What changed in the organisation: units, departments, posts, and who heads, leads and watches them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from riskctl.base.location import DataPath
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.diff.change import Change, Value
from riskctl.diff.entries import NamedEntry, entry_changes
from riskctl.diff.renames import Renamed
from riskctl.records.kinds.organization import Department, Unit

Name = Callable[[str], str]


def organization_changes(old: Context, new: Context, renamed: Renamed) -> Iterator[Change]:
    """Yield what changed; a unit under another name is the same."""
    if old.organization and new.organization:
        before, after = _entries(old, old.organization, renamed), _entries(new, new.organization, str)
        yield from entry_changes("organization-changed", before, after)


def _entries(context: Context, organization: OrganizationIndex, name: Name) -> dict[str, NamedEntry]:
    found: dict[str, NamedEntry] = {}

    def add(ref: str, path: DataPath, title: str, fields: dict[str, Value], within: str = "") -> None:
        said = {"id": ref.rpartition("/")[2]} | {field: value for field, value in fields.items() if value}
        file, place = organization.place(path)
        entry = NamedEntry(context.documents.get(file), place, title, said, title, name(within))
        found.setdefault(name(ref), entry)

    for n, unit in enumerate(organization.record.units):
        add(unit.id, ("units", n), unit.name, _of_unit(unit, organization, name))
        for m, department in enumerate(unit.departments):
            ref, at = f"{unit.id}/{department.id}", ("units", n, "departments", m)
            add(ref, at, department.name, _of_department(unit, department, organization, name), unit.id)
            for k, post in enumerate(department.posts):
                responsible = _post(post.responsible, unit, department, organization, name)
                fields: dict[str, Value] = {"name": post.name, "seats": post.seats, "key": _flag(post.key)}
                add(
                    f"{ref}/{post.id}",
                    (*at, "posts", k),
                    post.name,
                    fields | {"responsible": responsible},
                    ref,
                )
    return found


def _of_unit(unit: Unit, organization: OrganizationIndex, name: Name) -> dict[str, Value]:
    fields: dict[str, Value] = {
        "name": unit.name,
        "parent": name(unit.parent),
        "supervised_by": name(unit.supervised_by),
        "external": _flag(unit.external),
        "head": _post(unit.head, unit, None, organization, name),
        "powers": tuple(sorted(unit.powers)),
        "contact": unit.contact or None,
        "letter_code": unit.letter_code or None,
    }
    for code in OFFICES:
        if office := getattr(unit, code):
            found = organization.department(office.department, unit.id) if office.department else None
            department = name(f"{found[0].id}/{found[1].id}") if found else office.department
            fields[code] = f"{office.name} · {department}" if department else office.name
    return fields


def _of_department(
    unit: Unit, department: Department, organization: OrganizationIndex, name: Name
) -> dict[str, Value]:
    return {
        "name": department.name,
        "head": _post(department.head, unit, department, organization, name),
        "leader_in_charge": _post(department.leader_in_charge, unit, department, organization, name),
        "powers": tuple(sorted(department.powers)),
    }


def _post(
    ref: str, unit: Unit, department: Department | None, organization: OrganizationIndex, name: Name
) -> str:
    """The whole reference, however short it is written."""
    seat = organization.seat(ref, unit.id, department.id if department else "") if ref else None
    return name(seat.ref) if seat else ref


def _flag(value: bool) -> str | None:
    return "true" if value else None
