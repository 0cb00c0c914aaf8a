"""The risk points of a side, and which of the new state is which of the old: by its id within
its subject, else by its likeness.

A register that moved, or a unit with another name, has the same points elsewhere; to call them removed
and added would hide what else changed. An id under which something quite different stands now does not
hold while either of the two is found elsewhere: points that were numbered anew are still themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.wording import folded
from riskctl.diff.likeness import alike, best_pairs, candidates, pieces, same_pairs
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.risk_point import RiskPoint

LEAST = 0.6  # the same title with all measures new is the same point; the same kind of risk alone is not
UNLIKE = 0.35  # below this an id alone does not make two points one
TITLE, MEASURES, KIND, MATTER = 0.5, 0.3, 0.1, 0.1
PLACE = 0.01  # for each part of the id alike, from the end: among equals the nearest


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A point where it stands. `matter` is its matter's id, or the word it writes where that is unknown;
    `graded` is None where no level can be computed."""

    document: Document
    number: int
    point: RiskPoint
    matter: str
    graded: GradedPoint | None

    @property
    def subject(self) -> str:
        """Whose register it stands in, by the register's place."""
        return self.document.subject

    @property
    def id(self) -> str:
        """The whole id, `unit/department/post#R01`."""
        return f"{self.subject}#{self.point.id}"

    @property
    def closed(self) -> bool:
        """Whether it is no longer open."""
        return self.point.status == "closed"


Pair = tuple[Point, Point]


def points(document: Document, context: Context) -> Iterator[Point]:
    """Yield the points of a register in their order."""
    graded = {g.number: g for g in grade(document, context)}
    for number, point in enumerate(document.points):
        matter = context.matter(point.matter)
        yield Point(document, number, point, matter.id if matter else point.matter, graded.get(number))


def matched(old: Sequence[Point], new: Sequence[Point]) -> tuple[list[Pair], list[Point], list[Point]]:
    """Return the pairs, the old points without one, and the new ones without one."""
    by_id = list(_by_id(old, new))
    pairs = [pair for pair in by_id if _likeness(*pair) >= UNLIKE]
    pairs += _by_likeness(*_left(old, new, pairs))
    gone, come = ({id(point) for point in side} for side in _left(old, new, pairs))
    pairs += [pair for pair in by_id if id(pair[0]) in gone and id(pair[1]) in come]
    return pairs, *_left(old, new, pairs)


def _left(
    old: Sequence[Point], new: Sequence[Point], pairs: Sequence[Pair]
) -> tuple[list[Point], list[Point]]:
    taken = {id(point) for pair in pairs for point in pair}
    gone, come = ([point for point in side if id(point) not in taken] for side in (old, new))
    return gone, come


def _by_id(old: Sequence[Point], new: Sequence[Point]) -> Iterator[Pair]:
    """An id that a side has twice says nothing (RK105)."""
    counts = [Counter(point.id for point in side) for side in (old, new)]
    there = {point.id: point for point in new}
    for point in old:
        if all(count[point.id] == 1 for count in counts):
            yield point, there[point.id]


def _by_likeness(old: list[Point], new: list[Point]) -> list[Pair]:
    """First those that say the same, wherever they are; then those that are like enough."""
    pairs: list[Pair] = []
    for key in (_same_post, _same_words):
        pairs += same_pairs(*_left(old, new, pairs), key, _name)
    gone, come = (sorted(side, key=_name) for side in _left(old, new, pairs))
    return pairs + best_pairs(gone, come, candidates(gone, come, _features), _score, _name)


def _same_words(point: Point) -> Hashable:
    said = point.point
    return folded(said.title), said.kind, *sorted(folded(measure.text) for measure in said.measures)


def _same_post(point: Point) -> Hashable:
    """The same words at the same post, whatever its unit is called: the same text stands in many units."""
    return _same_words(point), point.id.partition("/")[2]


def _features(point: Point) -> Iterator[str]:
    """What two points have to share to be looked at closely."""
    yield from pieces(point.point.title)
    for measure in point.point.measures:
        yield from pieces(measure.text)


def _score(one: Point, other: Point) -> float:
    like = _likeness(one, other)
    return like + _near(one, other) if like >= LEAST else 0


def _likeness(one: Point, other: Point) -> float:
    a, b = one.point, other.point
    measures = alike(*("\n".join(sorted(m.text for m in p.measures)) for p in (a, b)))
    like = TITLE * alike(a.title, b.title) + MEASURES * measures
    return like + KIND * (a.kind == b.kind) + MATTER * (one.matter == other.matter)


def _near(one: Point, other: Point) -> float:
    parts = zip(*(reversed(point.id.replace("#", "/").split("/")) for point in (one, other)), strict=False)
    return PLACE * len([a for a, b in parts if a == b])


def _name(point: Point) -> str:
    return "\0".join((point.id, point.point.title, *sorted(m.text for m in point.point.measures)))
