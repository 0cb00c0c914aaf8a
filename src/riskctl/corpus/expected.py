"""What should exist by the organisation, the catalogue of matters and the charts, and does not.

Every unit, department and post has a register (which may say why it holds no point); every matter of a power
held and every node of a chart has an open point or a reason. It is judged here alone: rules word it for who
mends it, the status of the year counts it. A register that cannot be read exists, and may hold the answer.

Posts come by their weight, as the plan puts it (突出重点): 领导干部特别是主要领导干部, then who has power
over personnel and money, then who approves and enforces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from riskctl.base.location import DataPath
from riskctl.corpus.context import Context, FlowAt
from riskctl.corpus.declined_matters import holding, home_of, is_declined
from riskctl.corpus.nearest_reference import nearest_matter, nearest_node
from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.corpus.spoken import Spoken
from riskctl.records.kinds.flow import Node
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.organization import Department, Unit
from riskctl.records.vocabulary import CODES

Weight = Literal["head", "leader", "department-head", "key", "other"]
WEIGHTS: tuple[Weight, ...] = ("head", "leader", "department-head", "key", "other")
POWERS = ("personnel", "finance", "approval", "enforcement")  # in the order of the plan's weight


@dataclass(frozen=True, slots=True)
class PostExpected:
    """A post that no register speaks for, or of which only some seats have one; `path` is its place in the
    organisation, `missing` the post or those of its seats."""

    seat: Seat
    weight: Weight
    missing: tuple[str, ...]
    path: DataPath


@dataclass(frozen=True, slots=True)
class DepartmentExpected:
    """A department that has neither its own register nor one of its posts'."""

    unit: Unit
    department: Department
    path: DataPath

    @property
    def ref(self) -> str:
        """`unit/department`."""
        return f"{self.unit.id}/{self.department.id}"


@dataclass(frozen=True, slots=True)
class MatterExpected:
    """A matter of a power held with neither an open point nor reasons of all who hold it; `path` is where the
    organisation says that the power is held."""

    unit: Unit
    matter: Matter
    given: tuple[Department, ...]  # whose reason is there, and speaks for itself alone
    left: tuple[Department, ...]  # who holds the power and gives none
    has_reasons: bool
    unread: tuple[str, ...]  # registers in which it may stand
    path: DataPath


@dataclass(frozen=True, slots=True)
class NodeExpected:
    """A node of a chart, and the kinds of risk for which it has neither an open point nor a reason."""

    flow: FlowAt
    number: int
    node: Node
    kinds: tuple[str, ...]
    unread: tuple[str, ...]  # registers in which it may stand

    @property
    def ref(self) -> str:
        """`chart/node`."""
        return f"{self.flow.id}/{self.node.id}"


def units_without_register(registers: Iterable[Spoken], organization: OrganizationIndex) -> Iterator[Unit]:
    """Yield each unit that has no register of its own (附件3), whatever its departments and posts have."""
    known = tuple(registers)
    covered, unread = {register.ref for register in known}, _tables_unread(known)
    for unit in organization.units.values():
        if not unit.external and unit.id not in covered and not _may_stand_in_a_table(unit.id, unread):
            yield unit


def departments_without_register(
    registers: Iterable[Spoken], organization: OrganizationIndex
) -> Iterator[DepartmentExpected]:
    """Yield each department of no register."""
    known = tuple(registers)
    covered = {"/".join(register.ref.split("/")[:2]) for register in known}
    unread = _tables_unread(known)
    for unit, department, path in _departments(organization):
        found = DepartmentExpected(unit, department, (*path, "id"))
        if found.ref not in covered and not _may_stand_in_a_table(found.ref, unread):
            yield found


def posts_without_register(
    registers: Iterable[Spoken], organization: OrganizationIndex
) -> Iterator[PostExpected]:
    """Yield each post that is not wholly covered, in the order of the organisation."""
    known = tuple(registers)
    covered, weights = {register.ref for register in known}, _weights(organization)
    unread = _tables_unread(known)
    for unit, department, path in _departments(organization):
        for n, post in enumerate(department.posts):
            seat = Seat(unit, department, post)
            missing = _seats_without(seat, covered)
            if missing and not _may_stand_in_a_table(seat.ref, unread):
                weight = weights.get(seat.ref) or ("key" if post.key else "other")
                yield PostExpected(seat, weight, missing, (*path, "posts", n, "id"))


def by_weight(posts: Iterable[PostExpected]) -> list[PostExpected]:
    """Return `posts` the weightiest first: by their weight, then by the powers of their department."""

    def place(one: PostExpected) -> tuple[int, int]:
        powers = [POWERS.index(power) for power in one.seat.department.powers]
        return WEIGHTS.index(one.weight), min(powers, default=len(POWERS))

    return sorted(posts, key=place)


def matters_uncovered(registers: Iterable[Spoken], context: Context) -> Iterator[MatterExpected]:
    """Yield each matter of each unit that no open point and no reason covers; none without a catalogue."""
    organization = context.organization
    by_unit: dict[str, list[Spoken]] = defaultdict(list)
    for register in registers:
        by_unit[home_of(register.ref)[0]].append(register)
    for n, unit in enumerate(organization.record.units if organization else ()):
        if organization and not unit.external and organization.units[unit.id] is unit:
            yield from _matters(unit, _powers(n, unit), by_unit[unit.id], context)


def nodes_unanalysed(registers: Sequence[Spoken], context: Context) -> Iterator[NodeExpected]:
    """Yield each node of each chart that lacks an open point and a reason, for either kind of risk."""
    analysed = {node for register in registers for node in register.nodes}
    words = {word for register in registers for _, word in register.in_vain if word}
    meant = words | {nearest_node(word, context) for word in words}
    analysed |= {(ref, kind) for ref in meant for kind in CODES["kind"]}
    tables = _tables_unread(registers)
    for flow in context.flows.values():
        for n, node in enumerate(flow.flow.nodes):
            ref = f"{flow.id}/{node.id}"
            kinds = [kind for kind in CODES["kind"] if (ref, kind) not in analysed and kind not in node.none]
            if kinds and not _may_stand_in_a_table(flow.flow.department, tables):
                unread = _unread(registers, flow.flow.department)
                yield NodeExpected(flow, n, node, tuple(kinds), unread)


def _departments(organization: OrganizationIndex) -> Iterator[tuple[Unit, Department, DataPath]]:
    for n, unit in enumerate(organization.record.units):
        for m, department in enumerate(unit.departments if not unit.external else ()):
            yield unit, department, ("units", n, "departments", m)


def _seats_without(seat: Seat, covered: set[str]) -> tuple[str, ...]:
    """The post, or those of its seats, that no register speaks for."""
    seats = [f"{seat.ref}-{number}" for number in range(1, seat.post.seats + 1)]
    missing = tuple(ref for ref in seats if ref not in covered)
    if seat.ref in covered or (seat.post.seats > 1 and not missing):
        return ()
    return missing if 1 <= len(missing) < seat.post.seats else (seat.ref,)


def _weights(organization: OrganizationIndex) -> dict[str, Weight]:
    """The posts of heads and leaders; one that is several counts as the weightiest."""
    found: dict[str, Weight] = {}
    named: list[tuple[Weight, Seat | None]] = []
    for unit in organization.record.units:
        named.append(("head", organization.seat(unit.head, unit.id) if unit.head else None))
    for unit, department in organization.departments.values():
        named.append(("leader", organization.in_charge(unit, department.leader_in_charge, department)))
        named.append(("department-head", organization.in_charge(unit, department.head, department)))
    for weight, seat in sorted(named, key=lambda one: WEIGHTS.index(one[0])):
        if seat:
            found.setdefault(seat.post_ref, weight)
    return found


def _powers(n: int, unit: Unit) -> dict[str, DataPath]:
    """The powers of a unit and its departments, each with the first place that says so."""
    places: list[tuple[str, DataPath]] = [(power, ("units", n, "powers")) for power in unit.powers]
    for m, department in enumerate(unit.departments):
        places += [(power, ("units", n, "departments", m, "powers")) for power in department.powers]
    return dict(reversed(places))


def _matters(
    unit: Unit, powers: dict[str, DataPath], registers: Sequence[Spoken], context: Context
) -> Iterator[MatterExpected]:
    if any(register.is_of_all_below for register in registers):
        return
    covered, reasons = matters_covered(registers, context), reasons_given(registers, context)
    unread = _unread(registers, unit.id)
    for matter in (context.matters or {}).values():
        homes = reasons[matter.id]
        if matter.power not in powers or matter.id in covered or is_declined(matter.power, unit, homes):
            continue
        given = tuple(one for one in unit.departments if one.id in homes)
        left = tuple(one for one in holding(matter.power, unit) if one.id not in homes)
        yield MatterExpected(unit, matter, given, left, bool(homes), unread, powers[matter.power])


def matters_covered(registers: Iterable[Spoken], context: Context) -> set[str]:
    """Return the ids of the matters of open points, and of those that a wrong word is near to."""
    covered = {matter for register in registers for matter in register.matters}
    words = {word for register in registers for word, _ in register.in_vain if word}
    return covered | {matter.id for word in words if (matter := _meant(word, context))}


def reasons_given(registers: Iterable[Spoken], context: Context) -> defaultdict[str, set[str]]:
    """Return for each matter, by its id, the departments that say why they do not exercise it; blank for the
    unit's own reason."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for register in registers:
        for said in register.declined:
            if matter := _meant(said, context):
                homes[matter.id].add(home_of(register.ref)[1])
    return homes


def _meant(said: str, context: Context) -> Matter | None:
    return context.matter(said) or nearest_matter(said, context)


def _tables_unread(registers: Iterable[Spoken]) -> list[str]:
    """Whose tables they are of which no row is read; found once, and not for each thing that is missed."""
    return [register.ref for register in registers if register.is_of_all_below]


def _may_stand_in_a_table(ref: str, unread: Iterable[str]) -> bool:
    """Whether the register of `ref` may be in a table of which no row is read."""
    return any(not at or f"{ref}/".startswith(f"{at}/") for at in unread)


def _unread(registers: Iterable[Spoken], ref: str) -> tuple[str, ...]:
    """The registers of a unit or department and of those below it that could not be read."""
    own = (register for register in registers if f"{register.ref}/".startswith(f"{ref}/"))
    return tuple(register.file for register in own if not register.readable)
