"""Whose registers a workbook holds: the subjects of one department, unit or post, with their documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from riskctl.base.errors import UnsoundError
from riskctl.base.latest import latest
from riskctl.base.messages import Language, Phrase, listed
from riskctl.corpus.categories import categorized
from riskctl.corpus.document import Document
from riskctl.corpus.organization import Seat
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.exchange.workbook.choices import BookChoices, choices_of, subject_title
from riskctl.exchange.workbook.unfinished import with_blanks

READ_WHOLE = ("RK001", "RK002", "RK003", "RK004", "RK005", "RK006")  # what keeps a file from being read whole


class WORDS:
    """What is said where no workbook can be made."""

    faulty = Phrase(
        "没有导出：{files} 有错，读不全。运行 riskctl check 看问题在哪里。",
        "Nothing was exported: {files} has a fault and is not read whole. Run riskctl check to see why.",
    )


@dataclass(frozen=True)
class BookScope:
    """What one workbook is of: a subject with those below it, each with its register where it has one."""

    subject: Subject
    subjects: tuple[Subject, ...]
    documents: tuple[Document, ...]
    context: Sound
    language: Language

    @property
    def ref(self) -> str:
        """The reference of the subject."""
        return self.subject.ref

    @property
    def title(self) -> str:
        """What people call the subject, with its unit."""
        return title_of(self.subject)

    @cached_property
    def choices(self) -> dict[str, BookChoices]:
        """What cells are chosen from, by the code of the column."""
        return choices_of(self.subject.unit, self.context, self.language)

    @cached_property
    def names(self) -> dict[str, str]:
        """What the workbook calls each subject, by its reference."""
        found: dict[str, str] = {}
        for one in self.subjects:
            name = subject_title(one, self.language)
            found[one.ref] = f"{name}（{one.ref}）" if name in found.values() else name
        return found

    def document(self, ref: str) -> Document | None:
        """Return the register of a subject, None where it has none."""
        return next((one for one in self.documents if one.subject == ref), None)


def title_of(subject: Subject) -> str:
    """Return what people call a subject, with its unit."""
    unit = subject.unit.name
    if subject.seat:
        return f"{unit}{subject.seat.department.name}{subject.seat.post.name}"
    return f"{unit}{subject.department.name}" if subject.department else unit


def scope_of(
    subject: Subject, documents: Sequence[Document], context: Sound, language: Language
) -> BookScope:
    """Return a subject, of a department with its posts, and their registers in the organisation's order.

    Raises UnsoundError where one of the registers cannot be read whole, or whose it is cannot be told.
    """
    near = _by_department(documents).get(_department(subject.ref), ())
    own = [_whole(d, context) for d in near if d.subject == subject.ref or _is_below(d, subject)]
    subjects = tuple(_subjects(subject, {d.subject for d in own}))
    order = {one.ref: n for n, one in enumerate(subjects)}
    refuse_partial_reading(own, order)
    held = sorted(own, key=lambda d: order[d.subject])
    return BookScope(subject, subjects, tuple(held), context, language)


def _whole(document: Document, context: Sound) -> Document:
    """A register with its unfinished points; what was read anew has its categories named again."""
    found = with_blanks(document)
    return found if found is document else categorized(found, context.grading.categories)


@latest  # the workbooks of a unit are made, and come back, one after the other
def _by_department(documents: Sequence[Document]) -> dict[str, list[Document]]:
    """The registers by their departments, a unit's own by the unit."""
    found: dict[str, list[Document]] = {}
    for document in documents:
        found.setdefault(_department(document.subject), []).append(document)
    return found


def _department(ref: str) -> str:
    return "/".join(ref.split("/")[:2])


def refuse_partial_reading(documents: Sequence[Document], known: Collection[str] | None = None) -> None:
    """Raise UnsoundError where a register is not read whole, stands twice, or is of nobody `known`."""
    _refuse([(d.subject, d.file, is_whole(d) and (known is None or d.subject in known)) for d in documents])


class WholeRegisters:
    """Registers that go by one after the other, and none of which is kept."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = documents
        self._seen: list[tuple[str, str, bool]] = []

    def __iter__(self) -> Iterator[Document]:
        """Yield those that are read whole; raise in the end what `refuse_partial_reading` raises of all."""
        for document in self._documents:
            seen = document.subject, document.file, is_whole(document)
            self._seen.append(seen)
            if seen[-1]:
                yield document
        _refuse(self._seen)

    def __len__(self) -> int:
        return len(self._seen)


def _refuse(seen: Sequence[tuple[str, str, bool]]) -> None:
    """Raise UnsoundError for what was seen of registers, their subjects, files and whether they are whole."""
    each = Counter(subject for subject, _, _ in seen)
    faulty = [file for subject, file, whole in seen if not whole or each[subject] > 1]
    if faulty:
        raise UnsoundError(WORDS.faulty(files=listed([*dict.fromkeys(faulty)])))


def is_whole(document: Document) -> bool:
    """Return whether a register was read to its end, though fields that people fill in may be missing."""
    broken = any(fault.rule in READ_WHOLE for fault in document.faults)
    return document.register is not None and not document.reading.faults and not broken


def _is_below(document: Document, subject: Subject) -> bool:
    """A unit's own workbook leaves its departments to theirs."""
    return subject.department is not None and document.subject.startswith(f"{subject.ref}/")


def _subjects(top: Subject, registered: set[str]) -> Iterator[Subject]:
    """A subject and the posts of a department; of a post with seats those that have their own register."""
    yield top
    if top.department is None or top.seat is not None:
        return
    for post in top.department.posts:
        yield Subject(top.unit, top.department, Seat(top.unit, top.department, post))
        for n in range(1, post.seats + 1 if post.seats > 1 else 1):
            seat = Seat(top.unit, top.department, post, n)
            if seat.ref in registered:
                yield Subject(top.unit, top.department, seat)
