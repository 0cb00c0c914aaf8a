"""The registers by subject, in the order of the organisation: which of them go into a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import Subject
from riskctl.level.whole import may_hold


class Shelf:
    """The registers by subject, and every subject's place in the organisation."""

    def __init__(self, registers: Iterable[Document], organization: OrganizationIndex) -> None:
        self.places = {ref: place for place, ref in enumerate(dict.fromkeys(_subjects(organization)))}
        self._by_ref: dict[str, list[Document]] = {}
        self._doubtful: list[Document] = []  # it cannot be told whose points these hold
        for document in registers:
            if document.is_register:
                self._by_ref.setdefault(document.subject, []).append(document)
            else:
                self._doubtful.append(document)

    def registers(self, subject: Subject, gathers: bool) -> tuple[Document, ...]:
        """Return what goes into the subject's document: its own, with `gathers` those below, in order.

        Registers of nobody the organisation knows come last, and broken or misplaced files that might belong
        here.
        """
        below = [ref for ref in self._by_ref if ref.startswith(f"{subject.ref}/")] if gathers else []
        refs = [subject.ref, *sorted(below, key=lambda ref: self.places.get(ref, len(self.places)))]
        doubtful = (one for one in self._doubtful if may_hold(one, subject.ref, gathers))
        return (*(document for ref in refs for document in self._by_ref.get(ref, ())), *doubtful)


def _subjects(organization: OrganizationIndex) -> Iterator[str]:
    """Every subject in the organisation's order: a unit, then its departments, each with its posts."""
    for unit in organization.record.units:
        yield unit.id
        for department in unit.departments:
            yield f"{unit.id}/{department.id}"
            for post in department.posts:
                stem = f"{unit.id}/{department.id}/{post.id}"
                yield stem
                yield from (f"{stem}-{n}" for n in range(1, post.seats + 1) if post.seats > 1)
