"""Facts: the slim part of a register that rules over the whole corpus need, so that its text can go.

They stand above `level`, since what a register means, by which signatures of it hold, is one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskctl.base.latest import latest
from riskctl.base.location import DataPath
from riskctl.check.finding import Place
from riskctl.check.ignores import Unused
from riskctl.check.point_facts import Alike, PointFacts, PointSaid, marks_of
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.spoken import Spoken, spoken, written_ref
from riskctl.corpus.subject import Subject, subject_of
from riskctl.corpus.tables import filled_steps
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.register import Register
from riskctl.records.risk_point import RiskPoint
from riskctl.year.close.carried import has_carried
from riskctl.year.notice.notices import of_unit
from riskctl.year.sign.signoffs import Print, Signed, Step, is_signed, print_of, signed, steps

if TYPE_CHECKING:  # few checks compare with an earlier state
    from riskctl.diff.year_records import RecordChange


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """One register: whose it is, its points, the matters it declines, and whether it could be read."""

    file: str
    kind: str
    steps: tuple[tuple[str, str], ...]  # which unit, department and post its place names
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
    def where(self) -> dict[str, str]:
        """Which unit, department and post its place names."""
        return dict(self.steps)

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
    document: Callable[[Place], Document | None]  # what stands at a place, read again
    unused: tuple[Unused, ...] = ()
    altered: tuple[RecordChange, ...] = ()

    def spoken(self) -> list[Spoken]:
        """Return what every register speaks for, in the order of files."""
        return [register.spoken for register in self.registers]

    def point_refs(self) -> Iterator[tuple[RegisterFacts, PointFacts]]:
        """Yield every point with its register, in the order of files."""
        return ((register, point) for register in self.registers for point in register.points)

    def point(self, register: RegisterFacts, point: PointFacts) -> RiskPoint | None:
        """Return a point with its texts, read again for what is found of it; None where it is gone by now."""
        document = self.document(register.place())
        points = document.points if document else ()
        return points[point.number] if point.number < len(points) else None

    def title(self, register: RegisterFacts, point: PointFacts) -> str:
        """Return the title of a point, read again; blank where it is gone by now."""
        found = self.point(register, point)
        return found.title if found else ""

    def measure(self, register: RegisterFacts, point: PointFacts, number: int) -> str:
        """Return the text of a measure of a point, read again; blank where it is gone by now."""
        found = self.point(register, point)
        return found.measures[number].text if found and number < len(found.measures) else ""


def facts_of(document: Document, context: Context) -> RegisterFacts:
    """Return the facts of one register."""
    register, alike = document.register, _alike(context)
    subject = subject_of(document, context.organization) if context.organization else None
    ref = document.subject
    return RegisterFacts(
        file=document.file,
        kind=document.kind,
        steps=tuple(map(alike.one, document.where.items())),
        ref=ref,
        written=_same(written_ref(document), ref),
        spoken=_slim(spoken(document, context), document.file, ref, alike),
        subject=subject,
        readable=register is not None,
        whole=register is not None and not document.faults,
        none=bool(register and register.none),
        declined=tuple((n, d.matter) for n, d in enumerate(register.declined)) if register else (),
        reasons=tuple(_reasons(register)) if register else (),
        points=tuple(_points(document, context, alike)),
        print=print_of(document, context) if _is_tied(subject, context) else None,
        filled=alike.one(filled_steps(document)),
    )


@latest
def _alike(context: Context) -> Alike:
    """What the registers of one context say alike."""
    return Alike()


def _same(text: str, other: str) -> str:
    return other if text == other else text


def _slim(one: Spoken, file: str, ref: str, alike: Alike) -> Spoken:
    """The same with what others speak for as well kept once."""
    return Spoken(
        file=file,
        ref=_same(one.ref, ref),
        readable=one.readable,
        is_of_all_below=one.is_of_all_below,
        matters=alike.one(one.matters),
        nodes=alike.one(one.nodes),
        declined=one.declined,
        in_vain=one.in_vain,
    )


def _points(document: Document, context: Context, alike: Alike) -> Iterator[PointFacts]:
    graded = {g.number: g for g in grade(document, context)}
    for number, point in enumerate(document.points):
        found, texts = graded.get(number), tuple(measure.text for measure in point.measures)
        yield PointFacts(
            number,
            alike.one(point.id),
            alike.one(_said(point, found, context)),
            marks_of(point.title, texts),
        )


def _said(point: RiskPoint, found: GradedPoint | None, context: Context) -> PointSaid:
    matter = context.matter(point.matter)
    return PointSaid(
        kind=point.kind,
        matter=matter.id if matter else "",
        department=point.department,
        in_force=point.in_force,
        closed=point.status == "closed",
        since=point.since,
        decided=point.override.date if point.override else None,
        reviewed=point.review.date if point.review else None,
        overridden=bool(found and found.score.override),
        rank=context.grading.ladder.rank(found.score.level) if found and context.grading else None,
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
