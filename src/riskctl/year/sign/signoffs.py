"""Where a register's sign-offs stand: the latest of each step, and whether it is of what stands there now.

A signature is of a text. Once the meaning changes it is of something else, and of `self` also once the
post has another holder: nobody is bound by what another found in himself. A vacant post reviews nothing, and
its register goes on from the department.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import Subject
from riskctl.level.fingerprint import ALL_ELSE, fingerprint, is_of, parts
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.signoffs import Signoff
from riskctl.year.log.rows import Logged, logged
from riskctl.year.sign.signers import steps_of

State = Literal["missing", "returned", "stale", "new-holder", "signed"]
Signed = Logged[Signoff]
SELF = "self"
MOST_PARTS = 200  # whose digests stand beside a signature; of more, a cell would be no cell


@dataclass(frozen=True, slots=True)
class Print:
    """What a register means now: its fingerprint, and that of each of its points and of `ALL_ELSE`."""

    whole: str
    parts: Mapping[str, str]

    def written(self) -> str:
        """Return the parts as a record holds them; blank where they are too many."""
        if len(self.parts) > MOST_PARTS:
            return ""
        return " ".join(
            f"{id}={digest}" for id, digest in sorted(self.parts.items(), key=lambda p: p[0] == ALL_ELSE)
        )


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs from what was signed; nothing is named where the record has no parts."""

    changed: tuple[str, ...] = ()  # ids of points
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    own: bool = False  # duties, authority, matters declined, the reason for no point


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one register: where it stands, its latest signature, and what changed since."""

    name: str
    state: State
    latest: Signed | None = None
    changed: Changed = Changed()


def print_of(document: Document, context: Context) -> Print | None:
    """Return what a register means now, None where it cannot be read whole."""
    if document.register is None or document.faults:
        return None
    return Print(fingerprint(document, context), parts(document, context))


def log_of(subject: Subject, year: int) -> str:
    """Return the log that holds a subject's sign-offs: that of its department, or the unit's own."""
    department = subject.department.id if subject.department else UNIT_LOG
    return kind_named("signoffs").example.format(year=year, unit=subject.unit.id, department=department)


def is_signed(subject: Subject | None, context: Context) -> bool:
    """Return whether the subject's log holds sign-offs of the year: most registers need no fingerprint."""
    return subject is not None and log_of(subject, context.year) in context.documents


def signed(context: Context, year: int | None = None) -> dict[str, list[Signed]]:
    """Return the sign-offs of the year by the register they are of, the latest day last."""
    found: dict[str, list[Signed]] = {}
    for one in logged(context, Signoff, year):
        found.setdefault(one.row.subject, []).append(one)
    return {ref: sorted(rows, key=lambda one: one.row.day) for ref, rows in found.items()}


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
    latest = latest_of(rows, now)
    own = steps_of(subject, organization)
    found = (standing(name, latest.get(name), subject, now, context) for name in own)
    vacant = is_vacant_on(context.day, subject, context)
    return tuple(step for step in found if not (vacant and step.name == SELF and step.state != "signed"))


def latest_of(rows: Iterable[Signed], now: Print | None = None) -> dict[str, Signed]:
    """Return the signature of each step that counts: that of the latest day. Of several on that day it is one
    of what stands there `now`, and a return before an agreement: the order in which two branches were
    merged says nothing."""
    found: dict[str, Signed] = {}
    for one in sorted(rows, key=lambda one: _weight(one, now)):
        found[one.row.step] = one
    return found


def contradictions(rows: Iterable[Signed]) -> Iterator[tuple[Signed, Signed]]:
    """Yield each return with an agreement on the same day, to the same step, of the same text."""
    given: dict[tuple[str, date, str], dict[str, Signed]] = {}
    for one in rows:
        row = one.row
        given.setdefault((row.step, row.day, row.fingerprint), {})[row.decision] = one
    for decisions in given.values():
        if len(decisions) > 1:
            yield decisions["returned"], decisions["agreed"]


def _weight(one: Signed, now: Print | None) -> tuple[date, bool, bool]:
    row = one.row
    return row.day, now is not None and row.fingerprint == now.whole, row.decision == "returned"


def is_vacant_on(day: date, subject: Subject, context: Context) -> bool:
    """Return whether nobody held the subject's post on `day`; not judged without a holders' file."""
    if context.people is None or subject.seat is None:
        return False
    return not PeopleIndex(context.people.record, day).holders(subject.seat)


def standing(name: str, latest: Signed | None, subject: Subject, now: Print, context: Context) -> Step:
    """Return where one step stands, whose last signature is `latest`."""
    if latest is None:
        return Step(name, "missing")
    if latest.row.decision == "returned":
        return Step(name, "returned", latest)
    if latest.row.fingerprint != now.whole:
        return Step(name, "stale", latest, changed_since(latest.row, now))
    if name == SELF and has_new_holder(subject, latest.row.day, context):
        return Step(name, "new-holder", latest)
    return Step(name, "signed", latest)


def changed_since(row: Signoff, now: Print) -> Changed:
    """Return what differs now from what was signed, as far as the record tells."""
    then = dict(pair.rpartition("=")[::2] for pair in row.parts.split(" ") if "=" in pair)
    if not then:
        return Changed()
    differing = tuple(id for id in then if id != ALL_ELSE and id in now.parts and not _is_same(id, then, now))
    added = tuple(id for id in now.parts if id not in then)
    removed = tuple(id for id in then if id not in now.parts)
    return Changed(differing, added, removed, not _is_same(ALL_ELSE, then, now))


def _is_same(id: str, then: Mapping[str, str], now: Print) -> bool:
    return is_of(then.get(id, ""), now.parts.get(id, ""))


def has_new_holder(subject: Subject, day: date, context: Context) -> bool:
    """Return whether somebody holds the subject's post who did not on `day`; a vacancy signs nothing anew."""
    if context.people is None or subject.seat is None:
        return False
    then = set(PeopleIndex(context.people.record, day).holders(subject.seat))
    return not set(context.people.holders(subject.seat)) <= then
