"""Whether the classes of results take every score exactly once; each defect by the classes beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from riskctl.records.kinds.policy import Assessing, Band


@dataclass(frozen=True, slots=True)
class BandDefect:
    """What is wrong at class `number`: the cause, and the scores between which it is."""

    cause: str
    number: int
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    other: str = ""


def points_text(points: Decimal) -> str:
    """Return points without needless zeros: 20, 0.5."""
    return f"{points.normalize():f}"


def full(rules: Assessing) -> Decimal:
    """Return the points of all items together."""
    return sum((item.points for item in rules.items), Decimal(0))


def band_of(score: Decimal, rules: Assessing) -> Band | None:
    """Return the class of `score`."""
    return next((band for band in rules.classes if _holds(band, score)), None)


def band_defects(rules: Assessing) -> Iterator[BandDefect]:
    """Yield every gap and overlap between 0 and the full points."""
    most = full(rules)
    own = list(_own(rules))
    yield from own
    if own:
        return
    order = sorted(enumerate(rules.classes), key=lambda pair: pair[1].from_)
    if not order:
        yield BandDefect("none", 0, high=most)
        return
    if order[0][1].from_ > 0:
        yield BandDefect("bottom", order[0][0], high=order[0][1].from_)
    for (_, lower), (number, upper) in pairwise(order):
        yield from _between(lower, number, upper, most)
    last, top = order[-1]
    if top.below is not None or (top.to is not None and top.to < most):
        yield BandDefect("top", last, top.below if top.below is not None else top.to or most, most)


def _own(rules: Assessing) -> Iterator[BandDefect]:
    for number, band in enumerate(rules.classes):
        end = band.below if band.below is not None else band.to
        if band.below is not None and band.to is not None:
            yield BandDefect("both", number)
        elif end is not None and (end < band.from_ or end == band.from_ == band.below):
            yield BandDefect("turned", number, band.from_, end)


def _between(lower: Band, number: int, upper: Band, most: Decimal) -> Iterator[BandDefect]:
    end = lower.below if lower.below is not None else lower.to
    if end is None:
        yield BandDefect("overlap", number, upper.from_, most, lower.name)
    elif end < upper.from_:
        yield BandDefect("gap" if lower.to is not None else "gap-from", number, end, upper.from_, lower.name)
    elif end > upper.from_ or lower.to is not None:
        yield BandDefect("overlap", number, upper.from_, end, lower.name)


def _holds(band: Band, score: Decimal) -> bool:
    if score < band.from_ or (band.to is not None and score > band.to):
        return False
    return band.below is None or score < band.below
