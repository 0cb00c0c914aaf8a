"""A risk point of one side, with its register and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.risk_point import RiskPoint


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
    for number, point in enumerate(document.register.risk_points if document.register else ()):
        matter = context.matter(point.matter)
        yield Point(document, number, point, matter.id if matter else point.matter, graded.get(number))
