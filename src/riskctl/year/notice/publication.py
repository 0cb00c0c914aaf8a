"""What was published against what stands in the registers now: 公示内容 is the points, and only these.

What a notice does not print cannot make it differ, nor can a wording that was corrected on record.
A point counts as it was published in any notice of its unit: one that is changed and published anew in a
supplement (补充公示) holds back nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Ladder
from riskctl.level.fingerprint import ALL_ELSE, fingerprint, is_cut
from riskctl.level.substance import PointPrint, prints
from riskctl.records.kinds.notice import Published, PublishedPoint
from riskctl.records.register import Register
from riskctl.year.corrections import Corrections, corrected_ref, is_still
from riskctl.year.notice.notices import NoticeStanding

How = Literal["changed", "amended", "closed", "gone"]


@dataclass(frozen=True, slots=True)
class Content:
    """The points of one register as a notice publishes them: prints of the open ones, ids of the closed."""

    subject: str
    fingerprint: str
    points: dict[str, PointPrint]
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Moved:
    """A published point, by its whole id, that is not any more what it was; the notice that has it.

    It is `amended` where its level did not fall and no measure went: what nobody need be asked twice.
    """

    point: str
    how: How
    notice: str


def content_of(document: Document, register: Register, context: Context) -> Content:
    """Return what there is to publish of a document that was read as `register`."""
    closed = frozenset(p.id for p in register.risk_points if p.status == "closed")
    each = {id: one for id, one in prints(document, context).items() if id != ALL_ELSE}
    points = {id: one for id, one in each.items() if id not in closed}
    return Content(document.subject, fingerprint(document, context), points, closed)


def moved(
    one: NoticeStanding,
    now: Sequence[Content],
    others: Iterable[NoticeStanding],
    known: Corrections,
    day: date | None = None,
    ladder: Ladder | None = None,
) -> list[Moved]:
    """Return the points of a notice that are not what was published, in its order; `now` are the registers,
    `known` the corrections. Without a `ladder` of levels nobody can tell which way one moved.

    A point that another of `others` published as it stands is none of them; with `day` only a notice
    whose period was over on that day publishes.
    """
    by_subject = {content.subject: content for content in now}
    elsewhere: dict[str, set[str]] = {}
    for other in others:
        if other.id != one.id and (day is None or other.is_over(day)):
            for id, digest in other.points().items():
                elsewhere.setdefault(id, set()).add(digest)
    found: list[Moved] = []
    for published in one.notice.snapshot:
        found += _moved(published, by_subject.get(published.subject), one.id, elsewhere, known, ladder)
    return found


def unproved(one: NoticeStanding, now: Sequence[Content], others: Iterable[NoticeStanding]) -> list[str]:
    """Return the points of a notice, by their whole ids, that only a cut record says are what was published.

    None are those of a register that is to the letter what it was, or that another of `others` published
    whole.
    """
    by_subject = {content.subject: content for content in now}
    elsewhere = [other.points() for other in others]
    found = []
    for published in one.notice.snapshot:
        content = by_subject.get(published.subject)
        if content and content.fingerprint != published.fingerprint:
            cut = (p.id for p in published.points if is_cut(p.fingerprint) and p.id in content.points)
            found += [f"{published.subject}#{id}" for id in cut if _needs_proof(id, content, elsewhere)]
    return found


def unpublished(now: Content, notices: Iterable[NoticeStanding]) -> list[str]:
    """Return the ids of the open points of a register that no notice has published in any form."""
    known = {id for one in notices for id in one.points()}
    return [id for id in now.points if f"{now.subject}#{id}" not in known]


def _needs_proof(id: str, now: Content, elsewhere: Sequence[Mapping[str, str]]) -> bool:
    """Whether some notice has the point as it stands, but none whole."""
    recorded = [points.get(f"{now.subject}#{id}", "") for points in elsewhere]
    same = [each for each in recorded if each and now.points[id].is_published_as(each)]
    return bool(same) and all(map(is_cut, same))


def _moved(
    then: Published,
    now: Content | None,
    notice: str,
    elsewhere: dict[str, set[str]],
    known: Corrections,
    ladder: Ladder | None,
) -> Iterable[Moved]:
    for point in then.points:
        ref, one = corrected_ref(then.subject, point.id), now.points.get(point.id) if now else None
        if one is None:
            yield Moved(ref, "closed" if now and point.id in now.closed else "gone", notice)
            continue
        published = (point.fingerprint, *elsewhere.get(ref, ()))
        if not any(is_still(each, one, ref, known, PointPrint.is_published_as) for each in published):
            yield Moved(ref, "amended" if ladder and _is_no_less(point, one, ladder) else "changed", notice)


def _is_no_less(then: PublishedPoint, now: PointPrint, ladder: Ladder) -> bool:
    """Whether no level fell and no measure went; a notice of before does not tell what there was."""
    was, level = ladder.level(then.level or 0), ladder.level(now.level)
    if was is None or level is None or then.measures is None:
        return False
    return ladder.rank(level) >= ladder.rank(was) and now.count >= then.measures
