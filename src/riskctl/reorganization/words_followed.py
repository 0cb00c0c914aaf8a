"""A word that names a post, a department, a body or a unit, as it reads after a reorganisation.

It keeps the form that its writer gave it - the bare id inside a department, `department/post` inside a unit,
a title in a table - as long as that leads to the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import find_subject
from riskctl.reorganization.mapping import NameMapping


@dataclass(frozen=True, slots=True)
class WrittenIn:
    """The unit and the department that a word is written in; blank where it is written outside."""

    unit: str = ""
    department: str = ""

    @property
    def ref(self) -> str:
        """The whole reference of the department, else of the unit."""
        return "/".join(step for step in (self.unit, self.department) if step)


def home_of(ref: str) -> WrittenIn:
    """Return where what belongs to the subject `ref` is written."""
    return WrittenIn(*ref.split("/")[:2])


@dataclass(frozen=True, slots=True)
class FollowedWords:
    """How words read after a reorganisation, by the organisation before it and after it."""

    before: OrganizationIndex
    after: OrganizationIndex
    mapping: NameMapping

    def word(self, written: str, home: WrittenIn, later: WrittenIn) -> str:
        """Return how what is `written` in `home` reads in `later`, which is the same place afterwards."""
        whole = meant(written, home, self.before)
        if whole is None:
            return self._title(written, home, later)
        target = self._target(whole)
        if meant(written, later, self.after) == target:
            return written
        forms = (f for f in _forms(target, later) if f.count("/") >= written.count("/"))
        return next((form for form in forms if meant(form, later, self.after) == target), target)

    def _target(self, whole: str) -> str:
        """The reference of the same thing afterwards; of a body that of its unit's."""
        owner, _, code = whole.rpartition("/")
        if owner in self.before.units and find_subject(whole, self.before) is None:
            return f"{self.mapping.subject(owner)}/{code}"
        return self.mapping.subject(whole)

    def _title(self, written: str, home: WrittenIn, later: WrittenIn) -> str:
        """What a table calls the same thing afterwards; what is nobody's title stays."""
        found = self.before.titled(written, home.unit, home.department)
        if found is None:
            return written
        target = self.mapping.subject(f"{home.unit}/{found}")
        local = target.removeprefix(f"{later.unit}/")
        titles = (written, *_titles(target, self.after))
        named = (t for t in titles if self.after.titled(t, later.unit, later.department) == local)
        return next(named, local)


def meant(written: str, home: WrittenIn, organization: OrganizationIndex) -> str | None:
    """Return the whole reference of what is `written` in `home`, None where it names nothing."""
    if seat := organization.seat(written, home.unit, home.department):
        return seat.ref
    if found := organization.department(written, home.unit):
        return f"{found[0].id}/{found[1].id}"
    if office := organization.office(written, home.unit):
        return f"{office[0].id}/{written.rpartition('/')[2]}"
    return written if written in organization.units else None


def _forms(target: str, home: WrittenIn) -> Iterator[str]:
    """The ways to write a whole reference in `home`, the shortest first."""
    for outside in (home.ref, home.unit):
        if outside and target.startswith(f"{outside}/"):
            yield target.removeprefix(f"{outside}/")
    yield target


def _titles(ref: str, organization: OrganizationIndex) -> Iterator[str]:
    """What people call a subject."""
    found = find_subject(ref, organization)
    if found and found.department and found.seat:
        yield found.seat.post.name
        yield found.department.name + found.seat.post.name
    elif found and found.department:
        yield found.department.name
