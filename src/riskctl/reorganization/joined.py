"""What is asked where one subject becomes part of another, gives away what it has, or is closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.base.nearest import did_you_mean
from riskctl.corpus.document import Document
from riskctl.corpus.moves import NameChange
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import Subject, find_subject
from riskctl.reorganization.asked import AskedName, known, meant, name_of, refuse_id
from riskctl.reorganization.mapping import NameMapping
from riskctl.reorganization.reorganization import MoveStep, Reorganization
from riskctl.year.resolve import subject_named

WORDS: Words = {
    "self": ("{old} 不能并进它自己", "{old} cannot be merged into itself"),
    "absent": (
        "{new} 还没有，没有可并入的；只是改名的，不写 --merge。",
        "There is no {new} to be merged into; for another name alone leave out --merge.",
    ),
    "children": (
        "{old} 和 {new} 都有 {ids}，并不到一起。",
        "{old} and {new} both have {ids}, which cannot be one.",
    ),
    "children-hint": (
        "先逐个改名或并好：riskctl move {old}/{first} {new}/新编号，或者 riskctl move {old}/{first} "
        "{new}/{first} --merge。",
        "Rename or merge them first: riskctl move {old}/{first} {new}/ID, or riskctl move {old}/{first} "
        "{new}/{first} --merge.",
    ),
    "points": (
        "{old} 和 {new} 的登记表里都有 {ids}。",
        "The registers of {old} and {new} both have {ids}.",
    ),
    "points-hint": (
        "加 --renumber，{old} 的这几个接着编（如 {one} → {other}）；或者先在登记表里改编号。",
        "Add --renumber and those of {old} get the next numbers (such as {one} → {other}); or change the ids "
        "in the registers first.",
    ),
    "no-point": ("{old} 的登记表里没有“{id}”", "The register of {old} has no “{id}”"),
    "all": (
        "{old} 的全部风险点都划给别处，就不是划出了：并入用 riskctl move {old} {new} --merge。",
        "All points of {old} would go; that is a merger: riskctl move {old} {new} --merge.",
    ),
    "give": (
        "--give 写成 ID=R03,R04（ID 是编号）；新设的把名称也写上：ID:NAME=R03,R04",
        "--give is written ID=R03,R04; of what is new with its name: ID:NAME=R03,R04",
    ),
    "name": (
        "没有 {new}；新设的，把名称写上：--give {new}:名称={ids}",
        "There is no {new}; where it is new, write its name: --give {new}:NAME={ids}",
    ),
    "unit": (
        "单位不能这样划分：先新建单位，再用 riskctl move 把部门一个个划过去。",
        "A unit is not split so: write the new unit in organization.yaml, then move each department.",
    ),
}
_NUMBER = re.compile(r"(.*?)(\d+)")
Points = Mapping[str, Sequence[str]]  # the ids of the points in the register of each subject


def merged(
    old: str, new: str, renumber: bool, points: Points, organization: OrganizationIndex
) -> Reorganization:
    """Return the act that makes the subject `old` part of `new`, which is there.

    Raises RiskctlError where one is not there, or both have something by one id and it may not `renumber`.
    """
    asked = meant(old, new, organization)
    there = find_subject(asked.new, organization)
    if asked.new == asked.old or there is None:
        key = "self" if there else "absent"
        raise RiskctlError(Said(WORDS[key], {"old": asked.old, "new": asked.new}))
    children = [*_children(asked.subject)]
    _refuse_both(asked, children, {*_children(there)})
    renamed = [NameChange(f"{asked.old}/{id}", f"{asked.new}/{id}") for id in children]
    ids = _ids(asked.old, asked.new, points.get(asked.old, ()), points, renumber)
    steps = [MoveStep("renamed", one.was, one.now) for one in renamed]
    steps += [MoveStep("given", was, now) for was, now in ids.items() if was.partition("#")[2] not in now]
    steps.append(MoveStep("merged", asked.old, asked.new, asked.name))
    mapping = NameMapping((*renamed, NameChange(asked.old, asked.new)), ids, frozenset((asked.old,)))
    return Reorganization(tuple(steps), mapping, removed=(asked.old,))


def given(
    old: str, gifts: Iterable[str], renumber: bool, points: Points, organization: OrganizationIndex
) -> Reorganization:
    """Return the act by which the subject `old` gives points of its register away, or as a department posts;
    a gift reads `ID=R03,R04`, or `ID:NAME=…` where the one that gets it is new.

    Raises RiskctlError where one of them is not there.
    """
    subject = known(old, organization)
    ref = subject.ref
    if "/" not in ref:
        raise RiskctlError(Said(WORDS["unit"]))
    steps, added, moved, renamed = list[MoveStep](), dict[str, str](), dict[str, str](), list[NameChange]()
    for gift in gifts:
        word, equals, ids = gift.partition("=")
        what, _, name = word.partition(":")
        items = [id.strip() for id in re.split("[,，、]", ids) if id.strip()]
        if not (equals and what and items):
            raise RiskctlError(Said(WORDS["give"]))
        new = _receiver(ref, what, name, ids, organization)
        if name and find_subject(new, organization) is None:
            added[new] = name
        if all(id in {*_children(subject)} for id in items):
            renamed += [NameChange(f"{ref}/{id}", f"{new}/{id}") for id in items]
        else:
            moved |= _gifts(ref, new, items, points, renumber)
    steps += [MoveStep("renamed", one.was, one.now) for one in renamed]
    steps += [MoveStep("given", was, now) for was, now in moved.items()]
    if moved and len(moved) == len(points.get(ref, ())):
        fields = {"old": ref, "new": next(iter(moved.values())).partition("#")[0]}
        raise RiskctlError(Said(WORDS["all"], fields))
    return Reorganization(tuple(steps), NameMapping(tuple(renamed), moved), added=added)


def closed(old: str, organization: OrganizationIndex) -> Reorganization:
    """Return the act that closes the subject `old` and all below; raises RiskctlError where there is none."""
    subject = known(old, organization)
    step = MoveStep("closed", subject.ref, "", name_of(subject))
    below = [ref for ref in _all(organization) if ref == subject.ref or ref.startswith(f"{subject.ref}/")]
    return Reorganization((step,), NameMapping((), {}, frozenset(below)), removed=(subject.ref,))


def points_of(documents: Sequence[Document]) -> dict[str, list[str]]:
    """Return the ids of the points of each register."""
    return {
        one.subject: [point.id for point in one.register.risk_points] for one in documents if one.register
    }


def _receiver(ref: str, what: str, name: str, ids: str, organization: OrganizationIndex) -> str:
    """The whole reference of who gets it; one that is new has a name and lies in what is there."""
    new = what if "/" in what else f"{ref.rpartition('/')[0]}/{what}"
    if find_subject(new, organization) is not None:
        return new
    above, _, id = new.rpartition("/")
    if not name:
        subject_named(above, organization)
        near = did_you_mean(new, [*_all(organization)])
        raise RiskctlError(Said(WORDS["name"], {"new": new, "ids": ids}), near)
    subject_named(above, organization)
    refuse_id(id, new.count("/"))
    return new


def _gifts(ref: str, new: str, items: Sequence[str], points: Points, renumber: bool) -> dict[str, str]:
    own = points.get(ref, ())
    for id in items:
        if id not in own:
            raise RiskctlError(Said(WORDS["no-point"], {"old": ref, "id": id}), did_you_mean(id, own))
    return _ids(ref, new, items, points, renumber)


def _ids(old: str, new: str, ids: Sequence[str], points: Points, renumber: bool) -> dict[str, str]:
    """The whole ids of points, and those they have in the register of `new`; nothing where that is none and
    the register goes as it is."""
    there = [*points.get(new, ())]
    if new not in points and len(ids) == len(points.get(old, ())):
        return {}
    both = [id for id in ids if id in there]
    numbered: dict[str, str] = {}
    for id in ids:
        numbered[id] = _next(id, [*there, *ids, *numbered.values()]) if id in both else id
    if both and not renumber:
        fields = {"old": old, "new": new, "ids": listed(both), "one": both[0], "other": numbered[both[0]]}
        raise RiskctlError(Said(WORDS["points"], fields), Said(WORDS["points-hint"], fields))
    return {f"{old}#{id}": f"{new}#{other}" for id, other in numbered.items()}


def _next(id: str, taken: Sequence[str]) -> str:
    """The next id after all that look like `id`, with as many digits: R07 after R06."""
    found = _NUMBER.fullmatch(id)
    head, digits = (found[1], found[2]) if found else (f"{id}-", "1")
    numbers = [int(m[2]) for one in taken if (m := _NUMBER.fullmatch(one)) and m[1] == head]
    return f"{head}{max(numbers, default=1) + 1:0{len(digits)}}"


def _refuse_both(asked: AskedName, children: Sequence[str], there: set[str]) -> None:
    both = [id for id in children if id in there]
    if both:
        fields = {"old": asked.old, "new": asked.new, "ids": listed(both), "first": both[0]}
        raise RiskctlError(Said(WORDS["children"], fields), Said(WORDS["children-hint"], fields))


def _children(subject: Subject) -> Iterable[str]:
    if subject.seat:
        return ()
    return [one.id for one in (subject.department.posts if subject.department else subject.unit.departments)]


def _all(organization: OrganizationIndex) -> Iterable[str]:
    yield from organization.units
    yield from organization.departments
    yield from (ref for ref, seat in organization.seats.items() if not seat.number)
