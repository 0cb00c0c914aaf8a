"""What changed in what is ignored, and in how grave the rules are taken: it hides or shows findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riskctl.corpus.context import Context
from riskctl.corpus.repository import PROGRAMME
from riskctl.diff.change import Change, Place
from riskctl.diff.entries import Entry, entry_changes


def ignore_changes(old: Context, new: Context) -> Iterator[Change]:
    """Yield the ignores and severities of the programme that are new, gone or changed."""
    yield from entry_changes("ignore-changed", dict(_entries(old)), dict(_entries(new)))


def _entries(context: Context) -> Iterator[tuple[str, Entry]]:
    programme, document = context.programme, context.documents.get(PROGRAMME)
    if programme is None:
        return
    written = Counter((ignore.rule, ignore.at) for ignore in programme.ignore)
    for n, ignore in enumerate(programme.ignore):
        ref = f"{ignore.rule} {ignore.at}".strip()
        if written[ignore.rule, ignore.at] > 1:  # several of one kind are told apart by their reasons
            ref += f" ({ignore.reason})"
        said = {f: str(v) for f in ("reason", "approved_by", "until") if (v := getattr(ignore, f))}
        yield ref, Entry(document, ("ignore", n), ignore.reason or ignore.rule, said)
    for rule, severity in programme.rules.items():
        at = ("rules", rule)
        yield rule, Entry(document, at, severity, {"severity": severity}, paths={"severity": at})


class Comment(NamedTuple):
    """An ignore in a comment: whose file it is in, where, the rules it names, its reason."""

    subject: str
    place: Place
    rules: str
    reason: str


def comment_changes(old: Sequence[Comment], new: Sequence[Comment]) -> Iterator[Change]:
    """Yield the ignores in comments that are new or gone, known by whose they are and what they say."""
    for comment in _beyond(new, old):
        yield _changed(comment, None, comment.reason)
    for comment in _beyond(old, new):
        yield _changed(comment, comment.reason, None)


def _beyond(one: Sequence[Comment], other: Sequence[Comment]) -> Iterator[Comment]:
    left = Counter((c.subject, c.rules, c.reason) for c in other)
    for comment in one:
        key = comment.subject, comment.rules, comment.reason
        if not left[key]:
            yield comment
        left[key] -= left[key] > 0


def _changed(comment: Comment, before: str | None, after: str | None) -> Change:
    subject = f"{comment.rules} {comment.subject}"
    return Change(kind="ignore-changed", subject=subject, place=comment.place, before=before, after=after)
