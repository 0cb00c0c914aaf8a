"""What a year showed of each point, beside what was estimated: it asks to look again, and never grades.

An early sign or a warning at a point whose probability is not the highest, or a year of watching without
any sign at one whose probability is: both are questions for who reviews the point, nothing follows by itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.checks import MONITORING, Check
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.year.log.rows import logged

Doubt = Literal["", "too-low", "too-high"]


@dataclass(frozen=True, slots=True)
class Shown:
    """How often a point was watched in a year, how many early signs that showed, how many warnings it got."""

    checks: int = 0
    signs: int = 0
    warnings: int = 0


def shown(year: int, context: Sound) -> dict[str, Shown]:
    """Return what `year` showed, by the whole id of each point that it showed anything of.

    The year under way counts up to the context's day.
    """
    last = context.day if year == context.year else date.max
    seen = (one.row for one in logged(context, Check, year) if one.row.day <= last)
    rows = [row for row in seen if row.method in MONITORING]
    letters = (one.row for one in logged(context, WarningLetter, year) if one.row.day <= last)
    warnings = Counter(row.point for row in letters if row.event == "issued")
    checks, signs = Counter(r.point for r in rows), Counter(r.point for r in rows if r.sign)
    points = {*checks, *warnings} - {""}
    return {point: Shown(checks[point], signs[point], warnings[point]) for point in points}


def doubt(found: Shown, graded: GradedPoint, context: Sound) -> Doubt:
    """Return whether the year speaks against the probability estimated; blank where it does not, and where
    the policy grades without probabilities."""
    probability, grading = graded.score.probability, context.grading
    if probability is None:
        return ""
    is_highest = probability.value == grading.probability.values[-1].value
    if found.signs or found.warnings:
        return "" if is_highest else "too-low"
    return "too-high" if is_highest and found.checks else ""
