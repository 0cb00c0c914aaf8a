"""Three states of a record merged as data: what is taken from which side, and what is a conflict.

Both branches may add points, change different points, or different fields of one point. A conflict is
what both changed otherwise, what one removed and the other changed, and one id that both gave away.
Texts and tables are cut by this plan (`record_cuts`, `table`), and held to the data it gives.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, TypeAlias, TypeVar

from riskctl.merge.align import NotMergeable, aligned, id_of
from riskctl.records.keys import model_at, spellings
from riskctl.records.record import Record
from riskctl.sources.tree import Data


class Absent(Enum):
    """What a side has not."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT
Value: TypeAlias = "Data | Absent"
Key = str | int
Side = Literal["ours", "theirs"]
Take = Literal["ours", "theirs", "conflict", "inside"]
Model = type[Record] | None
POINTS = ("risk_points", "风险点")
FREE = (*POINTS, "measures", "防范措施")  # in whatever order they stand, they say the same


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of one value; `parts` are those of the result, in its order, where it is taken apart."""

    base: Value
    ours: Value
    theirs: Value
    take: Take
    parts: tuple[Part, ...] = ()

    def merged(self, prefer: Side) -> Value:
        """Return the merged value, each conflict as one side has it."""
        winner = prefer if self.take == "conflict" else self.take
        if winner != "inside":
            return self.theirs if winner == "theirs" else self.ours
        found = [
            (part.key, value) for part in self.parts if (value := part.plan.merged(prefer)) is not ABSENT
        ]
        if isinstance(self.ours, list):
            return [value for _, value in found]
        return {str(key): value for key, value in found}

    @property
    def changes(self) -> bool:
        """Whether the result is anything but ours."""
        return self.take in ("theirs", "conflict") or any(part.plan.changes for part in self.parts)

    def conflicts(self, path: tuple[Part, ...] = ()) -> Iterator[tuple[tuple[Part, ...], Plan]]:
        """Yield each conflict with the parts that lead to it."""
        if self.take == "conflict":
            yield path, self
        for part in self.parts:
            yield from part.plan.conflicts((*path, part))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a value: what it is called, the key or place under which each side has it, its plan."""

    name: str
    base: Key | None
    ours: Key | None
    theirs: Key | None
    plan: Plan

    @property
    def key(self) -> Key:
        """The key of the result."""
        found = self.ours if self.ours is not None else self.theirs
        assert found is not None
        return found


def plan(base: Value, ours: Value, theirs: Value, model: Model = None, free: bool = False) -> Plan:
    """Return how `ours` and `theirs`, that came from `base`, become one.

    `model` tells which keys are two spellings of one; `free` that the order of a list says nothing.
    """
    if ours or ours not in (base, theirs):  # else there is nothing to take apart
        if isinstance(ours, dict) and isinstance(theirs, dict) and isinstance(base, dict | Absent):
            return plan_mappings(base, ours, theirs, model)
        if isinstance(ours, list) and isinstance(theirs, list) and isinstance(base, list | Absent):
            return _lists(base, ours, theirs, model, free)
    if theirs in (ours, base):
        return Plan(base, ours, theirs, "ours")
    return Plan(base, ours, theirs, "theirs" if ours == base else "conflict")


def same(one: Value, other: Value) -> bool:
    """Return whether two values say the same, in whatever order points and measures stand."""
    return one is not ABSENT and other is not ABSENT and _told(one) == _told(other)


def _told(data: Data, free: bool = False) -> object:
    if isinstance(data, dict):
        return {key: _told(inner, key in FREE) for key, inner in data.items()}
    if not isinstance(data, list):
        return data
    items = [_told(item) for item in data]
    return sorted(items, key=lambda item: json.dumps(item, sort_keys=True)) if free else items


def plan_mappings(base: Value, ours: dict[str, Data], theirs: dict[str, Data], model: Model) -> Plan:
    """Return the same for mappings: part by part even where they say the same, for their comments."""
    old = base if isinstance(base, dict) else {}
    held = [_by_code(side, model) for side in (old, ours, theirs)]
    parts = []
    for code in _order([*held[1]], [*held[2]]):
        was, mine, other = (keys.get(code) for keys in held)
        below = model_at(model, (mine or other or "",)) if model else None
        values = _at(old, was), _at(ours, mine), _at(theirs, other)
        parts.append(Part(code, was, mine, other, plan(*values, below, (mine or other) in FREE)))
    return Plan(base, ours, theirs, "inside", tuple(parts))


def _by_code(side: Mapping[str, Data], model: Model) -> dict[str, str]:
    """The keys as written, by their codes."""
    known = model.model_fields.items() if model else ()
    codes = {word: words[0] for name, field in known for words in (spellings(name, field),) for word in words}
    found = {codes.get(key, key): key for key in side}
    if len(found) < len(side):  # one field under both of its spellings
        raise NotMergeable
    return found


def _at(side: Mapping[str, Data], key: str | None) -> Value:
    return ABSENT if key is None else side[key]


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list on one side: its place there, and in the base where it was there already."""

    place: int
    base: int | None


def _lists(base: Value, ours: list[Data], theirs: list[Data], model: Model, free: bool) -> Plan:
    old = base if isinstance(base, list) else []
    mine = _named(old, ours, "ours")
    other = _joined(mine, ours, _named(old, theirs, "theirs"), theirs)
    if not free and _is_reordered([*mine], [*other]):
        raise NotMergeable
    parts = []
    for name in _order([*mine], [*other]):
        one, two = mine.get(name), other.get(name)
        known = one or two
        assert known
        values: tuple[Value, Value, Value] = (
            old[known.base] if known.base is not None else ABSENT,
            ours[one.place] if one else ABSENT,
            theirs[two.place] if two else ABSENT,
        )
        decided = _added_twice(*values) if values[0] is ABSENT else plan(*values, model)
        item = values[1] if one else values[2]
        label = "" if item is ABSENT else id_of(item) or ""
        parts.append(Part(label, known.base, one.place if one else None, two.place if two else None, decided))
    return Plan(base, ours, theirs, "inside", tuple(parts))


def _added_twice(base: Value, ours: Value, theirs: Value) -> Plan:
    """An item that was not there: no part of it can be told to be the same."""
    if ours is not ABSENT and theirs is not ABSENT and ours != theirs:
        return Plan(base, ours, theirs, "conflict")
    return Plan(base, ours, theirs, "theirs" if ours is ABSENT else "ours")


_Name = tuple[str, object]
_K = TypeVar("_K", bound=Hashable)


def _named(base: Sequence[Data], side: Sequence[Data], whose: Side) -> dict[_Name, _Item]:
    """The items of one side by what they are: that of the base, the one of an id, or one of its own."""
    found: dict[_Name, _Item] = {}
    for place, old in enumerate(aligned(base, side)):
        id = id_of(side[place])
        new: _Name = (whose, place) if id is None else ("id", id)
        found[new if old is None else ("base", old)] = _Item(place, old)
    return found


def _joined(
    mine: Mapping[_Name, _Item], ours: list[Data], other: Mapping[_Name, _Item], theirs: list[Data]
) -> dict[_Name, _Item]:
    """`other`, where what both added alike is one item and not two."""
    left = {name: ours[item.place] for name, item in mine.items() if name[0] == "ours"}
    found = {}
    for name, item in other.items():
        same = (one for one, value in left.items() if value == theirs[item.place])
        twin = next(same, None) if name[0] == "theirs" else None
        if twin:
            del left[twin]
        found[twin or name] = item
    return found


def _is_reordered(mine: list[_Name], other: list[_Name]) -> bool:
    """Whether `other` has what both have in an order that is neither that of `mine` nor of the base."""
    both = set(mine) & set(other)
    theirs = [name for name in other if name in both]
    kept = [name for name in theirs if name[0] == "base"]
    return [name for name in mine if name in both] != theirs and kept != sorted(kept)


def _order(mine: list[_K], other: list[_K]) -> list[_K]:
    """The order of `mine`; what only `other` has goes where it stands there, behind what `mine` added."""
    order, at, both = list(mine), 0, set(mine) & set(other)
    for name in other:
        if name in both:
            at = order.index(name) + 1
            continue
        while at < len(order) and order[at] not in both:
            at += 1
        order.insert(at, name)
        at += 1
    return order
