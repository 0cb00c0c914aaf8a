"""What was signed of a register, as the boxes of a form hold it: by whom, on which day, with which number.

A box holds what is on record and holds still; what was never signed, or has to be signed anew, is left for a
pen. Where single points changed since, the signature stands for all others, and the box names those points.
A form that gathers registers says what the leading group and the body above agreed to of every one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from riskctl.base.latest import latest
from riskctl.base.messages import Words
from riskctl.corpus.document import Document
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject, subject_of
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.render.view.shown_points import by_department, shown_points
from riskctl.render.view.titles import owner_title
from riskctl.year.sign.confirmation import ASKED
from riskctl.year.sign.signoffs import (
    SELF,
    Signed,
    Step,
    asked_anew,
    is_signed,
    point_of,
    print_of,
    signed,
    steps,
)

BETWEEN = "、"  # names
WORDS: Words = {
    "numbered": ("第 {n} 项", "no. {n}"),
    "gone": ("已减去的项", "one that was taken out"),
}


@latest  # asked for every form of a call
def _signed(context: Sound) -> dict[str, list[Signed]]:
    return signed(context)


def signed_of(ref: str, context: Sound) -> list[Signed]:
    """Return the sign-offs of a register, or of its points, up to the day."""
    return [one for one in _signed(context).get(ref, ()) if one.row.day <= context.day]


def opinions(order: Order, scope: Scope) -> list[dict[str, Any]]:
    """Return what the boxes of a form say, in the order of the steps."""
    whole = [each for each in order.registers if each.is_register]
    if order.gather and len(whole) > 1:
        return list(_of_all(whole, scope))
    own = next((each for each in whole if each.subject == order.subject.ref), None)
    return list(_of_one(own, order, scope)) if own else []


def _of_one(document: Document, order: Order, scope: Scope) -> Iterator[dict[str, Any]]:
    names = _PointNames(order, scope)
    found, rows = _standing(document, scope.context)
    begin, points = _anew(found)
    for step in found:
        latest, asked = step.latest, step.state == "stale" and step.name in begin
        if latest is None or step.state == "new-holder" or (asked and not points):
            continue
        again = step.changed.points if asked else ()
        since = [one for one in rows if _adds(one, latest)]
        said = _opinion(latest, order.subject, scope)
        if step.name == SELF and order.holder:  # of several holders each signs for himself
            if order.holder not in said["holder_name"].split(BETWEEN):
                continue
            said["holder_name"] = order.holder
        yield said | {
            "anew": names.told(again),
            "since": [_later(one, order.subject, names, scope) for one in since],
        }


def _of_all(documents: Sequence[Document], scope: Scope) -> Iterator[dict[str, Any]]:
    """What the leading group, or the body above, agreed to of every register: who, the latest day, and all
    numbers; of a step that one register lacks nothing."""
    each = [(document, _standing(document, scope.context)[0]) for document in documents]
    for name in ASKED:
        agreed = [
            (subject_of(document, scope.context.organization), step.latest)
            for document, found in each
            for step in found
            if step.name == name and step.state == "signed" and step.latest
        ]
        if len(agreed) < len(documents):
            continue
        told = [_opinion(latest, home, scope) for home, latest in agreed if home and latest]
        last = max(range(len(told)), key=lambda n: agreed[n][1].row.day)
        merged = {key: _listed(one[key] for one in told) for key in ("by", "reference", "holder_name")}
        yield told[last] | merged | {"anew": [], "since": []}


def _standing(document: Document, context: Sound) -> tuple[tuple[Step, ...], list[Signed]]:
    """The steps of a register, and its sign-offs up to the day; none where nothing is signed or readable."""
    subject = subject_of(document, context.organization)
    now = print_of(document, context) if is_signed(subject, context) else None
    if subject is None or now is None:
        return (), []
    rows = signed_of(subject.ref, context)
    return steps(subject, now, rows, context, context.organization), rows


def _anew(found: Sequence[Step]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The steps that have to sign anew, and of which points alone."""
    stale = [step for step in found if step.state == "stale"]
    if not stale:
        return (), ()
    begin, points = asked_anew(stale)
    names = [step.name for step in stale]
    return tuple(names[names.index(begin) :]), points


def _adds(one: Signed, latest: Signed) -> bool:
    """Whether a sign-off is of a single point, by the step of `latest` and after it."""
    is_later = (one.row.day, one.number) > (latest.row.day, latest.number)
    return bool(point_of(one)) and one.row.step == latest.row.step and is_later


def _opinion(one: Signed, home: Subject, scope: Scope) -> dict[str, Any]:
    row = one.row
    return {
        "step": row.step,
        "returned": row.decision == "returned",
        "reason": row.reason,
        "by": owner_title(row.by, home, scope),
        "holder_name": _names(row.by, one, home, scope.context),
        "reference": row.reference,
        "day": long_day(row.day, scope),
    }


def _later(one: Signed, home: Subject, names: _PointNames, scope: Scope) -> dict[str, Any]:
    return _opinion(one, home, scope) | {"points": names.told((point_of(one),))}


def _names(ref: str, one: Signed, home: Subject, context: Sound) -> str:
    """Who held the post that signed, on the day; a body has no name."""
    department = home.department.id if home.department else ""
    seat = context.organization.seat(ref, home.unit.id, department)
    if seat is None or context.people is None:
        return ""
    return BETWEEN.join(PeopleIndex(context.people.record, one.row.day).names(seat))


def _listed(texts: Iterator[str]) -> str:
    return BETWEEN.join(dict.fromkeys(filter(None, texts)))


class _PointNames:
    """What a form calls its points: by their numbers on it."""

    def __init__(self, order: Order, scope: Scope) -> None:
        self._order, self._scope = order, scope

    def told(self, ids: Sequence[str]) -> list[str]:
        """Return how the points `ids` of the form's register are called, each once."""
        return list(dict.fromkeys(map(self._told, ids)))

    def _told(self, id: str) -> str:
        number = self._numbers.get(id)
        return self._scope.say(WORDS, "numbered", n=number) if number else self._scope.say(WORDS, "gone")

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        shown = by_department(shown_points(self._order, self._scope.context), self._order.subject.unit)
        own = self._order.subject.ref
        return {one.point.id: n for n, one in enumerate(shown, 1) if one.subject.ref == own}
