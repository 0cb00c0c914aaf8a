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

Said = dict[str, tuple[tuple[Document, DataPath], Value]]  # by field: where it stands, what it says
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
            old_one, new_one = (side.get(field) for side in said)
            was, now = (one[1] if one else None for one in (old_one, new_one))
            if was != now:
                (document, path), _ = new_one or said[0][field]
                place = at(document, path)
                yield Change(
                    kind="text-changed", subject=subject, place=place, before=was, after=now, field=field
                )


def _said(document: Document | None, context: Context) -> Said:
    said: Said = {}
    if document is None or document.register is None:
        return said
    register = document.register
    for field in LISTS:
        if listed := getattr(register, field, ()):
            said[field] = (document, (field,)), tuple(sorted(map(plain, listed)))
    for field in TEXTS:
        if text := getattr(register, field):
            said[field] = (document, (field,)), plain(text)
    for n, declined in enumerate(register.declined):
        matter = context.matter(declined.matter)
        word = matter.id if matter else declined.matter
        said[f"declined {word}"] = (document, ("declined", n)), plain(declined.reason)
    return said
