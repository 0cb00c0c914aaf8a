"""What a template sees of a document: plain values ready to print, none of them riskctl's own objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import Any

from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.level.basis import bases_of_policy
from riskctl.records.kinds.person import PersonRegister
from riskctl.render.order.order import Order, level_of
from riskctl.render.order.scope import Scope
from riskctl.render.order.year_records import own_day
from riskctl.render.view.charts import charts
from riskctl.render.view.corrections import corrected
from riskctl.render.view.days import long_day
from riskctl.render.view.filing_day import filing_day
from riskctl.render.view.gradings import gradings
from riskctl.render.view.ladder import levels, monitors
from riskctl.render.view.notice import notice_of, notice_view
from riskctl.render.view.opinions import opinions
from riskctl.render.view.point_watch import point_watch
from riskctl.render.view.points import closed_view, point_view
from riskctl.render.view.published_points import published_views, recorded
from riskctl.render.view.shown_points import (
    by_department,
    closed_points,
    shown_monitors,
    shown_points,
)
from riskctl.render.view.subject_view import whose


def view(order: Order, scope: Scope, named: Set[str] | None = None) -> dict[str, Any]:
    """Return what the template of `order` may print by its head: the parts of which it names something,
    or all.

    What each name means stands in `fields`.
    """
    told = ((names, make) for names, make in PARTS if all(map(order.kind.prints, names)))
    made = (make for names, make in told if named is None or not named.isdisjoint(names))
    return {name: value for make in made for name, value in make(order, scope).items()}


def _general(order: Order, scope: Scope) -> dict[str, Any]:
    context = scope.context
    return {
        "year": str(context.year),
        "day": long_day(own_day(order.kind.about, order.record, context), scope),
        "language": scope.language,
        "level": level_of(order.subject),
        "gather": order.gather,
        "programme": _programme(order, scope),
        "policy": context.grading.policy.name,
        "by_criteria": context.grading.by_criteria,
    }


def _bases(order: Order, scope: Scope) -> dict[str, Any]:
    """What the policy rests on where neither cell nor level says it, a sentence each."""
    return {"bases": [said.text(scope.language) for said in bases_of_policy(scope.context.grading)]}


def _programme(order: Order, scope: Scope) -> dict[str, str]:
    """The programme, with whom the unit's comments go to: as its notice was published, where it is one."""
    programme = scope.context.programme
    notice = notice_of(order, scope.context) if order.record else None
    published = notice.notice if notice else None
    contact = order.subject.unit.contact or programme.contact
    contact = published.contact or contact if published else contact
    name = published.programme or programme.name if published else programme.name
    return {"name": name, "contact": contact if scope.names_contact else ""}


def _whose(order: Order, scope: Scope) -> dict[str, Any]:
    """Whose it is; the unit and its office by the names under which they published."""
    found = whose(order.subject, scope)
    if order.holder:
        found["post"]["holder_name"] = order.holder
    if order.record and (notice := notice_of(order, scope.context)):
        names = {"name": notice.notice.name, "leading_group_office": notice.notice.office}
        found["unit"] |= {key: name for key, name in names.items() if name}
    return found


def _register(order: Order, scope: Scope) -> dict[str, Any]:
    """What the subject's own register says beside its points."""
    own = _own(order)
    register = own.register if own else None
    return {
        "duties": list(register.duties) if register else [],
        "authority": list(register.authority) if isinstance(register, PersonRegister) else [],
        "flows": list(charts(order, scope)),
        "no_risk": register.none if register else "",
        "declined": list(_declined(order, scope.context)),
        "corrections": list(corrected(order, scope)),
    }


def _signed(order: Order, scope: Scope) -> dict[str, Any]:
    """What was signed, and the day as of which the form is filled in."""
    return {"opinions": opinions(order, scope), "filed": long_day(filing_day(order, scope.context), scope)}


def _points(order: Order, scope: Scope) -> dict[str, Any]:
    """The points, and the groups that they go into; of a notice those that it published, in its words."""
    if kept := recorded(order, scope.context):
        return published_views(kept, order, scope)
    graded = by_department(shown_points(order, scope.context), order.subject.unit)
    watching = ((m, one.subject.unit) for one in graded for m in shown_monitors(one, order, scope.context))
    looks = point_watch(graded, order, scope)
    return {
        "points": [point_view(one, n, scope) | looks[n - 1] for n, one in enumerate(graded, 1)],
        "by_level": levels(scope),
        "by_monitor": monitors(watching, scope),
        "by_category": [],
        "has_origin": any(one.point.origin for one in graded),
        "gradings": gradings(graded, scope),
    }


def _closed(order: Order, scope: Scope) -> dict[str, Any]:
    """The points that no longer arise, in the organisation's order; of a notice none."""
    if order.record or order.watched:
        return {"closed": []}
    graded = by_department(closed_points(order, scope.context), order.subject.unit)
    return {"closed": [closed_view(one, n, scope) for n, one in enumerate(graded, 1)]}


# What few templates print is loaded with the first that does.


def _revisions(order: Order, scope: Scope) -> dict[str, Any]:
    from riskctl.render.view.revisions_view import revisions_view

    return revisions_view(order, scope)


def _suggested(order: Order, scope: Scope) -> dict[str, Any]:
    from riskctl.render.view.suggestions_view import suggestions_view

    return suggestions_view(order, scope)


def _month(order: Order, scope: Scope) -> dict[str, Any]:
    from riskctl.render.view.month_view import month_view

    return month_view(order, scope)


def _supervised(order: Order, scope: Scope) -> dict[str, Any]:
    from riskctl.render.view.supervision_view import supervised

    return supervised(order, scope)


def _letter(order: Order, scope: Scope) -> dict[str, Any]:
    from riskctl.render.view.letter_view import letter_view

    return letter_view(order, scope)


def _assessment(order: Order, scope: Scope) -> dict[str, Any]:
    from riskctl.render.view.assessment_view import assessment_view

    return assessment_view(order, scope)


def _course(order: Order, scope: Scope) -> dict[str, Any]:
    from riskctl.render.view.year_view import course

    return {"course": course(order, scope)}


def _changes(order: Order, scope: Scope) -> dict[str, Any]:
    from riskctl.render.view.changes import changes_view

    return {"changes": changes_view(order, scope)}


# The names of a view by what makes them: what a template names nothing of is not computed.
PARTS: Sequence[tuple[tuple[str, ...], Callable[[Order, Scope], dict[str, Any]]]] = (
    (
        ("year", "day", "language", "level", "gather", "programme", "policy", "by_criteria"),
        _general,
    ),
    (("bases",), _bases),
    (("unit", "department", "post"), _whose),
    (("duties", "authority", "flows", "no_risk", "declined", "corrections"), _register),
    (("opinions", "filed"), _signed),
    (("points", "by_level", "by_monitor", "by_category", "has_origin", "gradings"), _points),
    (("closed",), _closed),
    (("revisions",), _revisions),
    (("suggested",), _suggested),
    (("month",), _month),
    (("notice",), lambda order, scope: {"notice": notice_view(order, scope)}),
    (("warnings", "rectifications", "inspection"), _supervised),
    (("letter",), _letter),
    (("assessment",), _assessment),
    (("course",), _course),
    (("changes",), _changes),
)


def _own(order: Order) -> Document | None:
    return next((d for d in order.registers if d.subject == order.subject.ref), None)


def _declined(order: Order, context: Sound) -> Iterator[dict[str, str]]:
    for document in order.registers:
        for one in document.register.declined if document.register else ():
            matter = context.matter(one.matter)
            yield {"matter": matter.name if matter else one.matter, "reason": one.reason}
