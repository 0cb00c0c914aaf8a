"""Where the year stands on a day: its phase, what is overdue, unanswered, missing, next and done.

Computed anew from the files each time and kept nowhere. Things are counted, bodies and persons are never
compared: units and departments come in the order of the organisation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.cycle import Phase
from riskctl.year.early import Early, early_steps
from riskctl.year.status.asked import of_asked
from riskctl.year.status.expected import of_expected
from riskctl.year.status.item import GROUPS, StatusItem, place_of
from riskctl.year.status.points import of_points
from riskctl.year.status.reviews import of_reviews
from riskctl.year.status.steps import of_steps


@dataclass(frozen=True, slots=True)
class Status:
    """The year on a day: the phase under way, None between phases; the one that comes; every item, the
    overdue first; and what was done before its turn."""

    year: int
    day: date
    phase: Phase | None
    coming: Phase | None
    items: tuple[StatusItem, ...]
    early: tuple[Early, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many things of a department are overdue, unanswered and missing."""

    unit: str
    department: str
    overdue: int
    unanswered: int
    missing: int


def status(documents: Sequence[Document], graded: Sequence[GradedPoint], context: Sound) -> Status:
    """Return where the cycle's year stands on the context's day."""
    units = [*context.organization.units]
    place = {unit: n for n, unit in enumerate(units)}
    items = [*of_expected(documents, context)]
    items += (*of_points(documents, graded, context), *of_steps(documents, context))
    items += (*of_asked(documents, graded, context), *of_reviews(context))
    items.sort(key=lambda one: (GROUPS.index(one.group), not _is_turn(one), place.get(one.unit, len(units))))
    phases = context.cycle.phases if context.cycle else ()
    now = next((phase for phase in phases if phase.from_ <= context.day <= phase.to), None)
    later = sorted((phase for phase in phases if phase.from_ > context.day), key=lambda phase: phase.from_)
    early = tuple(one for one in early_steps(context) if one.row.day <= context.day)
    return Status(context.year, context.day, now, later[0] if later else None, tuple(items), early)


def _is_turn(one: StatusItem) -> bool:
    """Whether it is the step with which the year goes on: it comes before what falls due some day."""
    return (one.group, one.kind) == ("next", "no-notice")


def within(found: Status, refs: Sequence[str]) -> Status:
    """Return the status of units and departments alone, given as unit or unit/department; of all without."""
    places = [place_of(ref) for ref in refs]
    kept = [one for one in found.items if (one.unit, "") in places or (one.unit, one.department) in places]
    early = tuple(one for one in found.early if one.where.get("unit") in {unit for unit, _ in places})
    return replace(found, items=tuple(kept), early=early) if refs else found


def by_department(found: Status, context: Sound) -> list[Count]:
    """Return the counts of each department of which anything is open, in the order of the organisation."""
    units = context.organization.units.values()
    places = [(unit.id, id) for unit in units for id in ("", *(d.id for d in unit.departments))]
    open_now = Counter((one.unit, one.department, one.group) for one in found.items)
    counts = []
    for at in places:
        numbers = [open_now[*at, group] for group in GROUPS[:3]]
        if any(numbers):
            counts.append(Count(*at, *numbers))
    return counts
