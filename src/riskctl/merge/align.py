"""Which item of a list is which in two states of it: by id, else by what it says, never by its place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher

from riskctl.sources.tree import Data

ALIKE = 0.5  # so much of two mappings has to be the same for one to be the other, changed
TOLD_BY = {"text", "措施内容"}  # by what people tell one measure from another


class NotMergeable(Exception):
    """What stands here cannot be merged by meaning."""


def aligned(base: Sequence[Data], side: Sequence[Data]) -> list[int | None]:
    """Return for each item of `side` the place in `base` of the item it is, None for a new one."""
    ids = _ids(base), _ids(side)
    if ids[0] is not None or ids[1] is not None:
        places = {id: n for n, id in enumerate(ids[0] or ())}
        return [places.get(id) for id in ids[1] or ()]
    return _by_content(base, side)


def id_of(item: Data) -> str | None:
    """Return the id of an item of a list, None where it is not told by one."""
    found = (item.get("id") or item.get("编号")) if isinstance(item, dict) else None
    return found if isinstance(found, str) else None


def _ids(items: Sequence[Data]) -> list[str] | None:
    """The ids of items; None where they have none. Raises NotMergeable where only some do, or one twice."""
    found = [id_of(item) for item in items]
    ids = [id for id in found if id is not None]
    if not ids:
        return None
    if len(set(ids)) < len(items):
        raise NotMergeable
    return ids


def refuse_twice(data: Data) -> None:
    """Raise NotMergeable where a list in `data` has an id twice."""
    if isinstance(data, list):
        _ids(data)
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        refuse_twice(inner)


def _by_content(base: Sequence[Data], side: Sequence[Data]) -> list[int | None]:
    """Equal items are one; between them, those that are alike."""
    found: list[int | None] = [None] * len(side)
    texts = [
        [json.dumps(item, ensure_ascii=False, sort_keys=True) for item in items] for items in (base, side)
    ]
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            found[start:end] = range(first, last)
        elif kind == "replace":
            for n, m in _changed(base[first:last], side[start:end]):
                found[start + m] = first + n
    return found


def _changed(old: Sequence[Data], new: Sequence[Data]) -> list[tuple[int, int]]:
    """Pairs of what stood between the same neighbours: mappings that are alike, texts in turn."""
    scored = sorted((-_alike(one, two), n, m) for n, one in enumerate(old) for m, two in enumerate(new))
    pairs: dict[int, int] = {}
    for score, n, m in scored:
        if -score >= ALIKE and n not in pairs and m not in pairs.values():
            pairs[n] = m
    texts = len(old) == len(new) and not any(isinstance(item, dict) for item in (*old, *new))
    return [(n, n) for n in range(len(old))] if texts else [*pairs.items()]


def _alike(one: Data, other: Data) -> float:
    """How much of the smaller of two mappings the other has too; of two with one text all."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return 0.0
    same = {key for key, value in one.items() if key in other and other[key] == value}
    return 1.0 if same & TOLD_BY else len(same) / max(1, min(len(one), len(other)))
