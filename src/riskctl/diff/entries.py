"""The shared files as plain entries, so that two of them are compared by name and never by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from riskctl.base.location import DataPath
from riskctl.corpus.document import Document
from riskctl.diff.change import Change, FileLine, Kind, Value, at


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """One named thing of a shared file: where it stands, what it is as a whole, and what it says.

    `title` is its name for people, `within` the entry it belongs to.
    """

    document: Document | None
    path: DataPath
    whole: str
    fields: Mapping[str, Value]
    title: str = ""
    within: str = ""
    paths: Mapping[str, DataPath] = field(default_factory=dict)  # of fields that stand elsewhere than below

    def place(self, name: str = "") -> FileLine:
        """Return where it stands, or its field `name`."""
        if self.document is None:
            return FileLine("riskctl.yaml", 1)
        path = self.paths.get(name, (*self.path, name) if name else self.path)
        return at(self.document, path)


Entries = Mapping[str, NamedEntry]


def entry_changes(kind: Kind, old: Entries, new: Entries) -> Iterator[Change]:
    """Yield what was added, removed or said otherwise; of what is new or gone as a whole only the whole."""
    for ref in {*old, *new}:
        was, now = old.get(ref), new.get(ref)
        if was and now:
            yield from _fields(kind, ref, was, now)
        elif now and not (now.within in new and now.within not in old):
            yield Change(kind=kind, subject=ref, place=now.place(), after=now.whole, title=now.title)
        elif was and not (was.within in old and was.within not in new):
            yield Change(kind=kind, subject=ref, place=was.place(), before=was.whole, title=was.title)


def _fields(kind: Kind, ref: str, was: NamedEntry, now: NamedEntry) -> Iterator[Change]:
    for name in {*was.fields, *now.fields}:
        before, after = was.fields.get(name), now.fields.get(name)
        if before != after:
            yield Change(
                kind=kind,
                subject=ref,
                place=now.place(name),
                before=before,
                after=after,
                field=name,
                title=now.title,
            )
