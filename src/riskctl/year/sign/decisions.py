"""What the group decided of points that were amended while they were published (采纳意见后由领导小组决定).

A comment that is adopted changes a point under its own notice. Where no level falls and no measure goes, the
group's decision on that point takes the place of a second notice; nobody reads twice what was made stricter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from riskctl.corpus.context import Context
from riskctl.level.substance import PointPrint
from riskctl.year.corrections import corrected_ref, corrections, is_still
from riskctl.year.notice.publication import Content, Moved
from riskctl.year.sign.signoffs import GROUP, parts_of, signed


def undecided(moved: Iterable[Moved], opened: date, now: Sequence[Content], context: Context) -> list[Moved]:
    """Return the points of a notice that hold back its issue: of those amended the ones that the group has
    not signed, as they stand `now`, on the day it was `opened` or since."""
    points = {corrected_ref(each.subject, id): one for each in now for id, one in each.points.items()}
    return [
        each
        for each in moved
        if each.how != "amended" or not is_decided(each.point, points[each.point], opened, context)
    ]


def is_decided(ref: str, now: PointPrint, since: date, context: Context) -> bool:
    """Return whether the group agreed, on the day `since` or later, to a point as it stands `now`."""
    subject, _, id = ref.partition("#")
    rows = (one for one in signed(context).get(subject, ()) if one.row.step == GROUP)
    agreed = (one for one in rows if one.row.decision == "agreed" and since <= one.row.day <= context.day)
    known = corrections(context)
    return any(
        is_still(recorded, now, ref, known, PointPrint.is_signed_as)
        for one in agreed
        if (recorded := parts_of(one).get(id))
    )
