"""The groups in which documents list points: levels, gravest first, and those who watch, highest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.level.assign import CATEGORY, PERSONS, Monitor
from riskctl.records.kinds.notice import PublishedLevel
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.policy import Level
from riskctl.render.order.scope import Scope
from riskctl.render.view.points import MARKS, level_weight, shown_title
from riskctl.render.view.subject_view import held_by
from riskctl.year.notice.published_levels import office_word, offices_of

ROLES = (*OFFICES, *reversed(PERSONS), "post", CATEGORY)  # highest first


def levels(scope: Scope) -> list[dict[str, Any]]:
    """Return the levels of the policy as groups that are still empty."""
    return [_level(level, scope) for level in reversed(scope.context.grading.ladder.levels)]


def levels_then(published: Sequence[PublishedLevel], scope: Scope) -> list[dict[str, Any]]:
    """Return the same as a notice published them; of one that kept none those of now, without offices: who
    watched which level then is not known."""
    if not published:
        return [one | {"offices": []} for one in levels(scope)]
    last = len(published) - 1
    weights = ["gravest" if n == 0 else "lightest" if n == last else "middle" for n in range(len(published))]
    return [
        {"level": one.name, "weight": w, "mark": MARKS[w], "offices": [*one.offices], "points": []}
        for one, w in zip(published, weights, strict=True)
    ]


def monitors(found: Iterable[tuple[Monitor, Unit]], scope: Scope) -> list[dict[str, Any]]:
    """Return those who watch, each once, as groups that are still empty.

    `found` gives each with the unit in whose document it stands. Of the roles in which one watches
    the highest counts; bodies of units above stand before those of the unit.
    """
    places = _places(scope.context.organization)
    highest: dict[str, tuple[tuple[int, int, int], Monitor]] = {}
    for monitor, home in found:
        title = shown_title(monitor, home, scope)
        rank = _rank(monitor, home, places)
        highest[title] = min(highest.get(title, (rank, monitor)), (rank, monitor), key=lambda one: one[0])
    ordered = sorted(highest.items(), key=lambda one: one[1][0])
    return [_monitor(title, monitor, scope) for title, (_, monitor) in ordered]


def _level(level: Level, scope: Scope) -> dict[str, Any]:
    weight = level_weight(level, scope.context)
    offices = offices_of(level, scope.language)
    fields = {"level": level.name, "weight": weight, "mark": MARKS[weight]}
    return {**fields, "offices": offices, "points": []}


def _monitor(title: str, monitor: Monitor, scope: Scope) -> dict[str, Any]:
    return {
        "title": title,
        "office": scope.word("office", monitor.office)
        if monitor.office == "responsible"
        else office_word(monitor.office, scope.language),
        "body": monitor.seat is None,
        "holder_name": held_by(monitor.seat, scope.context),
        "points": [],
        "by_level": [],
    }


def _rank(monitor: Monitor, home: Unit, places: dict[str, int]) -> tuple[int, int, int]:
    """Where one stands: bodies of units above, then the roles, each in the organisation's order."""
    role = ROLES.index(monitor.office)
    ref = monitor.seat.ref if monitor.seat else monitor.unit.id
    return (0 if role < len(OFFICES) and monitor.unit.id != home.id else 1, role, places[ref])


def _places(organization: OrganizationIndex) -> dict[str, int]:
    return {ref: place for place, ref in enumerate((*organization.units, *organization.seats))}
