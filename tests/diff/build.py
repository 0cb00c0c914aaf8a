"""Two states of a repository written as changes of the example, held in memory, and what changed between."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from riskctl.check import example
from riskctl.check.example import REPOSITORY
from riskctl.corpus.repository import open_repository
from riskctl.diff.change import Change
from riskctl.diff.compare import Comparison, compare
from riskctl.diff.side import Side, load_side
from riskctl.history.commit import Blob, Commit
from riskctl.history.git import blob_id
from riskctl.sources.gate import Limits

ROOT = Path("/")
DAY = date(2010, 4, 15)
Overlay = dict[str, str | bytes | None]


def changed(file: str, *changes: tuple[str, str]) -> Overlay:
    """Return a file of the example with each old text made the new one."""
    return {**example.changed(file, *changes)}


def side(overlay: Overlay, name: str = "HEAD") -> Side:
    """Return the example repository with `overlay` on it (None takes a file away), as a commit."""
    commit = _commit(overlay, name)
    if not all(file.startswith("registers/") for file in overlay):
        return load_side(ROOT, commit, DAY, None)
    repository = open_repository(ROOT, commit, Limits())  # the shared part is the example's, read once
    return Side(repository, _example().context, commit)


@cache
def _example() -> Side:
    return load_side(ROOT, _commit({}, ""), DAY, None)


def _commit(overlay: Overlay, name: str) -> Commit:
    files = {file: text for file, text in {**REPOSITORY, **overlay}.items() if text is not None}
    contents = {file: text if isinstance(text, bytes) else text.encode() for file, text in files.items()}
    blobs = {f: Blob("100644", blob_id(data, ""), len(data)) for f, data in contents.items()}
    by_id = {blobs[file].id: data for file, data in contents.items()}
    return Commit(name, "0" * 40, blobs, lambda blob: by_id[blob.id])


def comparison(old: Overlay, new: Overlay) -> Comparison:
    """Return what changed from the example with `old` on it to that with `new` on it."""
    return compare(side(old, "old"), side(new, "new"))


def changes(old: Overlay, new: Overlay) -> list[tuple[Any, ...]]:
    """Return the changes briefly: kind, subject, from, to, and the cause or the field where there is one."""
    return [brief(change) for change in comparison(old, new).changes]


def brief(change: Change) -> tuple[Any, ...]:
    """Return a change as one writes it in a test."""
    more = change.cause or change.field
    return change.kind, change.subject, change.before, change.after, *([more] if more else [])
