"""What a cell may be chosen from: how a register writes each value, and the words that people read.

A register holds ids and references (registration/chief); a clerk chooses among names (注册登记科科长). What
is chosen is written as the register's own value was: a zh word for a zh word, a code for a code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from riskctl.base.latest import latest
from riskctl.base.messages import Language
from riskctl.base.nearest import nearest
from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.records.kinds.organization import Department, Unit
from riskctl.records.vocabulary import CODES

GROUPS = {"kind": "kind", "origin": "origin", "measure_type": "measure_type"}
OPEN = frozenset({"origin"})  # a policy may have more of them, so other words are taken too


@dataclass(frozen=True, slots=True)
class BookChoice:
    """One value: as people read it, and as a register writes it: its code, and where it has one its word.

    `also` are further ways that are read. What is not `offered` stands in no drop-down list.
    """

    shown: str
    written: tuple[str, ...]
    offered: bool = True
    also: tuple[str, ...] = ()


Resolve = Callable[[str, str], str | None]


@dataclass(frozen=True)
class BookChoices:
    """The values of a column within one unit. `resolve` brings what a register writes, in a department, to
    the usual way; `open` lists take other words too."""

    choices: tuple[BookChoice, ...]
    resolve: Resolve | None = None
    open: bool = False

    @property
    def offered(self) -> list[str]:
        """What a drop-down list holds."""
        return [one.shown for one in self.choices if one.offered]

    def shown(self, written: str, department: str = "") -> str:
        """Return what people read for a value of a register; one that is unknown stays as it is."""
        known = self._of(written, department)
        return known.shown if known else written

    def meant(self, text: str, department: str = "") -> BookChoice | None:
        """Return what a text chosen or typed means, None where it is none of the values."""
        return self._by_shown.get(text) or self._of(text, department)

    def near(self, text: str) -> str:
        """Return the value, as people read it, that comes nearest to a wrong one; blank for none."""
        return nearest(text, ((one.shown, *one.written, *one.also) for one in self.choices))

    def _of(self, written: str, department: str) -> BookChoice | None:
        usual = self.resolve(written, department) if self.resolve else None
        return self._by_written.get(usual or written)

    @cached_property
    def _by_shown(self) -> dict[str, BookChoice]:
        return {one.shown: one for one in reversed(self.choices)}

    @cached_property
    def _by_written(self) -> dict[str, BookChoice]:
        return {word: one for one in reversed(self.choices) for word in (*one.written, *one.also)}


@latest  # a unit's departments are exported one after the other
def choices_of(unit: Unit, context: Sound, language: Language) -> dict[str, BookChoices]:
    """Return the choices of each column that has some, as one writes them inside `unit`, by its code."""
    grading, zh = context.grading, language == "zh"
    lists = {code: BookChoices(tuple(_coded(group, zh)), open=code in OPEN) for code, group in GROUPS.items()}
    lists["category"] = _named(
        BookChoice(one.name[0 if zh else 1], (one.id, one.name[0]), also=one.aliases)
        for one in grading.categories
    )
    for scale in ("probability", "severity"):
        values = reversed(getattr(grading, scale).values)
        lists[scale] = BookChoices(tuple(BookChoice(v.name, (v.name,), also=v.aliases) for v in values))
    lists["criteria"] = _named(BookChoice(c.text, (c.id, c.text)) for c in grading.policy.criteria)
    lists["matter"] = _named(BookChoice(m.name, (m.id, m.name)) for m in (context.matters or {}).values())
    lists["regulation"] = _named(
        BookChoice(one.title, (one.id,), one.state != "repealed")
        for one in (context.regulations or {}).values()
    )
    lists["flow"] = _named(_nodes(unit, context))
    lists["owner"] = _owners(unit, context.organization)
    lists["point_department"] = _named(BookChoice(d.name, (d.id,)) for d in unit.departments)
    return lists


def _coded(group: str, zh: bool) -> Iterator[BookChoice]:
    for code, (word, en) in CODES[group].items():
        yield BookChoice(word if zh else en, (code, word))


def _named(found: Iterable[BookChoice]) -> BookChoices:
    """Choices by their names; where two are called alike each shows its id too."""
    known = list(found)
    names = Counter(one.shown for one in known)
    return BookChoices(
        tuple(
            one if names[one.shown] == 1 else replace(one, shown=f"{one.shown}（{one.written[0]}）")
            for one in known
        )
    )


def _nodes(unit: Unit, context: Sound) -> Iterator[BookChoice]:
    """The nodes of all charts; those of the unit's departments are offered."""
    for at in context.flows.values():
        own = at.flow.department.partition("/")[0] == unit.id
        for node in at.flow.nodes:
            yield BookChoice(f"{at.flow.name}：{node.name}", (f"{at.id}/{node.id}",), own)


def _owners(unit: Unit, organization: OrganizationIndex) -> BookChoices:
    """The departments and posts of a unit; those of others, which a measure may name too, are not offered."""
    found = [*_within(unit, unit)]
    for other in organization.units.values():
        found += _within(other, unit) if other.id != unit.id else []

    def resolve(text: str, department: str) -> str | None:
        if seat := organization.seat(text, unit.id, department):
            return _reference(seat.unit, seat.department, unit, seat)
        if known := organization.department(text, unit.id):
            return _reference(*known, unit)
        return organization.titled(text, unit.id, department)

    return BookChoices(_named(found).choices, resolve)


def _reference(unit: Unit, department: Department, home: Unit, seat: Seat | None = None) -> str:
    """A reference as it is written inside `home`."""
    ref = department.id if seat is None else seat.ref.partition("/")[2]
    return ref if unit.id == home.id else f"{unit.id}/{ref}"


def _within(unit: Unit, home: Unit) -> Iterator[BookChoice]:
    own = unit.id == home.id
    before, at = ("", "") if own else (unit.name, f"{unit.id}/")
    for department in unit.departments:
        yield BookChoice(f"{before}{department.name}", (f"{at}{department.id}",), own)
        for post in department.posts:
            name = f"{before}{department.name}{post.name}"
            yield BookChoice(name, (f"{at}{department.id}/{post.id}",), own)


def subject_title(subject: Subject, language: Language) -> str:
    """Return what a workbook calls a subject: a post with its department, a whole by its kind."""
    zh = language == "zh"
    if subject.seat:
        seat, department = subject.seat, subject.seat.department.name
        number = (f"（{seat.number}）" if zh else f" ({seat.number})") if seat.number else ""
        return f"{department}{'' if zh else ' '}{seat.post.name}{number}"
    if subject.department:
        return f"{subject.department.name}{'（部门）' if zh else ' (department)'}"
    return f"{subject.unit.name}{'（单位）' if zh else ' (unit)'}"
