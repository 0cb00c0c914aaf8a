"""“Did you mean”: the right reference nearest to one that leads nowhere.

People write the word they say as often as the id: each thing is found by its id and by its names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.records.organization import Unit

LONGEST = 100  # characters of a wrong word that are compared; no id is as long
LEAST = 0.6  # two words of two characters that share one are not near

Spelled = tuple[str, ...]  # what would be right to write, then its other names


def nearest(written: str, known: Iterable[Spelled]) -> str:
    """Return what of `known` comes nearest to `written`, as it would be right; blank where nothing does."""
    words: dict[str, str] = {}
    for right, *others in known:
        for word in (right, *others):
            words.setdefault(word.casefold(), right)
    near = get_close_matches(written[:LONGEST].casefold(), words, 1, LEAST)
    return words[near[0]] if near else ""


def nearest_subject(ref: str, organization: OrganizationIndex) -> str:
    """Return the unit, department or post nearest to the whole reference `ref`, step by step from the
    unit down; blank where one of its steps is near nothing."""
    unit, *rest = ref.split("/")
    right = nearest(unit, ((u.id, u.name) for u in organization.units.values()))
    found = organization.units.get(right)
    for depth, step in enumerate(rest):
        below = _below(found, right, depth) if found and right else []
        near = nearest(step, below)
        right = f"{right}/{near}" if near else ""
    return right


def _below(unit: Unit, at: str, depth: int) -> list[Spelled]:
    if depth == 0:
        return [(d.id, d.name) for d in unit.departments]
    home = [d for d in unit.departments if f"{unit.id}/{d.id}" == at] if depth == 1 else []
    posts = [post for department in home for post in department.posts]
    seats = [(f"{p.id}-{n}",) for p in posts if p.seats > 1 for n in range(1, p.seats + 1)]
    return [*((p.id, p.name) for p in posts), *seats]


def units_of(organization: OrganizationIndex) -> Iterator[Spelled]:
    """Yield every unit."""
    yield from ((unit.id, unit.name) for unit in organization.units.values())


def departments_of(organization: OrganizationIndex, unit: str) -> Iterator[Spelled]:
    """Yield the departments that one may write inside `unit`."""
    if found := organization.units.get(unit):
        yield from ((d.id, d.name) for d in found.departments)


def posts_of(organization: OrganizationIndex, unit: str, department: str = "") -> Iterator[Spelled]:
    """Yield the posts that one may write inside `unit`, those of `department` by their bare ids."""
    found = organization.units.get(unit)
    for one in found.departments if found else ():
        for post in one.posts:
            whole = f"{one.id}/{post.id}"
            right = post.id if one.id == department else whole
            yield right, whole, post.name, f"{one.name}{post.name}"


def offices_of(organization: OrganizationIndex, unit: str) -> Iterator[Spelled]:
    """Yield the offices that one may write inside `unit`."""
    found = organization.units.get(unit)
    for code in OFFICES if found else ():
        if office := getattr(found, code):
            yield code, office.name
