"""Titles as documents print them: of posts, departments and offices that registers name by reference."""

from __future__ import annotations

from riskctl.base.messages import Words
from riskctl.corpus.organization import Seat
from riskctl.corpus.subject import Subject
from riskctl.level.assign import Monitor
from riskctl.level.explain import office_title
from riskctl.records.kinds.organization import Unit
from riskctl.render.order.scope import Scope
from riskctl.year.watch.letter_words import called

WORDS: Words = {"seat": ("{post}（{number}）", "{post} ({number})")}


def monitor_title(monitor: Monitor, home: Unit, scope: Scope) -> str:
    """Return the title of an office as a document of `home` prints it."""
    return office_title(monitor, home, scope.context.organization, scope.language)


def owner_title(ref: str, home: Subject, scope: Scope) -> str:
    """Return the title of the post, department or office that `ref` means in a register of `home`.

    A reference that leads nowhere (RK205) stays as it is written.
    """
    organization = scope.context.organization
    department = home.department.id if home.department else ""
    if seat := organization.seat(ref, home.unit.id, department):
        return monitor_title(Monitor("post", seat.unit, seat), home.unit, scope)
    if found := organization.department(ref, home.unit.id):
        unit, other = found
        return other.name if unit.id == home.unit.id else f"{unit.name}{other.name}"
    if office := organization.office(ref, home.unit.id):
        return monitor_title(Monitor(office[1], office[0]), home.unit, scope)
    return ref


def body_title(ref: str, home: Subject, scope: Scope) -> str:
    """Return the same of any body, a unit too; blank where `ref` leads nowhere: a code is no word."""
    title = owner_title(ref, home, scope) if ref else ""
    return title if title != ref else called(ref, scope.context.organization, scope.language)


def subject_title(subject: Subject, scope: Scope) -> str:
    """Return what the unit, department or post of a document is called, with all it belongs to."""
    parts = [one.name for one in (subject.unit, subject.department) if one]
    parts += [post_title(subject.seat, scope)] if subject.seat else []
    return ("" if scope.language == "zh" else " ").join(parts)


def post_title(seat: Seat, scope: Scope) -> str:
    """Return the name of a post, with the number of its seat where one is meant."""
    if not seat.number:
        return seat.post.name
    return scope.say(WORDS, "seat", post=seat.post.name, number=seat.number)
