"""How far the reason reaches for which a matter is not exercised.

In unit.yaml it is the whole unit's, in the register of a department or a person that department's alone:
so a unit need not explain what none of its departments does, and one department does not speak for another.
"""

from __future__ import annotations

from collections.abc import Container

from riskctl.records.kinds.organization import Department, Unit

WHOLE = ""  # where a reason of the unit itself stands, beside the ids of its departments


def home_of(subject: str) -> tuple[str, str]:
    """Return the unit of `subject`, and what its reasons speak for: a department, or the whole."""
    unit, _, rest = subject.partition("/")
    return unit, rest.partition("/")[0]


def holding(power: str, unit: Unit) -> tuple[Department, ...]:
    """Return the departments of `unit` that hold `power`."""
    return tuple(department for department in unit.departments if power in department.powers)


def is_declined(power: str, unit: Unit, homes: Container[str]) -> bool:
    """Whether reasons in `homes` speak for all who may exercise a matter of `power` in `unit`."""
    departments = holding(power, unit)
    return WHOLE in homes or (bool(departments) and all(one.id in homes for one in departments))
