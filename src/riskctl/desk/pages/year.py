"""The first page: where the year stands, as `riskctl status` tells it, each thing with its command."""

from __future__ import annotations

from riskctl.desk.visit import DeskPage, Visit
from riskctl.year.status.status import Status, status
from riskctl.year.status.words import groups, head, heading


def show(visit: Visit) -> DeskPage:
    """Return the page of the year."""
    ground = visit.ground
    context = ground.opened.context
    found = ground.kept("status", lambda: _status(visit))
    fields = {
        "title": heading(found),
        "head": head(found, context),
        "sections": groups(found, context),
        "programme": context.programme.name,
    }
    return DeskPage("year", fields)


def _status(visit: Visit) -> Status:
    found = visit.ground.standing
    return status(found.documents, found.graded, visit.ground.opened.context)
