"""What people call units, departments, posts and offices, as references of the organisation.

What it does not know is asked once for a word: which one is meant, or that it is new.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, Said, listed
from riskctl.base.nearest import nearest, nearest_first
from riskctl.corpus.holder_names import names_of
from riskctl.corpus.nearest_reference import departments_of, posts_of, units_of
from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject, find_subject
from riskctl.exchange.intake.lexicon import plain
from riskctl.exchange.intake.questions import Asking, ClerkQuestion
from riskctl.records.kinds.organization import Department, Unit
from riskctl.year.resolve import subject_named


class WORDS:
    """What is asked about places."""

    unit = Phrase("“{word}”是组织机构里的哪个单位？", "Which unit of the organisation is “{word}”?")
    department = Phrase("“{word}”是{unit}的哪个部门？", "Which department of {unit} is “{word}”?")
    post = Phrase("“{word}”是{where}的哪个岗位？", "Which post of {where} is “{word}”?")
    whole = Phrase("写进上一级的登记表", "it goes into the register above")
    new = Phrase("机构里还没有，写入时加上", "not there yet: added when this is written")
    home = Phrase(
        "这张表没有说是哪个单位的，用 --to 指明：{units}。",
        "The table does not say whose it is; name the unit with --to: {units}.",
    )


called = Phrase("{name}", "{name}")
TOLD = 8  # choices of a question; others may be answered too
WHOLE, NEW = "whole", "new"
_PARTS = re.compile(r"[、，,；;/\n]|\s{2,}")
_SPACED = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Home:
    """Whose a row is: ids of the unit, and of the department and post where it is theirs; blank for none."""

    unit: str
    department: str = ""
    post: str = ""

    @property
    def ref(self) -> str:
        """The reference of the subject."""
        return "/".join(filter(None, (self.unit, self.department, self.post)))


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A department or a post that the organisation does not have yet, by its name."""

    unit: str
    department: str  # its id, or the new one's
    name: str  # of the department where it is new, else of the post
    post: str = ""  # the new post's id; blank for a new department


class Places:
    """Looks up what people call places, asks about what it does not know, and notes what is new."""

    def __init__(self, context: Sound, asking: Asking) -> None:
        self._organization = context.organization
        self._people = context.people
        self._names = names_of(context.people, context.organization) if context.people else None
        self._asking = asking
        self.new: dict[tuple[str, ...], NewPlace] = {}

    def unit(self, word: str) -> str:
        """Return the unit that is called `word`; blank where that is not known yet."""
        units = [unit for unit in self._organization.units.values() if not unit.external]
        found = next((one.id for one in units if plain(word) in (plain(one.name), plain(one.id))), "")
        if found:
            return found
        near = nearest(word, units_of(self._organization))
        question = ClerkQuestion(
            f"words/unit/{word}",
            WORDS.unit(word=word),
            {one.id: called(name=one.name) for one in units},
            near if near in {one.id for one in units} else "",
        )
        return self._asking.answer(question)

    def department(self, word: str, unit: str) -> str:
        """Return the department of `unit` that is called `word`; blank for the unit itself, or not known."""
        known = self._units.get(unit)
        found = (
            [one for one in known.departments if plain(word) in (plain(one.name), plain(one.id))]
            if known
            else []
        )
        if len(found) == 1:
            return found[0].id
        answer = self._asking.answer(self._department_question(word, unit, known))
        if answer == NEW:
            return self._add(NewPlace(unit, "", word))
        return "" if answer == WHOLE else answer

    def _department_question(self, word: str, unit: str, known: Unit | None) -> ClerkQuestion:
        names = {one.id: one.name for one in (known.departments if known else ())}
        near = nearest(word, departments_of(self._organization, unit))
        return ClerkQuestion(
            f"words/department/{word}",
            WORDS.department(word=word, unit=known.name if known else unit),
            _nearest_few(word, names) | {NEW: WORDS.new(), WHOLE: WORDS.whole()},
            near or NEW,
            names.__contains__,
        )

    def post(self, word: str, home: Home) -> Home:
        """Return whose the points of the post called `word` are: in its department, else in its unit."""
        if found := self.department_called(word, home):
            return found
        ref = self._organization.titled(_SPACED.sub("", word), home.unit, home.department)
        seat = self._organization.seat(ref, home.unit, home.department) if ref else None
        if seat and (not home.department or seat.department.id == home.department):
            return Home(home.unit, seat.department.id, seat.post.id)
        answer = self._asking.answer(self._post_question(word, home))
        if answer == NEW and home.department:
            return replace(home, post=self._add(NewPlace(home.unit, home.department, word, NEW)))
        seat = self._organization.seat(answer, home.unit, home.department) if answer else None
        return Home(seat.unit.id, seat.department.id, seat.post.id) if seat else home

    def department_called(self, word: str, home: Home) -> Home | None:
        """The department of that name: 局领导 stands among posts, and means them all."""
        unit = self._units.get(home.unit)
        found = [one for one in (unit.departments if unit else ()) if plain(one.name) == plain(word)]
        return Home(home.unit, found[0].id) if found and home.department in ("", found[0].id) else None

    def _post_question(self, word: str, home: Home) -> ClerkQuestion:
        where = find_subject(home.ref, self._organization)
        rights = list(posts_of(self._organization, home.unit, home.department))
        named = {
            right: names[-1] if "/" in right else names[-2]
            for right, *names in rights
            if "/" not in right or not home.department
        }
        alike = [right for right, *names in rights if word in names]
        near = nearest(word, rights) if len(alike) < 2 else ""
        extra = {NEW: WORDS.new()} if home.department else {}
        return ClerkQuestion(
            f"words/post/{word}",
            WORDS.post(word=word, where=_title(where) if where else home.ref),
            _nearest_few(word, named) | extra | {WHOLE: WORDS.whole()},
            near or WHOLE,
            lambda ref: self._organization.seat(ref, home.unit, home.department) is not None,
        )

    def titled(self, word: str, home: Home) -> str:
        """Return the reference of the post, department or person called `word`, as written in a register of
        `home`; blank where nobody is."""
        bare = _SPACED.sub("", word)
        if seat := self.holder(bare, home.unit) or self._named_in(bare, home.unit):
            return self.written(seat, home)
        found = self._organization.titled(bare, home.unit, home.department)
        return found or ""

    def holder(self, name: str, unit: str) -> Seat | None:
        """Return the post of the person called `name` in `unit`, None where nobody there is called so."""
        return self._by_name.get((unit, name))

    def _named_in(self, word: str, unit: str) -> Seat | None:
        """The post of the holder whose name stands in a word beside a title: 孙丙三科长."""
        if self._names is None or not self._names.may_be_in(word):
            return None
        found = (self.holder(one.name, unit) for one in self._names.within(word) if one.is_person)
        return next(filter(None, found), None)

    def office(self, word: str, unit: str) -> str:
        """Return the code of the office of `unit` that is called `word`; blank where none is."""
        found = self._organization.office(word, unit)
        return found[1] if found else ""

    def record_of(self, home: Home) -> Department | None:
        """Return the department of `home` as the organisation has it."""
        found = self._organization.departments.get(f"{home.unit}/{home.department}")
        return found[1] if found else None

    def is_known(self, ref: str, home: Home) -> bool:
        """Return whether a register of `home` may name `ref`."""
        organization = self._organization
        return bool(
            organization.seat(ref, home.unit, home.department) or organization.department(ref, home.unit)
        )

    def written(self, seat: Seat, home: Home) -> str:
        """Return a post as a register of `home` names it."""
        return f"{seat.department.id}/{seat.post.id}" if seat.unit.id == home.unit else seat.post_ref

    def title(self, seat: Seat) -> str:
        """Return what a post is called."""
        return self._organization.title(seat)

    @property
    def _units(self) -> dict[str, Unit]:
        return self._organization.units

    def _add(self, place: NewPlace) -> str:
        """The id that a new place gets: its name, which may be Chinese."""
        id = re.sub(r"[^A-Za-z0-9一-鿿]+", "-", plain(place.name)).strip("-")
        own = replace(place, post=id) if place.post else replace(place, department=id)
        self.new[own.unit, own.department, own.post] = own
        return id

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Seat]:
        """Posts by unit and name of whoever held them at any time, the present holder's before others."""
        found: dict[tuple[str, str], Seat] = {}
        for ref, holders in self._people.record.holders.items() if self._people else ():
            if seat := self._organization.seats.get(ref):
                found |= {(seat.unit.id, holder.name): seat for holder in holders}
        for seat in self._organization.seats.values() if self._people else ():
            if not seat.number and self._people:
                found |= {(seat.unit.id, name): seat for name in self._people.names(seat)}
        return found


def _nearest_few(word: str, names: Mapping[str, str]) -> dict[str, Said]:
    """Of many choices those whose names are the likest to `word`."""
    by_name = {name: id for id, name in names.items()}
    return {by_name[name]: called(name=name) for name in nearest_first(word, by_name)[:TOLD]}


def parts(text: str) -> list[str]:
    """Return the names that one cell holds: 书记、主任."""
    return [part.strip() for part in _PARTS.split(text) if part and part.strip()]


def _title(subject: Subject) -> str:
    return subject.unit.name + (subject.department.name if subject.department else "")


def home_named(to: str, organization: OrganizationIndex) -> Home:
    """Return whose table it is by `to`, a subject, else the one unit that keeps registers.

    Raises RiskctlError where there is no such subject, or several units to choose from.
    """
    if to:
        named = subject_named(to.strip("/").removeprefix("registers/"), organization)
        return Home(*named.ref.split("/"))
    own = [unit.id for unit in organization.units.values() if not unit.external]
    if len(own) == 1:
        return Home(own[0])
    raise RiskctlError(WORDS.home(units=listed(own)))
