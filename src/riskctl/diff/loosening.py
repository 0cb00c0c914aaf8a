"""Whether a change loosens what it is itself checked by: ignores, severities, policy, limits, owners, guards,
and the records of the year, by which it is shown what was done.

A change that comes from elsewhere may hide its own faults so; a reviewer is told of it first of all. What
cannot be told to be stricter counts as looser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from riskctl.corpus.context import Context
from riskctl.diff.change import Change, Value
from riskctl.level.assign import BODIES, PERSONS
from riskctl.records.kinds import kind_of
from riskctl.sources.gate import Limits

OFFICES = (*PERSONS, *BODIES)  # the order of the climb
SEVERITIES = ("off", "info", "warning", "error")
GONE = ("matrix", "criteria", "floors", "levels", "thresholds", "probability", "severity", "monitoring")
GONE_TOO = ("items", "deductions", "matter")  # parts whose entries ask for something: one less asks less
MORE = (
    "below",
    "copied",
    "bulk_signoffs",
    "bulk_after",
    "months",
    "days",
    "draw_days",
)  # a higher number lets more pass
LESS = ("value", "notice_days", "weight", "points", "from", "to")  # and so does a lower one of these
ANY = (
    "method",
    "policy",
    "direction",
    "power",
    "as_of",
    "templates",
    "frequencies",
    "monitoring_frequency",
)  # nobody can tell which way
LOST = ("category_offices", "methods", "owners", "owner_asked", "slogans")  # lists of which nothing may go
GAINED = ("signs",)
EARLY = "early_steps"  # the kind of record by which the order of the year is gone past


class Loosened:
    """Judges the changes from one state to the other."""

    def __init__(self, old: Context, new: Context, severities: Mapping[str, str]) -> None:
        self.old = old
        self.new = new
        self.severities = severities

    def __call__(self, change: Change) -> bool:
        """Return whether less is checked, graded or watched after `change`."""
        judge: Callable[[Change], bool] | None = {
            "ignore-changed": self._ignore,
            "policy-changed": self._policy,
            "programme-changed": self._programme,
            "guard-changed": lambda change: True,
            "organization-changed": self._holders,
            "record-added": _is_early,
            "record-removed": lambda change: True,
            "record-changed": lambda change: True,
        }.get(change.kind)
        return bool(judge and judge(change))

    def _ignore(self, change: Change) -> bool:
        if self._is_severity(change):
            rule = change.subject
            grave = [SEVERITIES.index(str(v or self.severities.get(rule, "error"))) for v in _both(change)]
            return grave[1] < grave[0]
        if change.field is None:
            return change.after is not None
        if change.field == "until":
            return change.before is not None and _is_more(change.before, change.after or "9999")
        return change.field == "approved_by" and change.after is None

    def _is_severity(self, change: Change) -> bool:
        programmes = (self.old.programme, self.new.programme)
        return any(change.subject in programme.rules for programme in programmes if programme)

    def _policy(self, change: Change) -> bool:
        part, field = change.subject.partition(" ")[0], change.field
        if field is None:
            return change.after is None and part in (*GONE, *GONE_TOO)
        if field in ("level", "default"):
            return self._rank(change.after, self.new) < self._rank(change.before, self.old)
        if field == "monitor":
            return _watch_less(*map(_set, _both(change)))
        if field in ("publish_single_posts", "replace"):
            return change.after is not None
        return (field == "key" and change.after is None) or _by_field(field, change)

    def _programme(self, change: Change) -> bool:
        if change.subject == "limits":
            usual = getattr(Limits(), str(change.field))
            return _is_more(*(usual if value is None else value for value in _both(change)))
        if change.subject.startswith("owners ") and change.field is None:
            return change.after is None
        return _by_field(change.field or "", change)

    def _holders(self, change: Change) -> bool:
        """Whether a name is looked for less than before: one that went from the holders' file, or that is
        told to be a common word."""
        if change.field != "holders":
            return False
        before, after = (c.people.all_names() if c.people else {} for c in (self.old, self.new))
        lost = {name for name, word in before.items() if name not in after or (after[name] and not word)}
        held = self.old.people.record.holders if self.old.people else {}
        there = held.get(change.subject) or (one for each in held.values() for one in each)
        return any(holder.name in lost for holder in there)

    def _rank(self, value: Value, context: Context) -> int:
        """How grave a level is; what is none stands below all."""
        ladder = context.grading.ladder if context.grading else None
        level = ladder.find(str(value)) if ladder else None
        return ladder.rank(level) if ladder and level else -1


def _is_early(change: Change) -> bool:
    """Whether a step was put on record as taken before its turn."""
    kind = kind_of(change.place.file)
    return kind is not None and kind[0].name == EARLY


def _both(change: Change) -> tuple[Value, Value]:
    return change.before, change.after


def _set(value: Value) -> set[str]:
    return set(value) if isinstance(value, tuple) else {str(value)} if value else set()


def _by_field(field: str, change: Change) -> bool:
    before, after = _both(change)
    if field in MORE:
        return _is_more(before, after)
    if field in LESS:
        return _is_more(after, before)
    if field in LOST:
        return bool(_set(before) - _set(after))
    if field in GAINED:
        return bool(_set(after) - _set(before))
    return field in ANY


def _is_more(one: Value, other: Value) -> bool:
    """Whether `other` is more than `one`; what is not said on one side may be."""
    if one is None or other is None:
        return True
    try:
        return float(str(other)) > float(str(one))
    except ValueError:
        return str(other) > str(one)


def _watch_less(before: set[str], after: set[str]) -> bool:
    """Whether the highest office that watches is lower, or one as high watches no more."""
    highest = [max((_place(office) for office in side), default=-1) for side in (before, after)]
    return highest[1] < highest[0] or (highest[0] == highest[1] and bool(before - after))


def _place(office: str) -> int:
    return OFFICES.index(office) if office in OFFICES else len(OFFICES)
