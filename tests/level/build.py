"""Organisations, people and levels for the tests of this room, written as briefly as they are meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import find_subject
from riskctl.level.assign import Assignment, Monitor, assign
from riskctl.records.kinds.organization import Organization
from riskctl.records.kinds.people import People
from riskctl.records.kinds.policy import Level

DAY = date(2010, 4, 15)
LIGHT, MIDDLE, GRAVE = ("responsible",), ("leader_in_charge",), ("party_group", "discipline_office")
Written = dict[str, Any]

BUREAU: Written = {
    "id": "city",
    "parent": "province",
    "head": "leadership/director",
    "party_group": "局党组",
    "discipline_office": {"name": "纪检组", "department": "discipline"},
    "departments": [
        {"id": "leadership", "posts": [{"id": "director"}, {"id": "deputy"}]},
        {
            "id": "registration",
            "head": "chief",
            "leader_in_charge": "leadership/deputy",
            "posts": [
                {"id": "chief"},
                {"id": "senior"},
                {"id": "clerk"},
                {"id": "trainee", "responsible": "senior"},
                {"id": "self-made", "responsible": "self-made"},
                {"id": "archivist", "seats": "2"},
            ],
        },
        {"id": "discipline", "head": "inspector", "posts": [{"id": "inspector"}, {"id": "officer"}]},
        {"id": "bare", "posts": [{"id": "clerk"}]},
    ],
}
PROVINCE: Written = {
    "id": "province",
    "external": "true",
    "party_group": "省局党组",
    "discipline_office": "省局纪检组",
}
COUNTY: Written = {
    "id": "county",
    "parent": "city",
    "head": "leadership/director",
    "party_group": "县局党组",
    "discipline_office": {"name": "县局纪检组", "department": "discipline"},
    "departments": [
        {"id": "leadership", "posts": [{"id": "director"}]},
        {"id": "discipline", "posts": [{"id": "inspector"}]},
    ],
}
STATION: Written = {
    "id": "station",
    "parent": "county",
    "head": "office/chief",
    "departments": [{"id": "office", "head": "chief", "posts": [{"id": "chief"}, {"id": "clerk"}]}],
}
CLERK, CHIEF, TRAINEE = "city/registration/clerk", "city/registration/chief", "city/registration/trainee"
DEPUTY, DIRECTOR = "city/leadership/deputy", "city/leadership/director"


def organization(*units: Mapping[str, Any]) -> OrganizationIndex:
    """Return the index over units written as in organization.yaml; names and blank fields left out."""
    record = Organization.model_validate({"schema": "riskctl/organization/v1", "units": _named(units)})
    return OrganizationIndex(record)


def _named(value: Any) -> Any:
    if isinstance(value, Mapping):
        named = {"name": value["id"], **value} if "id" in value else value
        return {key: _named(part) for key, part in named.items() if part}
    return [_named(part) for part in value] if isinstance(value, list | tuple) else value


def people(holders: Mapping[str, Sequence[str]]) -> PeopleIndex:
    """Return the index over names by post; a name `left 甲` held the post once and no longer does."""
    record = {ref: [_holder(name) for name in names] for ref, names in holders.items()}
    return PeopleIndex(People.model_validate({"schema": "riskctl/people/v1", "holders": record}), DAY)


def _holder(name: str) -> dict[str, str]:
    gone = name.startswith("left ")
    return {"name": name.removeprefix("left ")} | ({"to": "2010-04-14"} if gone else {})


def level(*monitor: str) -> Level:
    """Return a level watched by the offices named."""
    return Level.model_validate({"id": "1", "name": "级", "monitor": list(monitor)})


def watch(
    index: OrganizationIndex, subject: str, monitor: Sequence[str], held: PeopleIndex | None = None
) -> Assignment:
    """Return who watches a point in the register of `subject` at a level watched by `monitor`."""
    found = find_subject(subject, index)
    assert found, f"the test names no subject: {subject}"
    return assign(found, level(*monitor), index, held)


def named(monitors: Sequence[Monitor]) -> list[str]:
    """Return the offices as references: the post, or `unit/office`."""
    return [m.seat.ref if m.seat else f"{m.unit.id}/{m.office}" for m in monitors]
