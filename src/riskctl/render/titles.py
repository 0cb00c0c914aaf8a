"""Titles as documents print them: of posts, departments and offices that registers name by reference."""

from __future__ import annotations

from riskctl.corpus.organization import OrganizationIndex, Seat
from riskctl.corpus.subject import Subject
from riskctl.level.assign import Monitor
from riskctl.level.explain import office_title


def owner_title(ref: str, home: Subject, organization: OrganizationIndex) -> str:
    """Return the title of the post, department or office that `ref` means in a register of `home`.

    A reference that leads nowhere (RK205) stays as it is written.
    """
    department = home.department.id if home.department else ""
    if seat := organization.seat(ref, home.unit.id, department):
        return office_title(Monitor("post", seat.unit, seat), home.unit, organization)
    if found := organization.department(ref, home.unit.id):
        unit, other = found
        return other.name if unit.id == home.unit.id else f"{unit.name}{other.name}"
    if office := organization.office(ref, home.unit.id):
        return office_title(Monitor(office[1], office[0]), home.unit, organization)
    return ref


def post_title(seat: Seat) -> str:
    """Return the name of a post, with the number of its seat where one is meant."""
    return f"{seat.post.name}（{seat.number}）" if seat.number else seat.post.name
