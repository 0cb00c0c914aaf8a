"""What changed in a point by its own words: where it stands, how it is judged, what it says.

Codes and zh words, aliases, blanks, the order of a list and the level as it is written are no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskctl.base.messages import listed
from riskctl.corpus.context import Context
from riskctl.corpus.grading import Ladder, Scale
from riskctl.diff.change import Change, Kind, Value, at
from riskctl.diff.grounds import Grounds
from riskctl.diff.likeness import plain
from riskctl.diff.match import Pair, Point
from riskctl.diff.measures import Measures
from riskctl.diff.renames import Renamed
from riskctl.records.decisions import Override
from riskctl.records.record import Record
from riskctl.records.risk_point import RiskPoint
from riskctl.records.vocabulary import code_of, word

# Compared each in its own way: what a level follows from and references here, monitors with the grades.
APART = frozenset(
    {"id", "probability", "severity", "criteria", "category", "matter", "flow"}
    | {"level", "monitor", "override", "measures"}
)
TEXTS = tuple(name for name in RiskPoint.model_fields if name not in APART)
CODES = ("kind", "status")


class Points:
    """Compares points that were matched."""

    def __init__(self, grounds: Grounds, renamed: Renamed) -> None:
        self.old = grounds.old
        self.new = grounds.new
        self.renamed = renamed
        self.measures = Measures(grounds, renamed)

    def changes(self, pair: Pair) -> Iterator[Change]:
        """Yield what changed in a point and in its measures."""
        old, new = pair
        if old.id != new.id:
            yield self._change(pair, "point-moved", "id", old.id, new.id)
        for kind, field, before, after in (*self._graded_by(pair), *self._references(pair)):
            if before != after:
                yield self._change(pair, kind, field, before or None, after or None)
        yield from self._texts(pair)
        yield from self._override(pair)
        yield from self.measures.changes(pair)

    def _change(self, pair: Pair, kind: Kind, field: str, before: Value, after: Value) -> Change:
        new = pair[1]
        shown = tuple(_in_words(field, value, c) for value, c in ((before, self.old), (after, self.new)))
        return Change(
            kind=kind,
            subject=new.id,
            place=at(new.document, ("risk_points", new.number, field)),
            before=before,
            after=after,
            field=field if kind == "text-changed" else None,
            title=new.point.title,
            shown=(shown[0], shown[1]),
        )

    def _graded_by(self, pair: Pair) -> Iterator[tuple[Kind, str, Value, Value]]:
        """What the level follows from. A word that a scale reads as another is the same."""
        a, b = pair[0].point, pair[1].point
        gradings = [context.grading for context in (self.old, self.new) if context.grading]
        probability = _values(a.probability, b.probability, [grading.probability for grading in gradings])
        severity = _values(a.severity, b.severity, [grading.severity for grading in gradings])
        yield "probability-changed", "probability", *probability
        yield "severity-changed", "severity", *severity
        yield "text-changed", "criteria", _criteria(a, self.old), _criteria(b, self.new)

    def _references(self, pair: Pair) -> Iterator[tuple[Kind, str, Value, Value]]:
        old, new = pair
        a, b = old.point, new.point
        yield "category-changed", "category", a.category, b.category
        same = a.matter == b.matter
        yield "matter-changed", "matter", new.matter if same else old.matter, new.matter
        yield "flow-changed", "flow", a.flow, b.flow

    def _texts(self, pair: Pair) -> Iterator[Change]:
        old, new = (_said(point.point) for point in pair)
        for field, before in old.items():
            if _plain(before) != _plain(new[field]):
                yield self._change(pair, "text-changed", field, before or None, new[field] or None)

    def _override(self, pair: Pair) -> Iterator[Change]:
        """One decision in the place of another is one taken back and one made."""
        a, b = pair[0].point.override, pair[1].point.override
        if self._decided(a, self.old, pair[0]) == self._decided(b, self.new, pair[1]):
            return
        if a:
            yield _of_override("override-removed", a, pair[0], pair[1], self.old)
        if b:
            yield _of_override("override-added", b, pair[1], pair[1], self.new)

    def _decided(self, override: Override | None, context: Context, point: Point) -> object:
        if override is None:
            return None
        unit = point.document.where.get("unit", "")
        found = context.organization.office(override.body, unit) if context.organization else None
        body = self.renamed(f"{found[0].id}/{found[1]}") if found else override.body
        return _level(override, context), plain(override.reason), body, override.date


def _of_override(kind: Kind, override: Override, point: Point, new: Point, context: Context) -> Change:
    level = _level(override, context)
    removed = kind == "override-removed"
    ladder = context.grading.ladder if context.grading else Ladder(())
    found = ladder.find(override.level)
    words = (
        found.name if found else override.level,
        override.body,
        str(override.date or ""),
        override.reason,
    )
    said = listed([*filter(None, words)])
    return Change(
        kind=kind,
        subject=new.id,
        place=at(point.document, ("risk_points", point.number, "override")),
        before=level if removed else None,
        after=None if removed else level,
        title=new.point.title,
        shown=(said, None) if removed else (None, said),
    )


def _level(override: Override, context: Context) -> int | str:
    found = context.grading.ladder.find(override.level) if context.grading else None
    return found.id if found else override.level


def _values(old: str | None, new: str | None, scales: Iterable[Scale]) -> tuple[str | None, str | None]:
    """The two values, one word where either scale reads both as one."""
    known = [(scale.find(old or ""), scale.find(new or "")) for scale in scales]
    return (new, new) if any(a is not None and a == b for a, b in known) else (old, new)


def _criteria(point: RiskPoint, context: Context) -> Value:
    if point.criteria is None:
        return None
    found = (context.grading.criterion(text) if context.grading else None for text in point.criteria)
    return tuple(sorted(c.id if c else text for c, text in zip(found, point.criteria, strict=True)))


def _said(point: RiskPoint) -> dict[str, Value]:
    """What a point says beside what it is judged by."""
    said = {field: _value(getattr(point, field)) for field in TEXTS}
    return said | {"origin": code_of("origin", point.origin) or point.origin}


def _value(value: object) -> Value:
    """A text as it is, a list in any order, a record by what its fields say."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return tuple(sorted(map(plain, value)))
    parts = [part for _, part in value] if isinstance(value, Record) else [value]
    return " ".join(plain(str(part)) for part in parts)


def _plain(value: Value) -> Value:
    return plain(value) if isinstance(value, str) else value


def _in_words(field: str, value: Value, context: Context) -> object:
    """The value as people read it: the words of a code, the name of a matter."""
    if field == "category" and isinstance(value, str):
        return context.category_word(value)
    if field in CODES and isinstance(value, str):
        return word(field, value)
    if field == "matter" and isinstance(value, str) and (matter := context.matter(value)):
        return matter.name
    return value
