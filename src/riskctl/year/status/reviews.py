"""What the status says of suggestions, and of how bodies were inspected and assessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskctl.corpus.sound import Sound
from riskctl.records.kinds.cycle import ASSESSMENT
from riskctl.year.assess.assessment import assessments, result, superior
from riskctl.year.assess.inspections import inspections
from riskctl.year.assess.questions import SHEETS
from riskctl.year.status.item import Group, ItemKind, StatusItem, place_of
from riskctl.year.suggestions import suggestions


def of_reviews(context: Sound) -> Iterator[StatusItem]:
    """Yield the suggestions with and without an answer, and who was inspected and assessed."""
    yield from _suggestions(context)
    yield from _untallied(context)
    inspected = _inspected(context)
    for unit in context.organization.units.values():
        if not unit.external:
            yield from _of(unit.id, "inspected", "not-inspected", inspected.get(unit.id), context)
    yield from _assessed(context)


def _assessed(context: Sound) -> Iterator[StatusItem]:
    """Who was assessed: a unit with one above it, and its departments. An item that nobody entered leaves the
    assessment open."""
    rules = context.grading.policy.assessment
    days = {
        body: one.day
        for body, one in assessments(context).items()
        if rules is None or result(one, rules, context.organization).is_whole
    }
    for unit in context.organization.units.values():
        if unit.external:
            continue
        if superior(unit, context.organization):
            yield from _of(unit.id, "assessed", "not-assessed", days.get(unit.id), context)
        for department in unit.departments if rules else ():
            ref = f"{unit.id}/{department.id}"
            yield from _of(ref, "assessed", "department-not-assessed", days.get(ref), context)


def _suggestions(context: Sound) -> Iterator[StatusItem]:
    for one in suggestions(context):
        row = one.made.row
        if row.day <= context.day:
            answered = one.answer and one.answer.row.day <= context.day
            group: Group = "done" if answered else "unanswered"
            yield StatusItem(group, "suggestion", *place_of(row.subject), f"{row.subject} {row.id}", row.day)


def _inspected(context: Sound) -> dict[str, date]:
    """The day of each body's first inspection of the year; one of a day to come is none yet."""
    found: dict[str, date] = {}
    for _, record in inspections(context).values():
        found[record.body] = min(record.day, found.get(record.body, record.day))
    return found


def _untallied(context: Sound) -> Iterator[StatusItem]:
    """The sheets handed out at an inspection whose totals are not on file."""
    for id, (_, record) in inspections(context).items():
        tallied = {one.sheet for one in record.totals}
        for way in record.ways:
            if way in SHEETS and way not in tallied and record.day <= context.day:
                yield StatusItem("missing", "no-tally", *place_of(record.body), f"{id} {way}", record.day)


def _of(
    body: str, kind: ItemKind, lacking: ItemKind, day: date | None, context: Sound
) -> Iterator[StatusItem]:
    """Done on its day; asked for once its phase has begun, and missing when that is over."""
    if day and day <= context.day:
        yield StatusItem("done", kind, *place_of(body), body, day)
        return
    phase = context.phase(ASSESSMENT)
    if phase and phase.from_ <= context.day:
        group: Group = "missing" if phase.to < context.day else "next"
        yield StatusItem(group, lacking, *place_of(body), body, phase.to)
