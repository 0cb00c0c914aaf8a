"""What the status says of the year's steps: preparation, sign-offs, notices, letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TypeVar

from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import subject_of
from riskctl.records.kinds.cycle import IDENTIFICATION, MOBILIZATION
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.letter import Letter
from riskctl.records.vocabulary import CODES
from riskctl.year.leading_group import members
from riskctl.year.notice.notices import NoticeStanding, notices
from riskctl.year.preparation import prepared
from riskctl.year.sign.signoffs import Print, State, Step, asked_anew, print_of, signed, steps
from riskctl.year.status.item import Group, ItemKind, StatusItem, place_of
from riskctl.year.watch.letters import letters

L = TypeVar("L", bound=Letter)
UNSIGNED = Print("", {})  # what a register that nobody has signed is compared with
SIGNOFFS: Mapping[State, ItemKind] = {
    "signed": "signed",
    "missing": "signoff-missing",
    "returned": "signoff-returned",
    "stale": "signoff-stale",
    "new-holder": "signoff-new-holder",
}


def of_steps(documents: Sequence[Document], context: Sound) -> Iterator[StatusItem]:
    """Yield what of the year's steps is late, unanswered, missing, next and done."""
    yield from _letters(WarningLetter, "warning", context)
    yield from _letters(RectificationNotice, "rectification", context)
    yield from _preparation(context)
    signoffs = [*of_signoffs(documents, context)]
    yield from signoffs
    signed_by = {one.unit for one in signoffs}
    open = {one.unit for one in signoffs if one.group != "done"}
    yield from _notices(open | ({*_units(context)} - signed_by), context)


def _letters(kind: type[L], name: ItemKind, context: Sound) -> Iterator[StatusItem]:
    for one in letters(context, kind):
        row = one.issued.row
        _, department = place_of(one.body)
        if one.answered:
            yield StatusItem("done", name, one.unit, department, one.id, max(one.days.values()))
        elif row.due and row.due < context.day:
            yield StatusItem("overdue", name, one.unit, department, one.id, row.due)
        else:
            yield StatusItem("next", name, one.unit, department, one.id, row.due)


def _units(context: Sound) -> list[str]:
    """The units that keep registers here, in the order of the organisation."""
    units = context.organization.units.values()
    return [unit.id for unit in units if not unit.external]


def _preparation(context: Sound) -> Iterator[StatusItem]:
    """What was done to prepare, and once its phase has begun what was not."""
    phase = context.phase(MOBILIZATION)
    known, groups = prepared(context), members(context)
    has_begun = phase is None or phase.from_ <= context.day
    for unit in _units(context):
        done = {one.row.kind: one.row.day for one in known.get(unit, ()) if one.row.day <= context.day}
        for kind in CODES["preparation"]:
            if kind in done:
                yield StatusItem("done", "preparation", unit, "", unit, done[kind], kind)
            elif has_begun:
                yield StatusItem("missing", "no-preparation", unit, "", unit, None, kind)
        if rows := groups.get(unit):
            yield StatusItem("done", "group", unit, "", unit, rows[0].day)
        elif has_begun and context.organization.units[unit].leading_group:
            yield StatusItem("missing", "no-group", unit, "", unit)


def of_signoffs(documents: Sequence[Document], context: Sound) -> Iterator[StatusItem]:
    """Yield each step of each register, once the phase in which points are identified has begun."""
    phase = context.phase(IDENTIFICATION)
    has_begun = phase is None or phase.from_ <= context.day
    known = signed(context)
    each = Counter(document.subject for document in documents)
    for document in documents:
        subject = subject_of(document, context.organization)
        is_one = each[document.subject] == 1  # of two, nobody knows which was signed
        if subject is None or not is_one or document.register is None or document.faults:
            continue
        rows = [one for one in known.get(document.subject, ()) if one.row.day <= context.day]
        now = print_of(document, context) if rows else None  # most of the time that a status takes
        asked = rows or has_begun
        found = steps(subject, now or UNSIGNED, rows, context, context.organization) if asked else ()
        yield from _of_register(document.subject, found)


def _of_register(ref: str, found: Sequence[Step]) -> Iterator[StatusItem]:
    """Each step of a register; where single points changed, those that have to sign them anew."""
    stale = [step for step in found if step.state == "stale"]
    begin, points = asked_anew(stale) if stale else ("", ())
    for step in found:
        day, at = step.latest.row.day if step.latest else None, ref
        is_done = step.state == "signed"
        if points and step in stale:
            is_done = stale.index(step) < [one.name for one in stale].index(begin)
            at = ref if is_done else " ".join(f"{ref}#{id}" for id in step.changed.points)
        kind: ItemKind = "signed" if is_done else SIGNOFFS[step.state]
        group: Group = "done" if is_done else "missing"
        yield StatusItem(group, kind, *place_of(ref), at, day, step.name)


def _notices(unsigned: Container[str], context: Sound) -> Iterator[StatusItem]:
    """The notices that stand on the day, and the units that have none: next where all is signed, that is
    but for those in `unsigned`, and missing once the phase is over."""
    known = [one for one in notices(context) if one.notice.opened <= context.day]
    standing = [one for one in known if not _is_closed(one, context)]
    for one in known:
        asked = _notice(one, context)
        yield from asked if one in standing else (each for each in asked if each.group == "done")
    phase = context.phase(IDENTIFICATION)
    have = {one.notice.unit for one in standing}
    for unit in _units(context):
        if unit in have or (phase and context.day < phase.from_):
            continue
        if phase and phase.to < context.day:
            yield StatusItem("missing", "no-notice", unit, "", unit)
        elif unit not in unsigned:
            yield StatusItem("next", "no-notice", unit, "", unit)


def _is_closed(one: NoticeStanding, context: Sound) -> bool:
    """Whether a notice was closed unissued by the day: it asks for nothing more."""
    return one.close is not None and one.close.row.day <= context.day


def _notice(one: NoticeStanding, context: Sound) -> Iterator[StatusItem]:
    unit, last = one.notice.unit, one.notice.period.to
    for comment in one.comments:
        day = comment.made.row.day
        answered = comment.answer and comment.answer.row.day <= context.day
        if day <= context.day:
            group: Group = "done" if answered else "unanswered"
            yield StatusItem(group, "comment", unit, "", f"{one.id} {comment.id}", day)
    if one.issue and one.issue.row.day <= context.day:
        yield StatusItem("done", "issued", unit, "", one.id, one.issue.row.day)
    elif one.is_over(context.day):
        yield StatusItem("missing", "not-issued", unit, "", one.id, last)
    else:
        yield StatusItem("next", "notice", unit, "", one.id, last)
