"""The words in which the points of a notice were published: where they are kept, and what is kept of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from riskctl.corpus.context import Context
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.published import ISSUED, OPENED, PublishedMeasure
from riskctl.sources.replace import Replacement
from riskctl.year.log.append import begun
from riskctl.year.log.rows import logged
from riskctl.year.notice.notices import NoticeStanding

Rows = tuple[PublishedMeasure, ...]


def contents_file(notice: str, occasion: str, year: int) -> str:
    """Return the file of what a notice published on that occasion."""
    return kind_named("published").example.format(year=year, notice=notice, occasion=occasion)


def kept(notice: str, occasion: str, rows: Sequence[PublishedMeasure], context: Context) -> Replacement:
    """Return the file that keeps `rows`; raises RiskctlError where one says what must not be kept."""
    return begun(context, contents_file(notice, occasion, context.year), kind_named("published"), rows)


def published(one: NoticeStanding, issued: bool, context: Context) -> tuple[Rows, ...]:
    """Return the points that a notice published, each as its rows, in the order of the paper: as they were
    opened, with `issued` as they were issued. Empty where the notice is of before words were kept."""
    for occasion in (ISSUED, OPENED) if issued else (OPENED,):
        where = {"notice": one.id, "occasion": occasion}
        rows = [r.row for r in logged(context, PublishedMeasure) if where.items() <= dict(r.where).items()]
        if rows:
            return tuple(_by_point(rows))
    return ()


def _by_point(rows: Sequence[PublishedMeasure]) -> Iterator[Rows]:
    for _, group in groupby(rows, key=lambda row: (row.subject, row.id)):
        yield tuple(group)
