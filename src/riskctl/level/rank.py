"""How high an office stands over a risk point, on the ladder of docs/internals/words.md#who-watches.

Responsible person < department head < leader in charge < head of the unit < party group and discipline
office of the unit < those of the units above. What stands in a unit below is lower than all; a unit that
is neither above nor below is taken by its own ladder.
"""

from __future__ import annotations

from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.corpus.subject import Subject
from riskctl.level.assign import BODIES, PERSONS, Monitor
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.policy import Level

BELOW = -1
BODY = len(PERSONS)
ABOVE = BODY + 1


def wanted(level: Level, owner: Subject) -> tuple[str, ...]:
    """Return the offices that watch a point of `owner` at `level`: a unit's own has its bodies."""
    return level.monitor if owner.department else BODIES


def least(offices: tuple[str, ...]) -> int:
    """Return how high the lowest of `offices` stands."""
    return min((PERSONS.index(office) if office in PERSONS else BODY for office in offices), default=0)


def standing(monitor: Monitor, owner: Subject, organization: OrganizationIndex) -> int:
    """Return how high `monitor` stands over a point of `owner`."""
    if _is_above(monitor.unit, owner.unit, organization):
        return ABOVE
    if _is_above(owner.unit, monitor.unit, organization):
        return BELOW
    return _of_post(monitor.seat, organization) if monitor.seat else BODY


def _is_above(one: Unit, other: Unit, organization: OrganizationIndex) -> bool:
    """Whether `one` stands above `other`, in the line of command or in that of the discipline offices."""
    return any(up.id == one.id for office in BODIES for up in organization.above(other, office))


def _of_post(seat: Seat, organization: OrganizationIndex) -> int:
    """The highest that a post is in its own unit; it may lead one department and head another."""
    unit = seat.unit
    offices = [(PERSONS.index("head"), organization.seat(unit.head, unit.id) if unit.head else None)]
    for department in unit.departments:
        for office, ref in (
            ("department_head", department.head),
            ("leader_in_charge", department.leader_in_charge),
        ):
            offices.append((PERSONS.index(office), organization.in_charge(unit, ref, department)))
    return max((rank for rank, held in offices if held and held.post_ref == seat.post_ref), default=0)
