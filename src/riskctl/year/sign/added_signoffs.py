"""Who recorded the sign-offs that a change adds, as far as git knows: a row says itself who signed, and
anybody who can write the file could have written it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from riskctl.base.location import lines_of
from riskctl.base.messages import Said, Words
from riskctl.diff.change import Change
from riskctl.diff.side import Side
from riskctl.history.git import History

WORDS: Words = {
    "author": ("{said}；由 {author} 提交", "{said}; committed by {author}"),
    "unknown": ("{said}；谁提交的查不到", "{said}; nobody can tell who committed it"),
    "not-yet": ("{said}；还没有提交", "{said}; not committed yet"),
}


def with_authors(changes: Iterable[Change], head: Side, history: History) -> Iterator[Change]:
    """Yield the changes, each sign-off that was added with the author of the commit that added its row.

    Of the files on disk the commit is one before HEAD; what is in none is not committed yet.
    """
    files: dict[str, dict[str, str]] = {}
    for change in changes:
        if change.kind != "signoff-added" or change.shown is None:
            yield change
            continue
        file = change.place.file
        if file not in files:
            files[file] = _authors(file, head, history)
        author = files[file].get(_line(change, head))
        key = "not-yet" if author is None else "author" if author else "unknown"
        said = Said(WORDS[key], {"said": change.shown[1], "author": author})
        yield replace(change, author=author or None, shown=(None, said))


def _authors(file: str, head: Side, history: History) -> dict[str, str]:
    """The author of each line of a file as its last commit has it."""
    commit = head.commit or history.commit("HEAD")
    encoding = head.context.documents[file].encoding
    lines = history.added_by(commit.id, file)
    return {line.decode(encoding, "replace").rstrip("\r"): author for line, author in lines}


def _line(change: Change, head: Side) -> str:
    lines = lines_of(head.context.documents[change.place.file].text or "")
    return lines[change.place.line - 1].rstrip("\r\n")
