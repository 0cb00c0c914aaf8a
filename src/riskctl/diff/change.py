"""A change of meaning, as a value: what kind, of what, where it stands, from what to what, and why.

The kinds and causes are a promise (docs/internals/contracts.md#machine-formats). What has no kind of its own
is `text-changed` with the field's name. Each kind has its mirror, which a test holds to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from riskctl.base.location import DataPath, Part, line_starts, position
from riskctl.base.messages import Pair, Said
from riskctl.corpus.document import Document

Kind = Literal[
    "record-removed",
    "record-changed",
    "level-lowered",
    "level-raised",
    "measure-weakened",
    "measure-removed",
    "coverage-lost",
    "override-added",
    "override-removed",
    "monitor-changed",
    "point-removed",
    "point-added",
    "point-moved",
    "probability-changed",
    "severity-changed",
    "category-changed",
    "matter-changed",
    "flow-changed",
    "measure-added",
    "measure-changed",
    "coverage-gained",
    "regulation-state-changed",
    "text-changed",
    "signoff-stale",
    "signoff-added",
    "record-added",
    "policy-changed",
    "organization-changed",
    "ignore-changed",
    "programme-changed",
    "guard-changed",
]
Cause = Literal["register", "override", "policy", "floor", "organization", "people"]
Value = str | int | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the repository and a line of it."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. Its place is in the new state, in the old one for what is gone.

    `title` and `shown` are for people: the title of the point, and `before` and `after` in words.
    `loosens` says that less is checked, graded or watched after it: such changes are told first of all.
    """

    kind: Kind
    subject: str
    place: FileLine
    before: Value = None
    after: Value = None
    cause: Cause | None = None
    field: str | None = None
    measure: str | None = None  # the text of the measure meant
    signed_by: str | None = None  # the post or body whose signature is meant
    author: str | None = None  # of the commit that added what is meant
    word: Pair | None = None  # what people call the field, where its code alone does not tell
    title: Said | str = ""
    shown: tuple[object, object] | None = None
    loosens: bool = False

    def veiled(self, veil: Callable[[str], str]) -> Change:
        """Return the change as it may be told beside it for all to read, each text of its values through
        `veil`."""
        title = self.title.mapped(veil) if isinstance(self.title, Said) else veil(self.title)
        shown = self.shown and (_veiled(self.shown[0], veil), _veiled(self.shown[1], veil))
        before, after, measure = (_veiled(one, veil) for one in (self.before, self.after, self.measure))
        return replace(self, before=before, after=after, measure=measure, title=title, shown=shown)


def _veiled(value: Any, veil: Callable[[str], str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_veiled(one, veil) for one in value)
    if isinstance(value, Said):
        return value.mapped(veil)
    return veil(value) if isinstance(value, str) else value


def at(document: Document, path: DataPath, part: Part = "value") -> FileLine:
    """Return where the value at `path` of the document's record stands."""
    document = document.whole
    if document.text is None:
        return FileLine(document.file, 1)
    return FileLine(document.file, position(_starts(document.text), document.span(path, part)).line)


@lru_cache(maxsize=4)
def _starts(text: str) -> list[int]:
    """A table of many registers is asked about again and again."""
    return line_starts(text)


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Return the changes by place, so that their order depends on nothing else."""
    return sorted(changes, key=_order)


def _order(change: Change) -> tuple[str, int, tuple[str, ...]]:
    said = change.field or "", change.measure or "", str(change.before), str(change.after)
    return change.place.file, change.place.line, (change.subject, change.kind, *said)
