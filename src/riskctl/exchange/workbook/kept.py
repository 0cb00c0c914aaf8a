"""Points that may not vanish: one published or signed is closed with its reason, and stays readable."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.exchange.workbook.scope import BookScope
from riskctl.year.notice.notices import notices
from riskctl.year.sign.signoffs import signed


def kept_points(scope: BookScope) -> frozenset[str]:
    """Return the whole ids of the points of `scope` that were published or signed in the cycle's year.

    A sign-off that does not say of which points it was is of all that the register has.
    """
    return frozenset(_published(scope)) | frozenset(_signed(scope))


def _published(scope: BookScope) -> Iterator[str]:
    for one in notices(scope.context):
        yield from one.points()


def _signed(scope: BookScope) -> Iterator[str]:
    rows = signed(scope.context)
    for document in scope.documents:
        for one in rows.get(document.subject, ()):
            ids = [part.partition("=")[0] for part in one.row.parts.split()] or [
                p.id for p in document.points
            ]
            yield from (f"{document.subject}#{id}" for id in ids)
