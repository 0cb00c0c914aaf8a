"""What a change does to the level of a point and to who watches it, whatever it was that changed."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.context import Context
from riskctl.corpus.grading import Grading, Ladder
from riskctl.diff.change import Change, FileLine, at
from riskctl.diff.grounds import Grounds
from riskctl.diff.match import Pair, Point
from riskctl.diff.renames import Renamed
from riskctl.level.assign import Monitor
from riskctl.level.explain import titled
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.policy import Level

WORDS: Words = {"nobody": ("无", "nobody")}


class Grades:
    """Compares the grades of points. Levels are compared where both ladders go the same way."""

    def __init__(self, grounds: Grounds, renamed: Renamed) -> None:
        self.grounds = grounds
        self.renamed = renamed
        self.ladders = _comparable(grounds.old.grading, grounds.new.grading)
        self.ungraded: list[str] = []  # points that only one side can grade

    @property
    def comparable(self) -> bool:
        """Whether it can be told which of two levels is graver."""
        return self.ladders is not None

    def changes(self, pair: Pair) -> Iterator[Change]:
        """Yield how the level moved, and how the monitors did."""
        old, new = pair
        if old.closed and new.closed:
            return
        if not self.grounds.are_sound:
            return
        if bool(old.graded) != bool(new.graded):
            self.ungraded.append(new.id)
        if old.graded and new.graded:
            yield from self._level(pair, old.graded, new.graded)
            yield from self._monitors(pair, old.graded, new.graded)

    def _level(self, pair: Pair, old: GradedPoint, new: GradedPoint) -> Iterator[Change]:
        was, now = old.score.level, new.score.level
        sign = _sign(was, now, *self.ladders) if self.ladders else 0
        if sign:
            yield Change(
                kind="level-raised" if sign > 0 else "level-lowered",
                subject=pair[1].id,
                place=_at_level(pair[1]),
                before=was.id,
                after=now.id,
                cause=self.grounds.cause(*pair, lambda graded: graded.score.level.id),
                title=pair[1].point.title,
                shown=(was.name, now.name),
            )

    def _monitors(self, pair: Pair, old: GradedPoint, new: GradedPoint) -> Iterator[Change]:
        was, now = self._refs(old), self._refs(new)
        if was != now:
            contexts = self.grounds.old, self.grounds.new
            yield Change(
                kind="monitor-changed",
                subject=pair[1].id,
                place=_at_level(pair[1]),
                before=tuple(sorted(was)),
                after=tuple(sorted(now)),
                cause=self.grounds.cause(*pair, self._refs),
                title=pair[1].point.title,
                shown=(_titles(old, contexts[0]), _titles(new, contexts[1])),
            )

    def _refs(self, graded: GradedPoint) -> frozenset[str]:
        return frozenset(self.renamed(_ref(monitor)) for monitor in graded.monitors)


def _at_level(point: Point) -> FileLine:
    """Where the level of a point stands, or where it would."""
    return at(point.document, ("risk_points", point.number, "level" if point.point.level else "id"))


def _ref(monitor: Monitor) -> str:
    if monitor.seat:
        return monitor.seat.ref
    return f"{monitor.unit.id}/{monitor.department.id if monitor.department else monitor.office}"


def _titles(graded: GradedPoint, context: Context) -> Said:
    assert context.organization
    home = graded.subject.unit
    titles: list[object] = [titled(m, home, context.organization) for m in graded.monitors]
    return listed(titles) if titles else term(WORDS["nobody"])


def _comparable(old: Grading | None, new: Grading | None) -> tuple[Ladder, Ladder] | None:
    return (old.ladder, new.ladder) if old and new and _go_alike(old.ladder, new.ladder) else None


def _sign(was: Level, now: Level, old: Ladder, new: Ladder) -> int:
    """Above 0 where `now` is graver than `was`. A level that one ladder lacks has its place between
    those that both have; two of them in one gap cannot be told apart."""
    for ladder in (new, old):
        one, other = ladder.level(was.id), ladder.level(now.id)
        if one and other:
            return ladder.rank(other) - ladder.rank(one)
    return _height(now, new, old) - _height(was, old, new)


def _go_alike(one: Ladder, other: Ladder) -> bool:
    """Whether the levels that both ladders have stand in one order, so that a direction is shared."""
    common = [level.id for level in one.levels if other.level(level.id)]
    order = [level.id for level in other.levels if one.level(level.id)]
    return common == order and (len(common) > 1 or one.levels == other.levels)


def _height(level: Level, own: Ladder, other: Ladder) -> int:
    """How many of the levels that both ladders have are lighter."""
    return sum(bool(other.level(one.id)) for one in own.levels[: own.rank(level)])
