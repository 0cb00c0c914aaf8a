"""What is offered for a field: what this repository has of its kind, each with the words people know it by.

A field takes what is written into it all the same; what is wrong with that the command says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from riskctl.base.messages import Language
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.desk.acts.act import DeskAct
from riskctl.desk.acts.fields import ActField
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.vocabulary import CODES
from riskctl.year.assess.inspections import inspections
from riskctl.year.notice.notices import notices
from riskctl.year.suggestions import suggestions
from riskctl.year.watch.letters import letters

MOST = 3000  # of one field: a page of more would be slow to open and no help to choose from
Choice = tuple[str, str]  # what is written, and what it is
SUBJECTS_ONLY = ("units", "unit", "bodies")  # fields that take no point


def offered(
    act: DeskAct, field: ActField, context: Context, graded: Sequence[GradedPoint], language: Language
) -> list[Choice]:
    """Return what is offered for a field of an act; nothing where nothing is known to be offered."""
    if field.choices:
        return [(one, "") for one in field.choices]
    if field.name in _KNOWN:
        return [*islice(_KNOWN[field.name](act, context), MOST)]
    organization = context.organization
    if organization is None or not field.offer:
        return []
    if field.offer == "posts":
        return [*islice(_posts(organization, language), MOST)]
    if field.name in ("units", "unit"):
        return [*_units(organization)]
    points = () if field.name in SUBJECTS_ONLY else _points(graded)
    return [*islice([*_subjects(organization), *points], MOST)]


def subjects_offered(context: Context) -> list[Choice]:
    """Return units, departments and posts."""
    return [*islice(_subjects(context.organization), MOST)] if context.organization else []


def _units(organization: OrganizationIndex) -> Iterator[Choice]:
    yield from ((unit.id, unit.name) for unit in organization.record.units if not unit.external)


def _subjects(organization: OrganizationIndex) -> Iterator[Choice]:
    yield from _units(organization)
    for ref, (unit, department) in organization.departments.items():
        yield ref, f"{unit.name} {department.name}"
    yield from _seats(organization)


def _seats(organization: OrganizationIndex) -> Iterator[Choice]:
    for ref, seat in organization.seats.items():
        yield ref, f"{seat.unit.name} {seat.department.name} {seat.post.name}"


def _posts(organization: OrganizationIndex, language: Language) -> Iterator[Choice]:
    yield from _seats(organization)
    for unit in organization.record.units:
        for code in OFFICES:
            if getattr(unit, code) is not None:
                word = CODES["office"][code][0 if language == "zh" else 1]
                yield f"{unit.id}/{code}", f"{unit.name} {getattr(unit, code).name or word}"


def _points(graded: Sequence[GradedPoint]) -> Iterator[Choice]:
    yield from ((one.id, one.point.title or "") for one in graded)


def _notices(act: DeskAct, context: Context) -> Iterator[Choice]:
    for one in notices(context):
        if one.issue is None:
            yield one.id, f"{one.notice.period.from_}–{one.notice.period.to}"


def _comments(act: DeskAct, context: Context) -> Iterator[Choice]:
    for one in notices(context):
        yield from ((comment.id, comment.made.row.text or "") for comment in one.unanswered())


def _letters(act: DeskAct, context: Context) -> Iterator[Choice]:
    known = (
        letters(context, WarningLetter) if act.words[0] == "warn" else letters(context, RectificationNotice)
    )
    yield from ((one.id, one.issued.row.to) for one in known)


def _inspections(act: DeskAct, context: Context) -> Iterator[Choice]:
    yield from ((id, "") for id in inspections(context))


def _suggestions(act: DeskAct, context: Context) -> Iterator[Choice]:
    for one in suggestions(context):
        if one.answer is None:
            yield one.made.row.id, f"{one.made.row.subject} {one.made.row.text}"


_KNOWN: Mapping[str, Callable[[DeskAct, Context], Iterator[Choice]]] = {
    "notice": _notices,
    "comment": _comments,
    "letter": _letters,
    "inspection": _inspections,
    "id": _suggestions,
}
