"""Portions as bytes: to come from another process, and to lie in a cache.

A record becomes a tuple that says which record it is; what belongs to the organisation becomes its number in
it, so that a portion read again has the very units and seats of the context. Python's own marshal writes such
tuples faster than any other form; it makes plain data only, and is no form for what others wrote.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from riskctl.base.location import Position, Span
from riskctl.base.messages import Said
from riskctl.check.facts import RegisterFacts
from riskctl.check.finding import Finding, Fix, Label, Place
from riskctl.check.ignore_comments import IgnoreComment
from riskctl.check.locator import PlacedFinding, Spot
from riskctl.check.point_facts import PointFacts, PointSaid
from riskctl.check.portion import Portion
from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.corpus.spoken import Spoken
from riskctl.corpus.subject import Subject
from riskctl.level.substance import PointPrint
from riskctl.records.kinds.organization import Department, Unit
from riskctl.year.sign.signoffs import Print

# A record of a portion stands as (..., its number here, its fields).
CLASSES: tuple[type, ...] = (
    *(Portion, PlacedFinding, Finding, Said, Place, Spot, Position, Span, Label, Fix, IgnoreComment),
    *(RegisterFacts, PointFacts, PointSaid, Spoken, Subject, Print, PointPrint),
)
DATE, SEAT, UNIT, DEPARTMENT = (len(CLASSES) + n for n in range(4))
SHARED = frozenset(CLASSES.index(one) for one in (Subject, PointSaid)) | {SEAT}  # many are alike
ATOMS = frozenset((str, bytes, int, float, bool, type(None), frozenset))
MOST_KNOWN = 50_000  # values kept to be known again: those that are alike come near each other
SHORT = 32  # characters of a text that is likely to be somewhere else too
Steps = tuple[int, ...]


class Packer:
    """Makes bytes of portions that were worked out by one context."""

    def __init__(self, organization: OrganizationIndex | None) -> None:
        self._organization = organization
        self._fields = {one: (n, attrgetter(*_names(one))) for n, one in enumerate(CLASSES)}

    @cached_property
    def _numbers(self) -> dict[int, Steps]:
        return {id(one): steps for steps, one in _numbered(self._organization)}

    def packed(self, portion: Portion) -> bytes:
        """Return `portion` as bytes."""
        return marshal.dumps(self._packed(portion))

    def _packed(self, value: Any) -> Any:
        kind = type(value)
        if kind in ATOMS:
            return value
        if kind is tuple:
            return tuple([one if type(one) in ATOMS else self._packed(one) for one in value])
        if kind in self._fields:
            number, values = self._fields[kind]
            return (..., number, *[v if type(v) in ATOMS else self._packed(v) for v in values(value)])
        if isinstance(value, Mapping):
            return {name: self._packed(one) for name, one in value.items()}
        return self._packed_other(value)

    def _packed_other(self, value: object) -> Any:
        if isinstance(value, date):
            return (..., DATE, value.toordinal())
        if isinstance(value, Seat):
            posts = value.department.posts
            post = next(n for n, one in enumerate(posts) if one is value.post)
            return (..., SEAT, *self._numbers[id(value.department)], post, value.number)
        if isinstance(value, Unit | Department):
            steps = self._numbers[id(value)]
            return (..., (UNIT, DEPARTMENT)[len(steps) - 1], *steps)
        if is_dataclass(value):
            raise TypeError(f"{type(value).__name__} is not among CLASSES")
        return str(value)  # as a message would say it


class Unpacker:
    """Makes portions of bytes that a `Packer` of the same context made."""

    def __init__(self, organization: OrganizationIndex | None) -> None:
        self._units = organization.record.units if organization else []
        self._seats = organization.seats if organization else {}
        self._known: dict[Any, Any] = {}  # texts and records that are alike are one
        self._own: dict[int, Callable[..., Any]] = {
            DATE: date.fromordinal,
            SEAT: self._seat,
            UNIT: lambda unit: self._units[unit],
            DEPARTMENT: lambda unit, department: self._units[unit].departments[department],
        }
        self._makers = tuple(CLASSES) + tuple(self._own[n] for n in sorted(self._own))

    def portion(self, packed: bytes) -> Portion:
        """Return the portion that `packed` holds."""
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        made = self._made(marshal.loads(packed))
        assert isinstance(made, Portion)
        return made

    def _made(self, value: Any) -> Any:
        kind = type(value)
        if kind is str:
            return self._known.setdefault(value, value) if len(value) < SHORT else value
        if kind is tuple:
            if not value or value[0] is not ...:
                return self._tuple(value)
            number = value[1]
            if number in SHARED:
                if value not in self._known:
                    self._known[value] = self._makers[number](*map(self._made, value[2:]))
                return self._known[value]
            return self._makers[number](*map(self._made, value[2:]))
        if kind is frozenset:
            return self._known.setdefault(value, value)
        if kind is dict:
            return {self._made(name): self._made(one) for name, one in value.items()}
        return value

    def _tuple(self, value: tuple[Any, ...]) -> tuple[Any, ...]:
        made = tuple(map(self._made, value))
        is_wording = len(made) == 2 and type(made[0]) is type(made[1]) is str
        known: tuple[Any, ...] = self._known.setdefault(made, made) if is_wording else made
        return known

    def _seat(self, unit: int, department: int, post: int, number: int) -> Seat:
        home = self._units[unit]
        place = home.departments[department]
        seat = Seat(home, place, place.posts[post], number)
        known = self._seats.get(seat.ref)
        return known if known is not None and known.post is seat.post else seat


def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _numbered(organization: OrganizationIndex | None) -> Any:
    """Each unit and department with its numbers in the organisation; posts, of which there are many times as
    many, are counted in their department."""
    for u, unit in enumerate(organization.record.units if organization else ()):
        yield (u,), unit
        for d, department in enumerate(unit.departments):
            yield (u, d), department
