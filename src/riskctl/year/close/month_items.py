"""What a department has to report by the end of a month: measures to carry out, points to look at or review.

Each item has a key by which it is known when the sheet comes back, whatever else of the row was changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskctl.base.errors import RiskctlError
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.level.explain import office_title
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.checks import MONITORING
from riskctl.year.close.carried import marks
from riskctl.year.resolve import body_named
from riskctl.year.sign.signers import reference
from riskctl.year.watch.check_table import looker
from riskctl.year.watch.monitoring import due_in, watched

What = Literal["measure", "check", "review"]
_KEY = re.compile(r"(measure|check|review) (\S+#\S+?)(?:/(\d{1,3})~([0-9a-f]{8}))?")


@dataclass(frozen=True, slots=True)
class ItemKey:
    """Which item it is: of which point, by its whole id; of a measure its place from 0 and its digest."""

    what: What
    point: str
    measure: int = 0
    digest: str = ""

    def __str__(self) -> str:
        whole = f"{self.what} {self.point}"
        return f"{whole}/{self.measure + 1}~{self.digest}" if self.what == "measure" else whole

    def place(self, point: GradedPoint) -> int | None:
        """Return the place of the measure meant among those the point has now, None where it is gone."""
        texts = [digest_of(measure.text) for measure in point.point.measures]
        if self.measure < len(texts) and texts[self.measure] == self.digest:
            return self.measure
        return texts.index(self.digest) if texts.count(self.digest) == 1 else None


def item_key(text: str) -> ItemKey | None:
    """Return the key that a text writes, None where it is none."""
    found = _KEY.fullmatch(text)
    if found is None or (found[1] == "measure") != bool(found[4]):
        return None
    what: What = "measure" if found[1] == "measure" else "check" if found[1] == "check" else "review"
    return ItemKey(what, found[2], int(found[3] or 1) - 1, found[4] or "")


def digest_of(text: str) -> str:
    """Return what tells the text of a measure from others of its point."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One thing to report: its point's title, what is to be done, by when, and of a check how and by whom."""

    key: ItemKey
    title: str
    told: str = ""
    due: date | None = None
    methods: tuple[str, ...] = ()
    by: str = ""


def items(
    department: Subject,
    until: date,
    documents: Sequence[Document],
    graded: Sequence[GradedPoint],
    context: Sound,
) -> list[ReportItem]:
    """Return what the department has to report by the day `until`: what is late, then what comes."""
    below = f"{department.ref}/" if department.department else None  # a unit's departments report themselves
    own = [g for g in graded if g.owner.ref == department.ref or (below and g.owner.ref.startswith(below))]
    found = [*_measures(own, until), *_checks(own, until, context)]
    return [*sorted(found, key=lambda one: one.due or until), *_reviews(own, documents, graded, context)]


def _measures(own: Sequence[GradedPoint], until: date) -> Iterator[ReportItem]:
    for point in own:
        for n, measure in enumerate(point.point.measures if point.point.in_force else ()):
            if measure.done is None and measure.due and measure.due <= until:
                key = ItemKey("measure", point.id, n, digest_of(measure.text))
                yield ReportItem(key, point.point.title, measure.text, measure.due)


def _checks(own: Sequence[GradedPoint], until: date, context: Sound) -> Iterator[ReportItem]:
    points = {point.id: point for point in own}
    for due in due_in(watched(own), context):
        if due.day <= until:
            point = points[due.point.id]
            methods = tuple(method for method in due.watch.methods if method in MONITORING)
            key = ItemKey("check", point.id)
            yield ReportItem(key, point.point.title, "", due.day, methods, _by(point, context))


def _by(point: GradedPoint, context: Sound) -> str:
    """Who looks at a point, as people call him where that is read again, else as records write it."""
    by, unit, organization = looker(point), point.owner.unit, context.organization
    if by is None:
        return ""
    title = office_title(by, unit, organization, context.programme.language)
    ref = reference(by)
    return title if body_called(title, point.owner, organization) == ref else ref


def body_called(word: str, home: Subject, organization: OrganizationIndex) -> str:
    """Return the reference of the post, office or department that `word`, a title or a reference, means for
    what belongs to `home`; the word itself where it means none."""
    unit, department = home.unit.id, home.department.id if home.department else ""
    for spelled in (word, organization.titled(word, unit, department) or word):
        with suppress(RiskctlError):
            return body_named(spelled, unit, department, organization)
    return word


def _reviews(
    own: Sequence[GradedPoint], documents: Sequence[Document], graded: Sequence[GradedPoint], context: Sound
) -> Iterator[ReportItem]:
    """Points carried over as they were, that nobody looked at again yet."""
    points = {point.id: point for point in own}
    for mark in marks(documents, graded, context):
        if mark.how == "carried" and mark.reviewed is None and mark.point in points:
            yield ReportItem(ItemKey("review", mark.point), points[mark.point].point.title)
