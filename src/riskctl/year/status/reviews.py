"""What the status says of suggestions, and of how bodies were inspected and assessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskctl.corpus.sound import Sound
from riskctl.records.kinds.cycle import ASSESSMENT
from riskctl.year.assess.assessment import assessments, superior
from riskctl.year.assess.inspections import inspections
from riskctl.year.assess.questions import SHEETS
from riskctl.year.status.item import Group, ItemKind, StatusItem, place_of
from riskctl.year.suggestions import suggestions


def of_reviews(context: Sound) -> Iterator[StatusItem]:
    """Yield the suggestions with and without an answer, and who was inspected and assessed."""
    yield from _suggestions(context)
    yield from _untallied(context)
    inspected, assessed = _inspected(context), assessments(context)
    for unit in context.organization.units.values():
        if unit.external:
            continue
        yield from _of(unit.id, "inspected", "not-inspected", inspected.get(unit.id), context)
        if superior(unit, context.organization):
            record = assessed.get(unit.id)
            day = record.day if record else None
            yield from _of(unit.id, "assessed", "not-assessed", day, context)


def _suggestions(context: Sound) -> Iterator[StatusItem]:
    for one in suggestions(context):
        row = one.made.row
        if row.day <= context.day:
            answered = one.answer and one.answer.row.day <= context.day
            group: Group = "done" if answered else "unanswered"
            yield StatusItem(group, "suggestion", *place_of(row.subject), f"{row.subject} {row.id}", row.day)


def _inspected(context: Sound) -> dict[str, date]:
    """The day of each unit's first inspection of the year; one of a day to come is none yet."""
    found: dict[str, date] = {}
    for _, record in inspections(context).values():
        found[record.unit] = min(record.day, found.get(record.unit, record.day))
    return found


def _untallied(context: Sound) -> Iterator[StatusItem]:
    """The sheets handed out at an inspection whose totals are not on file."""
    for id, (_, record) in inspections(context).items():
        tallied = {one.sheet for one in record.totals}
        for way in record.ways:
            if way in SHEETS and way not in tallied and record.day <= context.day:
                yield StatusItem("missing", "no-tally", record.unit, "", f"{id} {way}", record.day)


def _of(
    unit: str, kind: ItemKind, lacking: ItemKind, day: date | None, context: Sound
) -> Iterator[StatusItem]:
    """Done on its day; asked for once its phase has begun, and missing when that is over."""
    if day and day <= context.day:
        yield StatusItem("done", kind, unit, "", unit, day)
        return
    phase = context.phase(ASSESSMENT)
    if phase and phase.from_ <= context.day:
        group: Group = "missing" if phase.to < context.day else "next"
        yield StatusItem(group, lacking, unit, "", unit, phase.to)
