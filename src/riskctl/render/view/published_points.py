"""Points in the words in which they were published: written down as they are shown, and shown from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.published import PublishedMeasure
from riskctl.render.order.kinds import NOTICE_ISSUED
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.ladder import levels_then
from riskctl.render.view.notice import notice_of
from riskctl.render.view.point_watch import BLANK
from riskctl.render.view.points import has_one_holder, point_view, post_at_risk
from riskctl.year.notice.contents import Rows, published

WORDS = ("department", "post", "step", "matter", "title", "kind", "category", "origin", "level", "note")
LISTS = ("manifestations", "monitors")
OF_MEASURE = ("regulation", "owner", "due")
INSIDE = ("how", "probability", "severity", "index", "computed", "grounds")  # never published
CRITERIA = ("probability_criteria", "severity_criteria")  # nor these
NEWLINE = "\n"


def rows_of(graded: Iterable[GradedPoint], scope: Scope) -> Iterator[PublishedMeasure]:
    """Yield points as rows to keep, a row a measure, in the words of the scope's language."""
    for one in graded:
        shown = point_view(one, 0, scope)
        said = {name: shown[name] for name in WORDS} | {name: NEWLINE.join(shown[name]) for name in LISTS}
        ids = {"subject": one.document.subject, "id": one.point.id}
        single = "true" if has_one_holder(post_at_risk(one, scope.context)) else ""
        for n, measure in enumerate(shown["measures"] or [{}]):
            own = said if n == 0 else {}
            told = {"measure": measure.get("text", "")} | {name: measure.get(name, "") for name in OF_MEASURE}
            cells = ids | {"single": single} | own | told
            cells = {key: text for key, text in cells.items() if text}
            yield PublishedMeasure.model_validate(cells)


def recorded(order: Order, context: Sound) -> tuple[Rows, ...]:
    """Return the rows of the points that the document shows; empty where it is made of no kept words."""
    one = notice_of(order, context) if order.record else None
    if one is None:
        return ()
    home = order.subject.ref
    found = published(one, order.kind.about == NOTICE_ISSUED, context)
    if order.subject.department is None:
        return found
    return tuple(rows for rows in found if rows[0].subject == home or rows[0].subject.startswith(f"{home}/"))


def published_views(points: Sequence[Rows], order: Order, scope: Scope) -> dict[str, Any]:
    """Return the parts of a view that hold points, made from rows that were kept."""
    one = notice_of(order, scope.context)
    levels = levels_then(one.notice.levels if one else (), scope)
    marks = {level["level"]: level for level in levels}
    return {
        "points": [_point(n, rows, marks) for n, rows in enumerate(points, 1)],
        "by_level": levels,
        "by_monitor": _monitors(points),
        "by_category": [],
        "has_origin": any(rows[0].origin for rows in points),
        "gradings": [],
    }


def single_points(points: Sequence[Rows]) -> list[str]:
    """Return the whole ids of those whose post one person held."""
    return [f"{rows[0].subject}#{rows[0].id}" for rows in points if rows[0].single]


def _point(number: int, rows: Rows, marks: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    first = rows[0]
    known = marks.get(first.level, {"weight": "", "mark": ""})
    return {
        **{name: getattr(first, name) for name in WORDS},
        **{name: [line for line in getattr(first, name).split(NEWLINE) if line] for name in LISTS},
        **dict.fromkeys((*INSIDE, *CRITERIA), ""),
        **BLANK,
        **{"number": number, "place": number, "id": f"{first.subject}#{first.id}", "code": first.id},
        **{"weight": known["weight"], "mark": known["mark"], "criteria": [], "why": [], "exceptions": []},
        "measures": [_measure(row) for row in rows if row.measure],
    }


def _measure(row: PublishedMeasure) -> dict[str, Any]:
    blank: dict[str, Any] = {"late": False, **dict.fromkeys(("type", "done", "effect"), "")}
    return {"text": row.measure, **blank, **{name: getattr(row, name) for name in OF_MEASURE}}


def _monitors(points: Sequence[Rows]) -> list[dict[str, Any]]:
    titles = dict.fromkeys(line for rows in points for line in rows[0].monitors.split(NEWLINE) if line)
    blank = {"office": "", "body": False, "holder_name": "", "points": [], "by_level": []}
    return [{"title": title, **blank} for title in titles]
