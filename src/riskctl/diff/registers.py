"""What changed in a register beside its points: duties, authority, and why there is nothing to list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from riskctl.base.location import DataPath
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.diff.change import Change, Value, at
from riskctl.diff.likeness import plain
from riskctl.diff.renames import Renamed

LISTS = ("duties", "authority")
TEXTS = ("none", "note")
REASONS = ("none", "declined")  # decisions, that count also where the register itself is new or gone

Said = dict[str, tuple[DataPath, Value]]  # by field: where it stands, what it says
Registers = Mapping[str, Document]  # by subject


def register_changes(
    old: Registers, new: Registers, contexts: tuple[Context, Context], renamed: Renamed
) -> Iterator[Change]:
    """Yield what changed in registers that are on both sides, and the reasons in those that are on one."""
    before = {renamed(subject): document for subject, document in old.items()}
    for subject in {*before, *new}:
        pair = before.get(subject), new.get(subject)
        said = [_said(d, context) for d, context in zip(pair, contexts, strict=True)]
        for field in {*said[0], *said[1]}:
            if None in pair and not field.startswith(REASONS):
                continue
            (was_at, was), (now_at, now) = (side.get(field, ((), None)) for side in said)
            if was != now:
                document, path = (pair[1], now_at) if now is not None or not pair[0] else (pair[0], was_at)
                assert document
                place = at(document, path)
                yield Change(
                    kind="text-changed", subject=subject, place=place, before=was, after=now, field=field
                )


def _said(document: Document | None, context: Context) -> Said:
    register = document.register if document else None
    said: Said = {}
    if register is None:
        return said
    for field in LISTS:
        if listed := getattr(register, field, ()):
            said[field] = (field,), tuple(sorted(map(plain, listed)))
    for field in TEXTS:
        if text := getattr(register, field):
            said[field] = (field,), plain(text)
    for n, declined in enumerate(register.declined):
        matter = context.matter(declined.matter)
        said[f"declined {matter.id if matter else declined.matter}"] = ("declined", n), plain(declined.reason)
    return said
