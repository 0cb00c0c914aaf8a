"""What templates see of a unit's year: how far each step came, counted, and what is still open.

Bodies are counted and persons never: of responses to individuals stands here how many of each kind there
were, and of what was said against anybody nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from riskctl.corpus.subject import Subject
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.vocabulary import CODES
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.render.view.ladder import levels
from riskctl.render.view.matrix import matrix_rows
from riskctl.render.view.ref_names import named, names_of_refs
from riskctl.render.view.titles import owner_title
from riskctl.render.view.watch_view import watching
from riskctl.render.view.year_plots import year_plots
from riskctl.year.assess.assessment import assessments, result
from riskctl.year.close.carried import HOWS, MARKS, carried, marks
from riskctl.year.leading_group import members, told
from riskctl.year.notice.notices import NoticeStanding, of_unit
from riskctl.year.status.item import StatusItem
from riskctl.year.status.status import Status, status, within
from riskctl.year.status.words import groups, phase
from riskctl.year.suggestions import suggestions

SAID = ("overdue", "unanswered", "missing")  # what is open, the gravest first


def course(order: Order, scope: Scope) -> dict[str, Any] | None:
    """Return the year of the unit that `order` is for, None for a department's or a post's document."""
    if order.subject.department:
        return None
    unit, context = order.subject.unit.id, scope.context
    graded = [one for document in order.registers for one in grade(document, context)]
    found = within(status(order.registers, graded, context), [unit])
    found = Status(found.year, found.day, found.phase, found.coming, tuple(_own(found.items, unit)))
    grades = list(_grades(order, graded, scope))
    then = [one["points_then"] for one in grades if one["points_then"] is not None]
    return {
        "phase": phase(found, context).text(scope.language),
        "prepared": list(_prepared(found.items, scope)),
        "group": list(_group(order.subject, scope)),
        "grades": grades,
        "total": sum(one["points_now"] for one in grades),
        "carried": sum(then) if then else None,
        "matrix": matrix_rows(graded, scope),
        "plots": year_plots(order.registers, graded, found.items, scope),
        "marks": list(_marks(order, graded, scope)),
        "signoffs": list(_signoffs(found.items, scope)),
        "suggestions": _suggestions(unit, scope),
        "notices": [
            _notice(one, scope) for one in of_unit(unit, context) if one.notice.opened <= context.day
        ],
        **watching(unit, found.items, scope),
        "assessed": _assessed(unit, scope),
        "open": list(_open(found, graded, scope)),
    }


def _own(items: Iterable[StatusItem], unit: str) -> Iterator[StatusItem]:
    return (one for one in items if one.unit == unit)


def _prepared(items: Sequence[StatusItem], scope: Scope) -> Iterator[dict[str, str]]:
    """方案、动员、培训, each with its day; blank where none is recorded."""
    days = {one.step: one.day for one in items if one.kind == "preparation"}
    for kind in CODES["preparation"]:
        day = days.get(kind)
        yield {"name": scope.word("preparation", kind), "day": long_day(day, scope) if day else ""}


def _group(subject: Subject, scope: Scope) -> Iterator[dict[str, Any]]:
    """The posts of each role in the leading group, by its latest list."""
    rows = members(scope.context).get(subject.unit.id, ())
    for role, refs in told(rows):
        posts = [owner_title(ref, subject, scope) for ref in refs]
        yield {"role": role.text(scope.language), "posts": posts, "number": rows[0].number}


def _grades(order: Order, graded: Sequence[GradedPoint], scope: Scope) -> Iterator[dict[str, Any]]:
    """Each level with its open points, and with those carried into the year at that level."""
    now = Counter(one.score.level.name for one in graded if one.point.in_force)
    names = {str(level.id): level.name for level in scope.context.grading.ladder.levels}
    subjects = {document.subject for document in order.registers}
    rows = [row for id, row in carried(scope.context).items() if id.partition("#")[0] in subjects]
    then = Counter(names.get(row.level, "") for row in rows)
    for one in levels(scope):
        level = one["level"]
        yield {name: one[name] for name in ("level", "mark", "weight")} | {
            "points_now": now[level],
            "points_then": then[level] if rows else None,
        }


def _marks(order: Order, graded: Sequence[GradedPoint], scope: Scope) -> Iterator[dict[str, Any]]:
    """What became of the points of the year before; nothing where none was carried over."""
    if carried(scope.context):
        unit = order.subject.unit.id
        own = [m for m in marks(order.registers, graded, scope.context) if m.point.split("/")[0] == unit]
        many = Counter(mark.how for mark in own)
        yield from ({"how": scope.say(MARKS, how), "number": many[how]} for how in HOWS if many[how])


def _signoffs(items: Sequence[StatusItem], scope: Scope) -> Iterator[dict[str, Any]]:
    """Each step with how many registers were signed, and how many of those signatures hold no more."""
    for step in CODES["step"]:
        kinds = Counter(one.kind for one in items if one.step == step and one.kind.startswith("sign"))
        stale = kinds["signoff-stale"] + kinds["signoff-new-holder"]
        if kinds:
            yield {
                "step": scope.word("step", step),
                "asked": kinds.total(),
                "signed": kinds["signed"],
                "stale": stale,
                "returned": kinds["signoff-returned"],
            }


def _suggestions(unit: str, scope: Scope) -> dict[str, int]:
    """How many came in, and what became of them."""
    known = [one for one in suggestions(scope.context) if one.made.row.subject.split("/")[0] == unit]
    known = [one for one in known if one.made.row.day <= scope.context.day]
    said = Counter(one.answer.row.disposition for one in known if one.answer)
    return {"made": len(known), "adopted": said["adopted"], "declined": said["declined"]}


def _notice(one: NoticeStanding, scope: Scope) -> dict[str, Any]:
    said = Counter(comment.answer.row.disposition for comment in one.comments if comment.answer)
    issue = one.issue.row if one.issue else None
    return {
        "from": long_day(one.notice.period.from_, scope),
        "to": long_day(one.notice.period.to, scope),
        "supplement": one.notice.kind == "supplement",
        "received": len(one.comments),
        "adopted": said["adopted"],
        "declined": said["declined"],
        "number": issue.number if issue else "",
        "issued": long_day(issue.day, scope) if issue else "",
    }


def _assessed(unit: str, scope: Scope) -> dict[str, Any] | None:
    """How the unit was assessed by the one above; None where it was not."""
    context, record = scope.context, assessments(scope.context).get(unit)
    if record is None or context.grading.policy.assessment is None or record.day > context.day:
        return None
    found = result(record, context.grading.policy.assessment, context.organization)
    return {
        "day": long_day(record.day, scope),
        "score": f"{found.score:f}" if found.is_whole else "",
        "full": f"{found.full:f}",
        "band": found.band,
        "deductions": [
            {"item": item.item.name, "points": f"{entry.points:f}", "reason": entry.reason}
            for item in found.items
            for _, entry in item.entries
            if entry.points
        ],
    }


def _open(found: Status, graded: Sequence[GradedPoint], scope: Scope) -> Iterator[dict[str, Any]]:
    """What is overdue, unanswered or missing, in the words of `riskctl status`, ids by their names."""
    names = names_of_refs(graded, scope)
    for group, (name, lines) in zip(SAID, groups(found, scope.context), strict=False):
        if any(one.group == group for one in found.items):
            said = [named(line.text(scope.language), names, scope) for line in lines]
            yield {"name": name.text(scope.language), "lines": said}
