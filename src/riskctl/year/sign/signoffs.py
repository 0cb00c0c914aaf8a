"""Where a register's sign-offs stand: the latest of each step, and whether it is of what stands there now.

A signature is of a judgement. Once that changes, or its wording without a correction on record, it is of
something else; deadlines, owners and the like change nothing. One of `self` ends also with another holder of
the post: nobody is bound by what another found in himself. A vacant post reviews nothing, and its register
goes on from the department.

A judgement that changes is signed anew of its point alone: a row whose subject names the point, from the step
that the office decides. It overlays what the step signed before, and those steps before it are not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.moves import under_earlier_names
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import Subject
from riskctl.level.fingerprint import ALL_ELSE, digest_of, fingerprint, is_cut
from riskctl.level.substance import READING, PointPrint, prints, prints_as_named
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.signoffs import Signoff
from riskctl.year.corrections import corrected_ref, corrections, is_still
from riskctl.year.log.rows import Logged, logged
from riskctl.year.sign.signers import STEPS, steps_of

State = Literal["missing", "returned", "stale", "new-holder", "signed"]
Signed = Logged[Signoff]
SELF = "self"
GROUP = "group"  # the earliest step from which a judgement that changed may be signed anew
ROOM = 60_000  # characters of the cell that holds the parts: below what a cell of a table may have
ALL_TOGETHER = "+"  # stands for all parts where not even their briefs have room: then nobody can tell which


@dataclass(frozen=True, slots=True)
class Print:
    """What a register means now: its fingerprint, and the print of each of its points and of `ALL_ELSE`;
    `earlier` is what it means under the names that hold no more."""

    whole: str
    parts: Mapping[str, PointPrint]
    earlier: tuple[Print, ...] = ()

    def is_whole(self, recorded: str) -> bool:
        """Return whether a fingerprint was `recorded` of just this, but for names."""
        return recorded == self.whole or any(one.whole == recorded for one in self.earlier)

    def is_together(self, recorded: str | None) -> bool:
        """Return whether the one digest of all parts was `recorded` of just this, but for names."""
        return recorded == self.together() or any(one.is_together(recorded) for one in self.earlier)

    def is_first(self, then: Mapping[str, str]) -> bool:
        """Return whether the parts recorded `then` are to the letter these by the first reading."""
        own = then == {id: one.first for id, one in self.parts.items()}
        return own or any(one.is_first(then) for one in self.earlier)

    def written(self) -> str:
        """Return the parts as a record holds them: each whole, of hundreds each in brief, of thousands all
        together."""
        ordered = sorted(self.parts.items(), key=lambda p: p[0] == ALL_ELSE)
        for form in (PointPrint.written, PointPrint.brief):
            if len(text := " ".join(f"{id}={form(one)}" for id, one in ordered)) <= ROOM:
                return text
        return f"{ALL_TOGETHER}={self.together()}"

    def of_point(self, id: str) -> str:
        """Return one point as a record holds it; blank after its name where the register has it no more."""
        return f"{id}={self.parts[id].written() if id in self.parts else ''}"

    def together(self) -> str:
        """Return the one digest of all parts, as a record holds it."""
        return f"{READING}.{digest_of({id: one.written() for id, one in self.parts.items()})}"


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs from what was signed; nothing is named where the record has no parts."""

    changed: tuple[str, ...] = ()  # ids of points
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    own: bool = False  # duties, authority, matters declined, the reason for no point

    @property
    def points(self) -> tuple[str, ...]:
        """The ids of all points that differ."""
        return (*self.changed, *self.added, *self.removed)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one register: where it stands, its latest signature, and what changed since."""

    name: str
    state: State
    latest: Signed | None = None
    changed: Changed = Changed()


def asked_anew(stale: Sequence[Step]) -> tuple[str, tuple[str, ...]]:
    """Return from which of the `stale` steps of a register, given in their order, something is to be signed
    anew, and of which points alone: what the group has not signed yet from the first, what it has from the
    group on, since the office decides about the steps before. No points means the whole register: more of it
    changed than points, or nobody knows what."""
    names = [step.name for step in stale]
    begin = GROUP if GROUP in names else names[0]
    asked = [step.changed for step in stale[names.index(begin) :]]
    if any(each.own or not each.points for each in asked):
        return names[0], ()
    return begin, tuple(dict.fromkeys(id for each in asked for id in each.points))


def print_of(document: Document, context: Context) -> Print | None:
    """Return what a register means now, None where it cannot be read whole."""
    if document.register is None or document.faults:
        return None
    named = tuple(
        Print(fingerprint(one, context), prints_as_named(one, context))
        for one in under_earlier_names(document, context)
    )
    return Print(fingerprint(document, context), prints(document, context), named)


def log_of(subject: Subject, year: int) -> str:
    """Return the log that holds a subject's sign-offs: that of its department, or the unit's own."""
    department = subject.department.id if subject.department else UNIT_LOG
    return kind_named("signoffs").example.format(year=year, unit=subject.unit.id, department=department)


def is_signed(subject: Subject | None, context: Context) -> bool:
    """Return whether the subject's log holds sign-offs of the year: most registers need no fingerprint."""
    return subject is not None and log_of(subject, context.year) in context.documents


def signed(context: Context, year: int | None = None) -> dict[str, list[Signed]]:
    """Return the sign-offs of the year by the register they are of, the latest day last; among them those of
    one of its points."""
    found: dict[str, list[Signed]] = {}
    for one in logged(context, Signoff, year):
        found.setdefault(register_of(one), []).append(one)
    return {ref: sorted(rows, key=lambda one: one.row.day) for ref, rows in found.items()}


def register_of(one: Signed) -> str:
    """Return the register that a sign-off is of, or of one of whose points it is."""
    return one.row.subject.partition("#")[0]


def point_of(one: Signed) -> str:
    """Return the id of the point of which alone a sign-off is, blank for one of the whole register."""
    return one.row.subject.partition("#")[2]


def steps(
    subject: Subject,
    now: Print,
    rows: Sequence[Signed],
    context: Context,
    organization: OrganizationIndex,
) -> tuple[Step, ...]:
    """Return every step of a register in its order; `rows` are its sign-offs, `now` is what it means.

    A review of one's own that holds no more is not asked of a vacant post.
    """
    own = steps_of(subject, organization)
    found = (standing(name, rows, subject, now, context) for name in own)
    vacant = is_vacant_on(context.day, subject, context)
    return tuple(step for step in found if not (vacant and step.name == SELF and step.state != "signed"))


def latest_of(rows: Iterable[Signed], now: Print | None = None) -> dict[str, Signed]:
    """Return the signature of the whole register that counts for each step: that of the latest day. Of
    several on that day it is one of what stands there `now`, and a return before an agreement: the order in
    which two branches were merged says nothing."""
    found: dict[str, Signed] = {}
    whole = (one for one in rows if not point_of(one))
    for one in sorted(whole, key=lambda one: _weight(one, now)):
        found[one.row.step] = one
    return found


def contradictions(rows: Iterable[Signed]) -> Iterator[tuple[Signed, Signed]]:
    """Yield each return with an agreement on the same day, to the same step, of the same text."""
    given: dict[tuple[str, str, date, str], dict[str, Signed]] = {}
    for one in rows:
        row = one.row
        given.setdefault((row.subject, row.step, row.day, row.fingerprint), {})[row.decision] = one
    for decisions in given.values():
        if len(decisions) > 1:
            yield decisions["returned"], decisions["agreed"]


def unmended(rows: Iterable[Signed], agreed: Signoff) -> Signed | None:
    """Return the return that came last of a step before an agreement, where it was of the very same text;
    None where there was none, or it was settled since."""
    own = [one for one in rows if (one.row.step, one.row.subject) == (agreed.step, agreed.subject)]
    before = [one for one in own if one.row.day < agreed.day]
    last = max(before, key=lambda one: _weight(one, None), default=None)
    is_same = last is not None and last.row.fingerprint == agreed.fingerprint
    return last if last and is_same and last.row.decision == "returned" else None


def _weight(one: Signed, now: Print | None) -> tuple[object, ...]:
    """What a signature counts for; the last parts tell only that the order of rows says nothing."""
    row = one.row
    is_now = now is not None and now.is_whole(row.fingerprint)
    return row.day, is_now, row.decision == "returned", row.recorded, row.fingerprint, row.by, row.reference


def is_vacant_on(day: date, subject: Subject, context: Context) -> bool:
    """Return whether nobody held the subject's post on `day`; not judged without a holders' file."""
    if context.people is None or subject.seat is None:
        return False
    return not PeopleIndex(context.people.record, day).holders(subject.seat)


def standing(name: str, rows: Sequence[Signed], subject: Subject, now: Print, context: Context) -> Step:
    """Return where one step of a register stands; `rows` are the register's sign-offs."""
    latest = latest_of(rows, now).get(name)
    if latest is None:
        return Step(name, "missing")
    if latest.row.decision == "returned":
        return Step(name, "returned", latest)
    if not now.is_whole(latest.row.fingerprint):
        changed = _changed_since(latest, rows, subject.ref, now, context)
        if changed is None or changed != Changed():
            return Step(name, "stale", latest, changed or Changed())
    if name == SELF and has_new_holder(subject, latest.row.day, context):
        return Step(name, "new-holder", latest)
    return Step(name, "signed", latest)


def _changed_since(
    latest: Signed, rows: Sequence[Signed], ref: str, now: Print, context: Context
) -> Changed | None:
    """What differs from what a step has signed, also of single points; None where the record cannot tell."""
    then = parts_signed(latest, rows)
    if not then or ALL_TOGETHER in then:
        return Changed() if now.is_together(then.get(ALL_TOGETHER)) else None
    differing = [id for id in {**then, **now.parts} if not _is_same(id, then.get(id, ""), ref, now, context)]
    if not differing and _proves_nothing(then, now):
        return None
    points = [id for id in differing if id != ALL_ELSE]
    return Changed(
        changed=tuple(id for id in points if then.get(id) and id in now.parts),
        added=tuple(id for id in points if not then.get(id)),
        removed=tuple(id for id in points if id not in now.parts),
        own=ALL_ELSE in differing,
    )


def _proves_nothing(then: Mapping[str, str], now: Print) -> bool:
    """Whether parts that all agree say nothing against the fingerprint beside them: cut ones, and those of
    the first reading, of which it is made."""
    return any(map(is_cut, then.values())) or now.is_first(then)


def _is_same(id: str, recorded: str, ref: str, now: Print, context: Context) -> bool:
    part = now.parts.get(id)
    if part is None or not recorded:
        return part is None and not recorded
    place, known = corrected_ref(ref, id), corrections(context)
    return is_still(recorded, part, place, known, PointPrint.is_signed_as)


def parts_signed(latest: Signed, rows: Sequence[Signed]) -> dict[str, str]:
    """Return what a step has signed of each part of a register, as recorded: with `latest` all of it, and of
    single points what was signed since; blank of one that was gone then."""
    found = parts_of(latest)
    for one in _of_points(rows, latest):
        found |= parts_of(one)
    return found


def parts_of(one: Signed) -> dict[str, str]:
    """Return what one sign-off records of each part that it is of; blank of a point that was gone then."""
    pairs = (pair.rpartition("=") for pair in one.row.parts.split(" ") if "=" in pair)
    return {id: digest for id, _, digest in pairs}


def _of_points(rows: Sequence[Signed], latest: Signed) -> list[Signed]:
    """The sign-offs of single points given after `latest` that its step need not be asked of anew: its own,
    and up to the group's those of the steps after it, from one of which the office had the point signed."""
    place = STEPS.index(latest.row.step)
    last = max(place, STEPS.index(GROUP))
    agreed = (one for one in rows if point_of(one) and one.row.decision == "agreed")
    own = (one for one in agreed if place <= STEPS.index(one.row.step) <= last)
    return [one for one in own if (one.row.day, one.number) > (latest.row.day, latest.number)]


def has_new_holder(subject: Subject, day: date, context: Context) -> bool:
    """Return whether somebody holds the subject's post who did not on `day`; a vacancy signs nothing anew."""
    if context.people is None or subject.seat is None:
        return False
    then = set(PeopleIndex(context.people.record, day).holders(subject.seat))
    return not set(context.people.holders(subject.seat)) <= then
