"""The example repository as a command of the year finds it: loaded, its registers read and graded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riskctl.corpus.document import Document
from riskctl.corpus.load import load, registers
from riskctl.corpus.repository import Repository
from riskctl.corpus.sound import Sound, sound
from riskctl.corpus.subject import Subject, find_subject
from riskctl.level.grade import GradedPoint, grade
from tests.conftest import lay

REF = "bureau/registration/clerk"
POINT = f"{REF}#R01"


@dataclass(frozen=True)
class Found:
    """A repository, its context, its registers, and their points graded."""

    repository: Repository
    context: Sound
    documents: Sequence[Document]
    graded: Sequence[GradedPoint]

    def document(self, subject: str = REF) -> Document:
        """Return the register of `subject`."""
        return next(one for one in self.documents if one.subject == subject)

    def point(self, id: str = POINT) -> GradedPoint:
        """Return a point by its whole id."""
        return next(one for one in self.graded if one.id == id)

    def subject(self, ref: str = REF) -> Subject:
        """Return a unit, department or post."""
        found = find_subject(ref, self.context.organization)
        assert found
        return found


def find(
    root: Path, overlay: Mapping[str, str | bytes | None] | None = None, today: date | None = None
) -> Found:
    """Lay the example with `overlay` below `root`, and return what is found there on `today`."""
    repository, shared = load(lay(root, overlay), today)
    context = sound(shared)
    documents = list(registers(repository, context))
    return Found(repository, context, documents, [one for each in documents for one in grade(each, context)])
