"""Compares two states of a repository by meaning.

Files that hold the same bytes are not read, unless what they are judged by changed or something may
be covered by them alone. So most comparisons cost what the changed files cost, and those of a changed
policy or organisation take the registers one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from riskctl.base.messages import Said
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.diff.change import Change, at, in_order
from riskctl.diff.contents import CommentsOf, Contents
from riskctl.diff.coverage import coverage_changes
from riskctl.diff.flows import flow_changes
from riskctl.diff.grades import Grades
from riskctl.diff.grounds import Grounds
from riskctl.diff.guards import guard_changes
from riskctl.diff.holders import holder_changes
from riskctl.diff.loosening import Loosened
from riskctl.diff.match import Point, matched
from riskctl.diff.moved_records import moved_since
from riskctl.diff.notes import notes
from riskctl.diff.organization import organization_changes
from riskctl.diff.points import Points
from riskctl.diff.policy import policy_changes, wording_changes
from riskctl.diff.programme import CommentedIgnore, comment_changes, ignore_changes, programme_changes
from riskctl.diff.registers import register_changes
from riskctl.diff.regulations import regulation_changes
from riskctl.diff.renames import Renamed
from riskctl.diff.side import Side, unchanged
from riskctl.diff.year_records import half_read, record_changes, told_change


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one state to the other, what has to be known beside it, and whether all of the
    new state could be compared.

    The rest is for those who compare more, in the rooms above: what else both states were judged by, the
    files of registers that are the same, the files and subjects that could not be read.
    """

    base: Side
    head: Side
    changes: tuple[Change, ...]
    notes: tuple[Said, ...]
    whole: bool
    grounds: Grounds
    renamed: Renamed
    same: frozenset[str]
    unread: frozenset[str]

    def joined(self, changes: Iterable[Change]) -> Comparison:
        """Return the comparison with more changes."""
        return replace(self, changes=tuple(in_order((*self.changes, *changes))))


def _no_comments(document: Document) -> tuple[CommentedIgnore, ...]:
    return ()


def compare(
    base: Side,
    head: Side,
    comments: CommentsOf = _no_comments,
    severities: Mapping[str, str] = MappingProxyType({}),
) -> Comparison:
    """Return what changed from `base` to `head`.

    Rules stand above: `comments` finds the ignores in a document's comments, `severities` says by id and
    by name how grave a rule is where nothing else is said.
    """
    return _Comparing(base, head, comments, severities).done()


class _Comparing:
    """One comparison under way."""

    def __init__(self, base: Side, head: Side, comments: CommentsOf, severities: Mapping[str, str]) -> None:
        self.old, self.new = Contents(base, comments), Contents(head, comments)
        self.grounds = Grounds(base.context, head.context)
        self.loosened = Loosened(base.context, head.context, severities)
        self.same = sorted(unchanged(base, head))
        for read in (self.old, self.new):
            for file in sorted({*read.side.registers()} - {*self.same}):
                read.take(file)
        for read in (self.old, self.new):
            read.leave(self.old.left_out | self.new.left_out)

    @property
    def regraded(self) -> bool:
        """Whether registers that nobody touched may be graded otherwise than before."""
        return bool(self.grounds.differing) and self.grounds.are_sound

    def done(self) -> Comparison:
        pairs, gone, come = matched(self.old.points, self.new.points)
        moved = moved_since(self.old.side.context, self.new.side.context)
        renamed = Renamed(pairs, self.grounds.old.organization, self.grounds.new.organization, moved)
        grades, texts = Grades(self.grounds, renamed), Points(self.grounds, renamed)
        changes = [change for pair in pairs for of in (texts, grades) for change in of.changes(pair)]
        changes += _added_or_removed(gone, come)
        changes += self._beside(renamed, grades.comparable)
        if self.regraded:
            changes += self._of_unchanged(grades)
        changes += self._coverage(renamed)
        unread = half_read(self.old.side.context, self.new.side.context)
        told = tuple(notes(self.old, self.new, self.grounds, grades, unread))
        whole = not (self.new.unread or self.grounds.new.unsound() or grades.ungraded or unread)
        told_first = self.loosened if self.old.side.is_there else lambda change: False
        marked = tuple(replace(change, loosens=told_first(change)) for change in in_order(changes))
        left_out = frozenset(self.old.left_out | self.new.left_out)
        same = frozenset(self.same)
        return Comparison(
            self.old.side, self.new.side, marked, told, whole, self.grounds, renamed, same, left_out
        )

    def _beside(self, renamed: Renamed, comparable: bool) -> Iterator[Change]:
        """What changed beside the points."""
        old, new = self.grounds.old, self.grounds.new
        yield from register_changes(self.old.registers, self.new.registers, (old, new), renamed)
        for read in (self.old, self.new):
            shared = read.side.context.documents.values()
            read.comments += [comment for document in shared for comment in read.comments_of(document)]
        yield from comment_changes(self.old.comments, self.new.comments)
        yield from configuration_changes(old, new, comparable or not self.grounds.are_sound)
        yield from guard_changes(self.old.side, self.new.side)
        yield from organization_changes(old, new, renamed)
        yield from holder_changes(old, new, renamed)
        yield from regulation_changes(old, new)
        yield from flow_changes(old, new)
        yield from map(told_change, record_changes(old, new))

    def _of_unchanged(self, grades: Grades) -> Iterator[Change]:
        """What happens to registers that nobody touched: they are read one by one, and let go."""
        for file in self.same:
            old, new = Contents(self.old.side, _no_comments), Contents(self.new.side, _no_comments)
            for read, whole in ((old, self.old), (new, self.new)):
                read.take(file)
                whole.tally |= read.tally
                whole.unread |= read.unread
            for read in (old, new):
                read.leave(old.left_out | new.left_out)
            pairs, gone, come = matched(old.points, new.points)
            yield from (change for pair in pairs for change in grades.changes(pair))
            yield from _added_or_removed(gone, come)

    def _coverage(self, renamed: Renamed) -> Iterator[Change]:
        """Unchanged registers are asked where the changed ones cover something no more, or now; what
        cannot be read may cover anything."""
        old, new = self.old, self.new
        if not self.regraded and old.tally != new.tally:
            for file in self.same:
                for read in (old, new):
                    read.tally.add(read.side.documents(file), read.side.context)
        if not (old.unread or new.unread):
            yield from coverage_changes((old.tally, old.side.context), (new.tally, new.side.context), renamed)


def configuration_changes(old: Context, new: Context, comparable: bool = True) -> Iterator[Change]:
    """Yield what changed in what registers are checked and graded by; `comparable` is whether the levels
    of the policies go one way."""
    yield from ignore_changes(old, new)
    yield from programme_changes(old, new)
    yield from policy_changes(old, new, comparable)
    yield from wording_changes(old, new)


def _added_or_removed(gone: list[Point], come: list[Point]) -> Iterator[Change]:
    yield from (_whole(point, gone=True) for point in gone)
    yield from (_whole(point, gone=False) for point in come)


def _whole(point: Point, gone: bool) -> Change:
    title = point.point.title
    return Change(
        kind="point-removed" if gone else "point-added",
        subject=point.id,
        place=at(point.document, ("risk_points", point.number)),
        before=title if gone else None,
        after=None if gone else title,
        title=title,
    )
