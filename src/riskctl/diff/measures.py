"""What changed in the measures of a point: which is which by what they say, and which became weaker.

A measure is weaker where it lost who answers for it, its day or its regulation, where its day is later,
where somebody looks more rarely or at less, or where words that say who looks at what gave way to slogans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from riskctl.corpus.context import Context
from riskctl.diff.change import Change, Kind, Value, at
from riskctl.diff.grounds import Grounds
from riskctl.diff.likeness import alike, best_pairs, plain
from riskctl.diff.match import Pair, Point
from riskctl.diff.renames import Renamed
from riskctl.records.measure import Measure
from riskctl.records.vocabulary import word

FIELDS = tuple(Measure.model_fields)
TIES = ("type", "regulation", "owner", "due")  # by which a measure is known whose text is new
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class _Said:
    """A measure: its place among those of its point, and its fields, an owner by the whole reference."""

    number: int
    measure: Measure
    values: Mapping[str, str | None]


class Measures:
    """Compares the measures of points that were matched."""

    def __init__(self, grounds: Grounds, renamed: Renamed) -> None:
        self.old = grounds.old
        self.new = grounds.new
        self.renamed = renamed

    def changes(self, pair: Pair) -> Iterator[Change]:
        """Yield what was added, removed, weakened or changed otherwise; a field at a time."""
        old = list(_said(pair[0], self.old, self.renamed))
        new = list(_said(pair[1], self.new, str))
        pairs, gone, come = _matched(old, new)
        for one, other in pairs:
            yield from self._fields(pair, one, other)
        for measure in gone:
            yield _change("measure-removed", pair[0], pair[1], measure, None, measure.values["text"], None)
        for measure in come:
            yield _change("measure-added", pair[1], pair[1], measure, None, None, measure.values["text"])

    def _fields(self, pair: Pair, one: _Said, other: _Said) -> Iterator[Change]:
        for field in FIELDS:
            before, after = one.values[field], other.values[field]
            same = field == "owner" and one.measure.owner == other.measure.owner  # of a post elsewhere
            if before != after and not same:
                weaker = self._weaker(field, before, after)
                kind: Kind = "measure-weakened" if weaker else "measure-changed"
                yield _change(kind, pair[1], pair[1], other, field, before, after)

    def _weaker(self, field: str, before: str | None, after: str | None) -> bool:
        if field in ("owner", "regulation", "due") and before is not None:
            return after is None or (field == "due" and after > before)
        words = self.new.wording
        return bool(field == "text" and words and before and after and words.looser(before, after))


def _said(point: Point, context: Context, name: Callable[[str], str]) -> Iterator[_Said]:
    for number, measure in enumerate(point.point.measures):
        values = {field: plain(str(v)) if (v := getattr(measure, field)) else None for field in FIELDS}
        if measure.owner:
            values["owner"] = name(_owner(measure.owner, context, point))
        yield _Said(number, measure, values)


def _matched(
    old: list[_Said], new: list[_Said]
) -> tuple[list[tuple[_Said, _Said]], list[_Said], list[_Said]]:
    """First those whose texts are alike, then those with an owner, day or regulation in common, then the
    only one left on both sides."""
    pairs: list[tuple[_Said, _Said]] = []
    for score in (_likeness, _ties):
        pairs += best_pairs(old, new, product(range(len(old)), range(len(new))), score, _name)
        old = [one for one in old if one not in [a for a, _ in pairs]]
        new = [one for one in new if one not in [b for _, b in pairs]]
    return ([*pairs, (old[0], new[0])], [], []) if len(old) == len(new) == 1 else (pairs, old, new)


def _likeness(one: _Said, other: _Said) -> float:
    like = alike(one.measure.text, other.measure.text)
    return like + _ties(one, other) / 100 if like >= LEAST else 0


def _ties(one: _Said, other: _Said) -> float:
    return sum(one.values[field] is not None and one.values[field] == other.values[field] for field in TIES)


def _name(one: _Said) -> str:
    return "\0".join(str(one.values[field]) for field in FIELDS)


def _owner(ref: str, context: Context, point: Point) -> str:
    """The whole reference of whom a measure names, so that `chief` and `registration/chief` are one."""
    if context.organization is None:
        return ref
    owner = point.graded.owner if point.graded else None
    unit = owner.unit.id if owner else point.document.where.get("unit", "")
    department = (
        owner.department.id if owner and owner.department else point.document.where.get("department", "")
    )
    if seat := context.organization.seat(ref, unit, department):
        return seat.ref
    found = context.organization.department(ref, unit)
    return f"{found[0].id}/{found[1].id}" if found else ref


def _change(
    kind: Kind, side: Point, new: Point, measure: _Said, field: str | None, before: Value, after: Value
) -> Change:
    path = ("risk_points", side.number, "measures", measure.number, field or "text")
    shown = [word("measure_type", str(v)) if field == "type" and v else v for v in (before, after)]
    return Change(
        kind=kind,
        subject=new.id,
        place=at(side.document, path),
        before=before,
        after=after,
        field=field,
        measure=measure.measure.text,
        title=new.point.title,
        shown=(shown[0], shown[1]),
    )
