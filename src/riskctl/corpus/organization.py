"""The organisation, indexed: units, departments, posts, and what a reference to one means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from riskctl.base.location import DataPath
from riskctl.records.kinds.organization import PATTERN, Department, Office, Organization, Post, Unit

OFFICES = ("party_group", "discipline_office", "leading_group", "leading_group_office")


@dataclass(frozen=True, slots=True)
class Seat:
    """A post in its department and unit; `number` where one of its seats is meant."""

    unit: Unit
    department: Department
    post: Post
    number: int = 0

    @property
    def ref(self) -> str:
        """The whole reference, `unit/department/post` or `unit/department/post-<n>`."""
        return f"{self.post_ref}-{self.number}" if self.number else self.post_ref

    @property
    def post_ref(self) -> str:
        """The reference of the post, whichever seat is meant."""
        return f"{self.unit.id}/{self.department.id}/{self.post.id}"


class OrganizationIndex:
    """Look-ups over an organisation record. Of records with one id the first is meant (RK105).

    `entries` tells of each unit its file and its place there, where it is not the single file alone.
    """

    def __init__(self, record: Organization, entries: Sequence[tuple[str, int]] = ()) -> None:
        self.record = record
        self._entries = entries
        self._titled: tuple[str, dict[tuple[str, str], str]] = "", {}
        self.units: dict[str, Unit] = {}
        self.departments: dict[str, tuple[Unit, Department]] = {}
        self.seats: dict[str, Seat] = {}
        for unit in record.units:
            self.units.setdefault(unit.id, unit)
            for department in unit.departments:
                self.departments.setdefault(f"{unit.id}/{department.id}", (unit, department))
                for post in department.posts:
                    self._add(unit, department, post)

    def _add(self, unit: Unit, department: Department, post: Post) -> None:
        seat = Seat(unit, department, post)
        self.seats.setdefault(seat.ref, seat)
        for number in range(1, post.seats + 1 if post.seats > 1 else 1):
            one = Seat(unit, department, post, number)
            self.seats.setdefault(one.ref, one)

    def place(self, path: DataPath) -> tuple[str, DataPath]:
        """Return the file in which `path` of the record stands, and where it stands there."""
        if not self._entries:
            return PATTERN, path
        unit = path[1] if len(path) > 1 else 0
        assert isinstance(unit, int)
        file, n = self._entries[unit]
        return file, ("units", n, *path[2:])

    def file_of(self, unit: str) -> str:
        """Return the file that tells the unit of this id."""
        return self.place(("units", self.numbers[unit]))[0]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place of each unit among those of the record, by its id."""
        return {unit.id: n for n, unit in reversed([*enumerate(self.record.units)])}

    def seat(self, ref: str, unit: str, department: str = "") -> Seat | None:
        """Return the post that `ref` means where it is written: inside a department its bare id,
        inside a unit `department/post`, anywhere the whole reference."""
        candidates = (f"{unit}/{department}/{ref}", f"{unit}/{ref}", ref)
        return next((found for c in candidates if (found := self.seats.get(c))), None)

    def department(self, ref: str, unit: str) -> tuple[Unit, Department] | None:
        """Return the department that `ref` means inside `unit`: its id, or `unit/department`."""
        return self.departments.get(f"{unit}/{ref}") or self.departments.get(ref)

    def unit_called(self, word: str | None) -> Unit | None:
        """Return the unit of the id `word`, else the only one of that name: each table asks, and with as many
        units as tables to look through all would take the square of them."""
        return (self.units.get(word) or self._named.get(word)) if word else None

    @cached_property
    def _named(self) -> dict[str, Unit | None]:
        """Units by their names, None for a name that several have."""
        found: dict[str, Unit | None] = {}
        for unit in self.record.units:
            found[unit.name] = None if unit.name in found else unit
        return found

    def titled(self, title: str, unit: str, department: str = "") -> str | None:
        """Return the reference, inside `unit`, of the post or department that people call `title`.

        A post is called by its name inside its department, and inside its unit by its name or with its
        department's before it. None where nothing or more than one thing is called so.
        """
        titles = self._titles(unit)
        return titles.get((department, title)) or titles.get(("", title))

    def office(self, ref: str, unit: str) -> tuple[Unit, str] | None:
        """Return the unit and office code that `ref` means: `unit/party_group`, inside its own unit
        also the code alone, or the office's title as the organisation has it."""
        owner, _, code = ref.rpartition("/")
        found = self.units.get(owner or unit)
        if found is None:
            return None
        for name in OFFICES:
            office: Office | None = getattr(found, name)
            if office is not None and (code in (name, office.name)):
                return found, name
        return None

    def above(self, unit: Unit, office: str) -> Iterator[Unit]:
        """Yield the units above `unit` in whose `office` its own is answered for: the discipline
        office's own line (`supervised_by`) where it differs from `parent`; each unit once."""
        seen = {unit.id}
        here: Unit | None = unit
        while here is not None:
            up = (here.supervised_by if office == "discipline_office" else "") or here.parent
            here = self.units.get(up)
            if here is None or here.id in seen:
                return
            seen.add(here.id)
            yield here

    def in_charge(self, unit: Unit, ref: str, department: Department) -> Seat | None:
        """Return the post that a field of `department` names, None where it is blank or unknown."""
        return self.seat(ref, unit.id, department.id) if ref else None

    def _titles(self, unit: str) -> dict[tuple[str, str], str]:
        """References inside a unit by department (blank: anywhere in it) and title; those of the unit asked
        about last are kept, since whoever reads its tables asks again and again."""
        of, titles = self._titled
        if of != unit:
            titles = _titles_of(self._within.get(unit, ()))
            self._titled = unit, titles
        return titles

    @cached_property
    def _within(self) -> dict[str, list[Department]]:
        """The departments of each unit, by its id."""
        found: dict[str, list[Department]] = {}
        for unit, department in self.departments.values():
            found.setdefault(unit.id, []).append(department)
        return found

    @cached_property
    def common_titles(self) -> frozenset[tuple[str, str]]:
        """(unit, name) of posts whose name more than one department of the unit has."""
        found: set[tuple[str, str]] = set()
        for unit, own in self._within.items():
            named = Counter(name for department in own for name in {post.name for post in department.posts})
            found.update((unit, name) for name, many in named.items() if many > 1)
        return frozenset(found)

    def title(self, seat: Seat) -> str:
        """Return a post's title, with its department where the unit has several of that name."""
        if (seat.unit.id, seat.post.name) in self.common_titles:
            return f"{seat.department.name}{seat.post.name}"
        return seat.post.name


def _titles_of(departments: Iterable[Department]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], set[str]] = {}
    for department in departments:
        found.setdefault(("", department.name), set()).add(department.id)
        for post in department.posts:
            ref = f"{department.id}/{post.id}"
            found.setdefault((department.id, post.name), set()).add(ref)
            for title in (post.name, department.name + post.name):
                found.setdefault(("", title), set()).add(ref)
    return {key: next(iter(refs)) for key, refs in found.items() if len(refs) == 1}
