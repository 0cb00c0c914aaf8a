"""Notes that a carried point was looked at again (复核无变化): the day, and what was looked at.

Written into the register and nothing else; a review is no part of what was signed or published.
"""

from __future__ import annotations

from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.rewrite import ValueChange
from riskctl.level.grade import GradedPoint
from riskctl.records.table import TableTree

WORDS: Words = {
    "closed": ("{point} 已关闭，不用复核", "{point} is closed and needs no review"),
}
ABOVE = ("level", "severity", "probability", "category", "title")  # what the review stands below


def reviewed(point: GradedPoint, day: date, basis: str) -> list[ValueChange]:
    """Return what to write for a review of a point; raises RiskctlError for one that is closed."""
    if point.point.status == "closed":
        raise RiskctlError(Said(WORDS["closed"], {"point": point.id}))
    path, said = ("risk_points", point.number, "review"), {"date": str(day), "basis": basis}
    after = next(name for name in ABOVE if getattr(point.point, name))
    if point.point.review or isinstance(point.document.tree, TableTree):
        return [ValueChange(point.document, (*path, name), text) for name, text in said.items()]
    return [ValueChange(point.document, path, said, after)]
