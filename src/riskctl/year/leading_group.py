"""Who is in the leading group (名单另发: a list of its own), by the latest list of each unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.context import Context
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.leading_group import GroupMember
from riskctl.records.vocabulary import CODES, word
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import logged, new_row

WORDS: Words = {
    "twice": (
        "{post} 在名单里写了两次，一个岗位只能有一种小组职务",
        "{post} is named twice; a post has one part in the group",
    ),
}
ROLES = tuple(CODES["group_role"])
Rows = tuple[GroupMember, ...]


def log_of(unit: str, year: int) -> str:
    """Return the log of a unit's lists."""
    return kind_named("leading_group").example.format(year=year, unit=unit)


def members(context: Context) -> dict[str, Rows]:
    """Return the members of each unit's group on the context's day: leader, deputies, others."""
    known = {unit: [row for row in rows if row.day <= context.day] for unit, rows in _each(context).items()}
    return {unit: _list_of(rows, max(row.day for row in rows)) for unit, rows in known.items() if rows}


def group_list(day: date, number: str, posts: Mapping[str, Sequence[str]], note: str) -> Rows:
    """Return the record of a list: `posts` are whole references by their role.

    Raises RiskctlError where a post is named twice.
    """
    rows: list[GroupMember] = []
    for role in ROLES:
        for post in posts.get(role, ()):
            if any(row.post == post for row in rows):
                raise RiskctlError(Said(WORDS["twice"], {"post": post}))
            said = {"day": day, "number": number, "role": role, "post": post, "note": note}
            rows.append(new_row(GroupMember, said))
    return tuple(rows)


def is_recorded(rows: Rows, unit: str, context: Context) -> bool:
    """Return whether the list of that day says just this already."""
    known = _list_of(_each(context).get(unit, ()), rows[0].day)
    return len(known) == len(rows) and all(is_again(row, known) for row in rows)


def told(rows: Rows) -> list[tuple[Said, list[str]]]:
    """Return the posts of each role that there is, with its word."""
    each = [(role, [row.post for row in rows if row.role == role]) for role in ROLES]
    return [(word("group_role", role), posts) for role, posts in each if posts]


def _each(context: Context) -> dict[str, list[GroupMember]]:
    """Return the rows of each unit in the order in which they were recorded."""
    found: dict[str, list[GroupMember]] = {}
    for one in logged(context, GroupMember):
        found.setdefault(one.where["unit"], []).append(one.row)
    return found


def _list_of(rows: Iterable[GroupMember], day: date) -> Rows:
    """Return the list of a day: of several the last, which begins with its leader, since a group has one."""
    of_day = [row for row in rows if row.day == day]
    leaders = [n for n, row in enumerate(of_day) if row.role == ROLES[0]]
    last = of_day[leaders[-1] :] if len(leaders) > 1 else of_day
    return tuple(sorted(last, key=lambda row: ROLES.index(row.role)))
