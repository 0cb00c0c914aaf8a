"""What changed, as a document shows it to the leading group: whose, from what to what, and for what reason.

A document of a unit holds what changed there and below, and what belongs to no unit: the policy, the
regulations, the settings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject, find_subject
from riskctl.diff.change import Change
from riskctl.diff.compare import Comparison
from riskctl.diff.rows import SINGLE, counted, said_of
from riskctl.diff.side import Side
from riskctl.diff.words import CAUSES, KINDS, SECTIONS, field_word, kind_word, section
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.render.view.ref_names import named, names_of_points, titles_of_points

WORDS: Words = {
    "working-tree": ("尚未提交的改动", "not committed yet"),
    "what": ("{kind}（{field}）", "{kind} ({field})"),
    "reason": ("{field}：{before} → {after}", "{field}: {before} → {after}"),
    "blank": ("（无）", "(none)"),
    "probability-changed": ("发生概率", "probability"),
    "severity-changed": ("危害程度", "severity"),
    "matter-changed": ("权力事项", "matter"),
    "level-lowered": ("等级", "level"),
    "level-raised": ("等级", "level"),
}
GROUNDS = ("probability-changed", "severity-changed", "matter-changed")
MOVES = ("level-lowered", "level-raised")
# What may follow from what else changed at the same point.
FOLLOWS: Mapping[str, Sequence[str]] = {**dict.fromkeys(MOVES, GROUNDS), "monitor-changed": MOVES}
POSTS = ("owner", "head", "leader_in_charge", "responsible", "actor")  # fields that name a post
REWORDED = ("texts",)  # sections in which no risk, level or measure is another
INSIDE = ("judgement",)  # sections of how a level comes about, which do not leave the office
SHORT = 8  # characters of a commit's name


def top_units(context: Sound) -> list[str]:
    """Return the units here that have none above them here: each is given all that changed below it."""
    units = context.organization.units
    own = [unit for unit in units.values() if not unit.external]
    return [unit.id for unit in own if unit.parent not in units or units[unit.parent].external]


def changed_units(found: Comparison, context: Sound) -> list[str]:
    """Return the units of which something changed at their own registers, and those above all others: each
    is given a document of its own."""
    sides = (found.head.context, found.base.context)
    changed = {unit for change in found.changes for side in sides if (unit := _unit(change, side))}
    top = top_units(context)
    units = context.organization.units
    return [*top, *(one for one in units if one in changed and one not in top and not units[one].external)]


def changes_view(order: Order, scope: Scope) -> dict[str, Any] | None:
    """Return what changed for the unit of `order`, None where no two states are compared."""
    found = scope.comparison
    if found is None:
        return None
    shown = [change for change in found.changes if _concerns(change, order.subject, found)]
    sections = [_section(name, shown, scope, found) for name in SECTIONS]
    _tell_by_names(sections, titles_of_points(order.registers), scope)
    return {
        "old": _side(found.base, scope),
        "new": _side(found.head, scope),
        "count": len(shown),
        "counted": counted(shown).text(scope.language) if shown else "",
        "notes": [note.text(scope.language) for note in found.notes],
        "reworded": sum(section(change) in REWORDED for change in shown),
        "sections": [one for one in sections if one["rows"] and one["name"] not in (*INSIDE, *REWORDED)],
        "wordings": [one for one in sections if one["rows"] and one["name"] in REWORDED],
        "judged": [one for one in sections if one["rows"] and one["name"] in INSIDE],
    }


def _side(side: Side, scope: Scope) -> dict[str, str]:
    """A state by the short name of its commit, and the day of that: on paper stands the day."""
    if side.commit is None:
        draft = scope.say(WORDS, "working-tree")
        return {"commit": draft, "of_day": long_day(side.context.day, scope), "draft": draft}
    day = side.commit.day
    return {"commit": side.commit.id[:SHORT], "of_day": long_day(day, scope) if day else "", "draft": ""}


def _concerns(change: Change, of: Subject, found: Comparison) -> bool:
    """Whether a change is of the unit or one below it, or of no unit."""
    contexts = (found.head.context, found.base.context)
    units = [unit for context in contexts if (unit := _unit(change, context))]
    return not units or any(of.unit.id in _upwards(units[0], c.organization) for c in contexts)


def _unit(change: Change, context: Context) -> str:
    """The unit whose register, department or post a change is of, blank where it is of none."""
    if change.kind in ("policy-changed", "ignore-changed", "programme-changed", "guard-changed"):
        return ""
    unit = change.subject.partition("#")[0].partition("/")[0]
    known = context.organization.units if context.organization else {}
    if change.kind == "flow-changed" and "#" not in change.subject:
        flow = context.flows.get(unit)
        unit = flow.flow.department.partition("/")[0] if flow else ""
    return unit if unit in known else ""


def _upwards(unit: str, organization: OrganizationIndex | None) -> Iterator[str]:
    """The unit, the one above it, and so on; a circle of units is gone round once."""
    seen: set[str] = set()
    while organization and unit in organization.units and unit not in seen:
        seen.add(unit)
        yield unit
        unit = organization.units[unit].parent


def _section(name: str, changes: Sequence[Change], scope: Scope, found: Comparison) -> dict[str, Any]:
    order = list(KINDS)
    own = sorted((c for c in changes if section(c) == name), key=lambda change: order.index(change.kind))
    rows = [_row(change, n, changes, scope, found) for n, change in enumerate(own, 1)]
    return {"name": name, "heading": scope.say(SECTIONS, name), "rows": rows}


def _tell_by_names(sections: Sequence[dict[str, Any]], titles: Mapping[str, str], scope: Scope) -> None:
    """Put what people call points, posts and departments in place of their ids: on paper stands no code."""
    names = names_of_points(titles, scope)
    for row in (row for one in sections for row in one["rows"]):
        subject = row.pop("subject")
        row["title"] = row["title"] or titles.get(subject, "")
        row |= {key: named(str(row[key]), names, scope) for key in ("before", "after")}


def _row(
    change: Change, number: int, changes: Sequence[Change], scope: Scope, found: Comparison
) -> dict[str, Any]:
    whose = _whose(change, found)
    title = change.title.text(scope.language) if isinstance(change.title, Said) else change.title
    before, after = _values(change, scope)
    if change.field in POSTS:
        before, after = (_post(value, found) for value in (before, after))
    return {
        "number": number,
        "whose": whose,
        "code": _code(change) or ("" if title or whose else change.subject),
        "title": title,
        "what": _what(change, scope),
        "subject": change.subject,
        "measure": change.measure if change.field not in (None, "text") else "",
        "before": before,
        "after": after,
        "cause": _cause(change, changes, scope),
    }


def _code(change: Change) -> str:
    """The id of a point within its register, or the rule of an ignore."""
    is_ignore = change.kind == "ignore-changed"
    return change.subject.partition(" ")[0] if is_ignore else change.subject.partition("#")[2]


def _whose(change: Change, found: Comparison) -> str:
    """The unit, department and post a change is of or an ignore is for, by their names; else blank."""
    is_ignore = change.kind == "ignore-changed"
    ref = change.subject.partition(" ")[2] if is_ignore else change.subject.partition("#")[0]
    for side in (found.head, found.base):
        organization = side.context.organization
        subject = find_subject(ref, organization) if organization else None
        if subject and organization and (is_ignore or _unit(change, side.context)):
            names = [subject.unit.name, subject.department.name if subject.department else ""]
            names.append(subject.seat.post.name if subject.seat else "")
            return " ".join(filter(None, names))
    return ""


def _what(change: Change, scope: Scope) -> str:
    kind = term(kind_word(change))
    word = field_word(change) if change.kind != "signoff-stale" else None
    said = Said(WORDS["what"], {"kind": kind, "field": word}) if word else kind
    return said.text(scope.language)


def _values(change: Change, scope: Scope) -> tuple[str, str]:
    """What was and what is; what is told once stands in the second column."""
    shown = change.shown or (change.before, change.after)
    if change.kind in ("point-added", "point-removed"):  # its name stands beside it
        return "—", "—"
    if change.kind == "guard-changed":
        shown = (None, shown[0] if shown[1] is None else shown[1])
    empty = "—" if change.kind.endswith(SINGLE) else scope.say(WORDS, "blank")
    before, after = (empty if value in (None, "") else _shown(value, scope) for value in shown)
    return before, after


def _post(ref: str, found: Comparison) -> str:
    """A post by its name, as either side has it; what is none stays."""
    for side in (found.head, found.base):
        organization = side.context.organization
        if organization and (seat := organization.seats.get(ref)):
            return organization.title(seat)
    return ref


def _shown(value: object, scope: Scope) -> str:
    said = said_of(value)
    return said.text(scope.language) if isinstance(said, Said) else str(said)


def _cause(change: Change, changes: Sequence[Change], scope: Scope) -> str:
    """Why: where the register itself moved a level or a monitor, what in it did."""
    if change.cause is None or (change.kind, change.cause) == ("signoff-stale", "register"):
        return ""
    cause = scope.say(CAUSES, change.cause)
    if change.cause != "register" or change.kind not in FOLLOWS:
        return cause
    grounds = FOLLOWS[change.kind]
    moved = [c for c in changes if c.subject == change.subject and c.kind in grounds]
    reasons = [
        Said(WORDS["reason"], {"field": term(WORDS[c.kind]), "before": was, "after": now})
        for c in moved
        for was, now in [_values(c, scope)]
    ]
    return listed([*reasons]).text(scope.language) if reasons else cause
