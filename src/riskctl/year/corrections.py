"""Corrections (更正) as they are recorded: which fingerprints lead to which, the judgement being the same.

Read here for signatures and notices alike; `riskctl correct` makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from riskctl.base.latest import latest
from riskctl.corpus.context import Context
from riskctl.corpus.subject import Subject
from riskctl.level.fingerprint import ALL_ELSE
from riskctl.level.substance import PointPrint, read
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.corrections import Correction
from riskctl.year.log.rows import Logged, logged

Corrected = Logged[Correction]
Corrections = Mapping[str, Sequence[Corrected]]  # by what was corrected, as `corrected_ref` writes it
Holds = Callable[[PointPrint, str], bool]  # whether what was recorded is what a print is of


@latest  # asked of each point of each register
def corrections(context: Context) -> Corrections:
    """Return the corrections of the cycle's year, those of one point in the order of their days."""
    found: dict[str, list[Corrected]] = {}
    for one in sorted(logged(context, Correction), key=lambda one: one.row.day):
        found.setdefault(one.row.point, []).append(one)
    return found


def log_of(subject: Subject, year: int) -> str:
    """Return the log that holds a subject's corrections: that of its department, or the unit's own."""
    department = subject.department.id if subject.department else UNIT_LOG
    return kind_named("corrections").example.format(year=year, unit=subject.unit.id, department=department)


def corrected_ref(subject: str, id: str) -> str:
    """Return how a record names a part of a register: a point by its whole id, all else by the register."""
    return subject if id == ALL_ELSE else f"{subject}#{id}"


def is_still(recorded: str, now: PointPrint, ref: str, known: Corrections, holds: Holds) -> bool:
    """Return whether what was `recorded` of `ref` is what stands there `now`, by itself or by corrections;
    `holds` says what of a print counts: what is signed, or what a notice prints."""
    reached, left = [recorded], list(known.get(ref, ()))
    for each in reached:
        if holds(now, each):
            return True
        for one in [one for one in left if _goes_on(one.row, each, holds)]:
            left.remove(one)
            reached.append(one.row.after)
    return False


def is_judged_as(was: PointPrint, now: PointPrint, holds: Holds) -> bool:
    """Return whether all that counts for `holds` is as it was, but for the wording."""
    return holds(PointPrint("", now.shown, now.judged, was.wording, was.measures), was.written())


def _goes_on(row: Correction, recorded: str, holds: Holds) -> bool:
    """Whether a correction is one of what was `recorded`, and of its wording alone: that a measure worded
    anew is no weaker, its office has to say. That it is so of a record of the first reading was proved when
    it was made, and can be proved again from git alone."""
    was, now, then = read(row.before), read(row.after), read(recorded)
    if now is None:
        return False
    if was is None:
        return row.before == recorded
    is_same = then is not None and holds(was, recorded) and is_judged_as(was, now, holds)
    return is_same and (was.measures == now.measures or row.no_weaker)
