"""Facts: the slim part of a register that rules over the whole corpus need, so that its text can go.

They stand above `level`, since who watches a point is one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from riskctl.base.location import DataPath
from riskctl.check.finding import Place
from riskctl.check.ignores import Unused
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.spoken import Spoken, spoken, written_ref
from riskctl.corpus.subject import Subject, subject_of
from riskctl.corpus.tables import filled_steps
from riskctl.level.assign import Monitor
from riskctl.level.grade import grade
from riskctl.records.register import Register
from riskctl.year.close.carried import has_carried
from riskctl.year.notice.notices import of_unit
from riskctl.year.sign.signoffs import Print, Signed, Step, is_signed, print_of, signed, steps

if TYPE_CHECKING:  # few checks compare with an earlier state
    from riskctl.diff.year_records import RecordChange


@dataclass(frozen=True, slots=True)
class PointFacts:
    """One point: what it refers to, its level's rank and who watches it. `number` is its place."""

    number: int
    id: str
    title: str
    kind: str
    matter: str  # the matter's id, blank where it names none or an unknown one
    flow: str
    department: str  # as a unit's point names it
    owners: tuple[tuple[int, str], ...]  # place of the measure, whom it names
    written_monitors: tuple[str, ...]
    measures: tuple[str, ...]  # their texts
    in_force: bool  # to be watched and answered for: neither closed nor an example
    closed: bool
    since: date | None = None  # of a point found mid-year: the day it is watched from
    undone: tuple[tuple[int, date], ...] = ()  # place of a measure that nothing says was done, its due day
    decided: date | None = None  # the day its level was confirmed, where one is written
    overridden: bool = False  # whether its level was confirmed against the computed one, with reasons
    rank: int | None = None
    monitors: tuple[Monitor, ...] = ()
    unresolved: tuple[str, ...] = ()
    reviewed: date | None = None  # the day it was looked at again


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """One register: whose it is, its points, the matters it declines, and whether it could be read."""

    file: str
    kind: str
    where: dict[str, str]
    ref: str  # unit, unit/department or unit/department/post, by the register's place
    written: str  # the same by what the file says of itself
    spoken: Spoken  # what it speaks for
    subject: Subject | None  # None where the organisation does not know it
    readable: bool
    whole: bool  # read without a fault, so that what is not in it is not there
    none: bool
    declined: tuple[tuple[int, str], ...]  # place, matter as written
    reasons: tuple[tuple[DataPath, str], ...]  # of `none` and of what is declined, with their places
    points: tuple[PointFacts, ...]
    print: Print | None = None  # what it means now, where it is signed or published and can be read whole
    filled: frozenset[str] = frozenset()  # steps of its subject that a row above it in a table says

    @property
    def meant(self) -> str:
        """Whose register it was meant to be."""
        return self.spoken.ref

    def place(self, *path: str | int) -> Place:
        """Return the place at `path` in this register."""
        return Place(self.file, path, subject=self.ref)


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """What corpus rules see: the facts of every register; the last of them, which ignores hid nothing; where
    there is an earlier state to compare with, which records of the year were taken away or rewritten."""

    registers: tuple[RegisterFacts, ...]
    unused: tuple[Unused, ...] = ()
    altered: tuple[RecordChange, ...] = ()

    def spoken(self) -> list[Spoken]:
        """Return what every register speaks for, in the order of files."""
        return [register.spoken for register in self.registers]

    def point_refs(self) -> list[tuple[RegisterFacts, PointFacts]]:
        """Return every point with its register, in the order of files."""
        return [(register, point) for register in self.registers for point in register.points]


def facts_of(document: Document, context: Context) -> RegisterFacts:
    """Return the facts of one register."""
    register = document.register
    graded = {g.number: g for g in grade(document, context)}
    points = []
    for number, point in enumerate(document.points):
        matter, found = context.matter(point.matter), graded.get(number)
        points.append(
            PointFacts(
                number=number,
                id=point.id,
                title=point.title,
                kind=point.kind,
                matter=matter.id if matter else "",
                flow=point.flow,
                department=point.department,
                owners=tuple((n, m.owner) for n, m in enumerate(point.measures) if m.owner),
                written_monitors=point.monitor,
                measures=tuple(m.text for m in point.measures),
                in_force=point.in_force,
                closed=point.status == "closed",
                since=point.since,
                undone=tuple((n, m.due) for n, m in enumerate(point.measures) if m.due and not m.done),
                decided=point.override.date if point.override else None,
                overridden=bool(found and found.score.override),
                rank=context.grading.ladder.rank(found.score.level) if found and context.grading else None,
                monitors=found.monitors if found else (),
                unresolved=found.assignment.unresolved if found else (),
                reviewed=point.review.date if point.review else None,
            )
        )
    subject = subject_of(document, context.organization) if context.organization else None
    return RegisterFacts(
        file=document.file,
        kind=document.kind,
        where=document.where,
        ref=document.subject,
        written=written_ref(document),
        spoken=spoken(document, context),
        subject=subject,
        readable=register is not None,
        whole=register is not None and not document.faults,
        none=bool(register and register.none),
        declined=tuple((n, d.matter) for n, d in enumerate(register.declined)) if register else (),
        reasons=tuple(_reasons(register)) if register else (),
        points=tuple(points),
        print=print_of(document, context) if _is_tied(subject, context) else None,
        filled=filled_steps(document),
    )


def _is_tied(subject: Subject | None, context: Context) -> bool:
    """Whether a signature or a notice of the year is of a subject's register, or it holds points carried."""
    if subject is None:
        return False
    if is_signed(subject, context) or has_carried(subject.ref, context):
        return True
    return bool(of_unit(subject.unit.id, context))


def _reasons(register: Register) -> Iterator[tuple[DataPath, str]]:
    if register.none:
        yield ("none",), register.none
    for n, declined in enumerate(register.declined):
        yield ("declined", n, "reason"), declined.reason


def signed_registers(
    facts: CorpusFacts, context: Context
) -> Iterator[tuple[RegisterFacts, tuple[Step, ...]]]:
    """Yield each register that somebody signed this year and that can be read whole, with its steps; of two
    of one subject nobody knows which was signed."""
    known, organization = signed(context), context.organization
    each = Counter(register.ref for register in facts.registers)
    for register in facts.registers:
        rows = known.get(register.ref)
        if rows and each[register.ref] == 1 and register.print and register.subject and organization:
            yield register, steps(register.subject, register.print, rows, context, organization)


def signature_place(one: Signed, field: str) -> Place:
    """Return where a field of a signature stands."""
    return Place(one.file, ("rows", one.number, field))
