"""Organisations, people and levels for the tests of this room, written as briefly as they are meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import find_subject
from riskctl.level.assign import Assignment, Monitor, assign
from riskctl.records.organization import Organization
from riskctl.records.people import People
from riskctl.records.policy import Level

DAY = date(2010, 4, 15)
LIGHT, MIDDLE, GRAVE = ("responsible",), ("leader_in_charge",), ("party_group", "discipline_office")


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
