"""Risk points as a template sees them: every word ready to print, in the reader's language."""

from __future__ import annotations

from typing import Any

from riskctl.base.messages import Words
from riskctl.corpus.organization import Seat
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.level.assign import Monitor
from riskctl.level.example_points import point_title
from riskctl.level.explain import exceptions, explain
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.policy import Level
from riskctl.records.measure import Measure
from riskctl.records.vocabulary import code_of
from riskctl.render.order.scope import Scope
from riskctl.render.view.charts import acting, step
from riskctl.render.view.titles import monitor_title, owner_title, post_title

WORDS: Words = {
    "own-unit": ("本单位", "the unit"),
    "own-department": ("本部门", "the department"),
    "vacant": ("{title}（空缺）", "{title} (vacant)"),
}
HOW: Words = {"confirmed": ("审定", "confirmed"), "floor": ("底线", "floor")}  # by what decided a level
MARKS = {"gravest": "■", "middle": "△", "lightest": "○"}


def point_view(graded: GradedPoint, number: int, scope: Scope) -> dict[str, Any]:
    """Return one point, numbered as it stands in the document."""
    point, context = graded.point, scope.context
    node = step(point.flow, context)
    matter = context.matter(point.matter)
    return {
        "number": number,
        "place": number,
        "id": graded.id,
        "code": point.id,
        "department": _department(graded, scope),
        "post": _post(graded, scope),
        "step": node.name if node else "",
        "at": point.flow if node else "",
        "matter": matter.name if matter else point.matter,
        "title": point_title(point).text(scope.language),
        "manifestations": list(point.manifestations),
        "kind": scope.word("kind", point.kind),
        "category": scope.context.category_word(point.category).text(scope.language),
        "grounds": point.grounds,
        "origin": scope.word("origin", code_of("origin", point.origin) or point.origin),
        "measures": [_measure(m, graded.owner, scope) for m in point.measures],
        "monitors": _monitors(graded, scope),
        "note": point.note,
        **_level(graded, scope),
    }


def point_place(graded: GradedPoint, scope: Scope) -> dict[str, str]:
    """Return whose a point is, what it is and its level, for a line of a list."""
    return {
        "department": _department(graded, scope),
        "post": _post(graded, scope),
        "title": graded.point.title,
        "level": graded.score.level.name,
    }


def closed_view(graded: GradedPoint, number: int, scope: Scope) -> dict[str, Any]:
    """Return a closed point: whose it was, what it was, when it was closed and why."""
    closed = graded.point.closed
    day, reason = (str(closed.date), closed.reason) if closed else ("", "")
    return point_place(graded, scope) | {"number": number, "day": day, "reason": reason}


def level_weight(level: Level, context: Sound) -> str:
    """Return how a level stands on its ladder: gravest, middle or lightest."""
    rank = context.grading.ladder.rank(level)
    top = len(context.grading.ladder.levels) - 1
    return "gravest" if rank == top else "middle" if rank else "lightest"


def _level(graded: GradedPoint, scope: Scope) -> dict[str, Any]:
    scored = graded.score
    weight = level_weight(scored.level, scope.context)
    how = scored.decided_by
    return {
        "level": scored.level.name,
        "weight": weight,
        "mark": MARKS[weight],
        "how": scope.say(HOW, how) if how else "",
        "probability": scored.probability.name if scored.probability else "",
        "severity": scored.severity.name if scored.severity else "",
        "probability_criteria": scored.probability.criteria if scored.probability else "",
        "severity_criteria": scored.severity.criteria if scored.severity else "",
        "index": "" if scored.index is None else str(scored.index),
        "criteria": [criterion.text for criterion in scored.met],
        "computed": scored.computed.name,
        "why": [said.text(scope.language) for said in explain(graded, scope.context)],
        "exceptions": [said.text(scope.language) for said in exceptions(graded, scope.context)],
    }


def _measure(measure: Measure, home: Subject, scope: Scope) -> dict[str, Any]:
    regulation = (scope.context.regulations or {}).get(measure.regulation)
    return {
        "text": measure.text,
        "type": scope.word("measure_type", measure.type or ""),
        "regulation": regulation.title if regulation else measure.regulation,
        "owner": owner_title(measure.owner, home, scope) if measure.owner else "",
        "due": str(measure.due or ""),
        "done": str(measure.done or ""),
        "effect": measure.effect,
        "late": measure.done is None and measure.due is not None and measure.due < scope.context.day,
    }


def _monitors(graded: GradedPoint, scope: Scope) -> list[str]:
    return [shown_title(monitor, graded.subject.unit, scope) for monitor in graded.monitors]


def shown_title(monitor: Monitor, home: Unit, scope: Scope) -> str:
    """Return the title of who watches, with the word for a vacancy where there is one."""
    title = monitor_title(monitor, home, scope)
    return scope.say(WORDS, "vacant", title=title) if monitor.vacant else title


def _department(graded: GradedPoint, scope: Scope) -> str:
    department = graded.owner.department
    return department.name if department else scope.say(WORDS, "own-unit")


def post_at_risk(graded: GradedPoint, context: Sound) -> Seat | None:
    """Return the post whose point it is; of a department's own point the post that acts in its step."""
    if graded.owner.seat or graded.owner.department is None:
        return graded.owner.seat
    seat = acting(graded.point.flow, context)
    return seat if seat and seat.department is graded.owner.department else None


def has_one_holder(seat: Seat | None) -> bool:
    """Return whether a post, where there is one, is held by one person: it then identifies the person."""
    return bool(seat and (seat.number or seat.post.seats == 1))


def _post(graded: GradedPoint, scope: Scope) -> str:
    if seat := post_at_risk(graded, scope.context):
        return post_title(seat, scope)
    return scope.say(WORDS, "own-department" if graded.owner.department else "own-unit")
