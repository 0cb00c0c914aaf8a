"""What levels and monitors follow from besides the registers, on both sides, and any mixture of the two.

A mixture answers why a level or a monitor moved: what alone brings the move about is its cause.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TypeVar

from riskctl.corpus.context import Context
from riskctl.corpus.grading import Grading
from riskctl.corpus.subject import find_subject
from riskctl.diff.change import Cause
from riskctl.diff.match import Point
from riskctl.level.grade import GradedPoint, grade_point

# In this order where several would have done: what a person decided for this point comes first.
OF_POINT: tuple[Cause, ...] = ("register", "override")
OF_ALL: tuple[Cause, ...] = ("policy", "floor", "organization", "people")
_FIELDS = ("probability", "severity", "criteria", "matter", "category", "department", "monitor")

T = TypeVar("T", bound=Hashable)
Factors = frozenset[Cause]


class Grounds:
    """The shared part of both sides. `differing` are the grounds that are not the same."""

    def __init__(self, old: Context, new: Context) -> None:
        self.old = old
        self.new = new
        self.differing = tuple(cause for cause in OF_ALL if _part(cause, old) != _part(cause, new))
        self._mixed: dict[Factors, Context] = {}

    @property
    def are_sound(self) -> bool:
        """Whether both sides can grade."""
        return not (self.old.unsound() or self.new.unsound())

    def cause(self, old: Point, new: Point, outcome: Callable[[GradedPoint], T]) -> Cause:
        """Return what made `outcome` of a point another: what alone does so, else what it takes part in."""
        differing = [*_of_point(old, new), *self.differing]
        if len(differing) < 2:
            return differing[0] if differing else "register"
        every = frozenset(differing)

        def found(factors: Factors) -> T | None:
            graded = self._graded(old, new, factors)
            return outcome(graded) if graded else None

        before, after = found(frozenset()), found(every)
        singly = [(cause, found(frozenset((cause,))), found(every - {cause})) for cause in differing]
        alone = [cause for cause, with_it, without in singly if with_it == after or without == before]
        part = [cause for cause, with_it, without in singly if with_it != before or without != after]
        return [*alone, *part, *differing][0]

    def _graded(self, old: Point, new: Point, factors: Factors) -> GradedPoint | None:
        """The point with what is named taken from the new side, all else from the old."""
        here, other = (new, old) if "register" in factors else (old, new)
        override = (new if "override" in factors else old).point.override
        point = here.point
        if point.override != override:
            point = point.model_copy(update={"override": override})
        context = self.mixed(factors)
        assert context.organization
        subject = find_subject(here.subject, context.organization)
        subject = subject or find_subject(other.subject, context.organization)
        return grade_point(here.document, here.number, point, subject, context) if subject else None

    def mixed(self, factors: Factors) -> Context:
        """Return the old shared part with what is named taken from the new."""
        shared = factors & {*OF_ALL}
        if shared not in self._mixed:
            of = {cause: self.new if cause in shared else self.old for cause in OF_ALL}
            self._mixed[shared] = replace(
                of["policy"],
                grading=_grading(of["policy"], of["floor"]),
                matters=of["floor"].matters,
                matter_by_word=of["floor"].matter_by_word,
                organization=of["organization"].organization,
                people=of["people"].people,
            )
        return self._mixed[shared]


def _grading(policy: Context, floor: Context) -> Grading:
    assert policy.grading and floor.grading
    if policy is floor:
        return policy.grading
    return Grading(policy.grading.policy.model_copy(update={"floors": floor.grading.policy.floors}))


def _part(cause: Cause, context: Context) -> object:
    policy = context.grading.policy if context.grading else None
    match cause:
        case "policy":
            return policy and policy.model_copy(update={"floors": (), "extends": "", "name": ""})
        case "floor":
            return policy and policy.floors, context.matters
        case "organization":
            return context.organization and context.organization.record
    return context.people and context.people.record


def _of_point(old: Point, new: Point) -> list[Cause]:
    same = old.subject == new.subject and all(getattr(old.point, f) == getattr(new.point, f) for f in _FIELDS)
    return [
        *(() if same else OF_POINT[:1]),
        *(() if old.point.override == new.point.override else OF_POINT[1:]),
    ]
