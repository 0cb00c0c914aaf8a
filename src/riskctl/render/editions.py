"""Editions: which fields of a view each may hold, and the check that no holder's name got through.

`internal` has everything. `staff` (office net and display inside the body) has roles, levels and
monitors, but no names and not how a level came about. `public` (beyond the body) is as `staff`,
and a post with one holder, which identifies the person, shows neither level nor monitor unless the
policy says otherwise (docs/internals/words.md#what-may-be-published). What `fields` does not let
out is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from riskctl.base.messages import Said, Words
from riskctl.render.blocks import Edition
from riskctl.render.view.fields import FIELDS, ROOT, may_leave

WORDS: Words = {
    "internal": ("内部使用", "internal"),
    "staff": ("内网公示", "for staff"),
    "public": ("对外公开", "public"),
}
_PART = {part: may_leave(part) for part in FIELDS}
HOLDERS = ("holder_name", "head_name", "leader_name")
_IDENTIFYING = ("monitors", "level", "weight", "mark")


def edition_word(edition: Edition) -> Said:
    """Return what an edition is called."""
    return Said(WORDS[edition])


def reduced(view: dict[str, Any], edition: Edition) -> dict[str, Any]:
    """Return `view` as `edition` may show it: what it may not is there, and blank."""
    return view if edition == "internal" else _part(view, ROOT)


def without_holders(view: dict[str, Any]) -> dict[str, Any]:
    """Return `view` with the names of holders blank, and all else as it is."""
    return {key: "" if key in HOLDERS else _nameless(value) for key, value in view.items()}


def _nameless(value: Any) -> Any:
    if isinstance(value, dict):
        return without_holders(value)
    return [_nameless(item) for item in value] if isinstance(value, list) else value


def without_levels(points: list[dict[str, Any]], single: Iterable[str]) -> None:
    """Blank level and monitor of the points whose ids are `single`: their post has one holder."""
    hidden = set(single)
    for point in points:
        if point["id"] in hidden:
            point |= {name: _blank(point[name]) for name in _IDENTIFYING}


def _part(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        allowed = _PART[name]
        return {k: _part(v, k) if k in allowed else _blank(v) for k, v in value.items()}
    return [_part(item, name) for item in value] if isinstance(value, list) else value


def _blank(value: Any) -> Any:
    """The value of the same type that says nothing."""
    if isinstance(value, dict):
        return {key: _blank(inner) for key, inner in value.items()}
    return type(value)()
