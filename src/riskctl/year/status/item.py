"""One thing that the year's status knows: what it is, whose, and by which day; never about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Group = Literal["overdue", "unanswered", "missing", "next", "done"]
GROUPS: tuple[Group, ...] = ("overdue", "unanswered", "missing", "next", "done")
ItemKind = Literal[
    "no-head-register",
    "no-leader-register",
    "no-key-register",
    "no-unit-register",
    "no-department-register",
    "no-post-register",
    "unread-register",
    "empty-register",
    "example-left",
    "ungraded",
    "no-owner",
    "uncovered-matter",
    "unanalysed-node",
    "check",
    "measure",
    "regulation",
    "warning",
    "rectification",
    "comment",
    "no-notice",
    "not-issued",
    "notice",
    "issued",
    "preparation",
    "no-preparation",
    "group",
    "no-group",
    "signed",
    "signoff-missing",
    "signoff-returned",
    "signoff-stale",
    "signoff-new-holder",
    "announced",
    "drawn",
    "carried",
    "suggestion",
    "inspected",
    "not-inspected",
    "no-tally",
    "assessed",
    "not-assessed",
    "department-not-assessed",
]  # each has its row in the table of kinds


HEADS: tuple[ItemKind, ...] = ("no-head-register", "no-leader-register", "no-key-register")  # told first


@dataclass(frozen=True, slots=True)
class StatusItem:
    """A thing of one kind: its unit and department (blank: the unit's own, or nobody's), what it is called
    within the repository, the day it is due or was done; of a sign-off also its step."""

    group: Group
    kind: ItemKind
    unit: str
    department: str
    ref: str
    day: date | None = None
    step: str = ""


def place_of(ref: str) -> tuple[str, str]:
    """Return the unit and department of a subject, or of a point of it, by its reference."""
    unit, _, rest = ref.partition("#")[0].partition("/")
    return unit, rest.partition("/")[0]
