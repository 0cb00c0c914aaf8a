"""What changed in `riskctl.yaml`: ignores, how grave the rules are taken, limits, owners and the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from riskctl.base.messages import Said, Words, term
from riskctl.corpus.context import Context
from riskctl.corpus.repository import PROGRAMME
from riskctl.diff.change import Change, FileLine, Value
from riskctl.diff.entries import NamedEntry, entry_changes
from riskctl.records.kinds.programme import FileLimits, Programme

WORDS: Words = {
    "ignored": ("忽略，理由：{reason}", "ignored; reason: {reason}"),
    "own": ("规则本来的轻重", "as the rule itself has it"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "off": ("不查", "off"),
}
# Told by what they do, or entry by entry.
EVERYWHERE = "*"  # where an ignore names no place; a rule alone is its severity
ELSEWHERE = ("form", "policy", "rules", "ignore", "limits", "owners")


def ignore_changes(old: Context, new: Context) -> Iterator[Change]:
    """Yield the ignores and severities of the programme that are new, gone or changed."""
    rules = {rule for context in (old, new) if context.programme for rule in context.programme.rules}
    for change in entry_changes("ignore-changed", dict(_entries(old)), dict(_entries(new))):
        yield replace(change, shown=_severities(change) if change.subject in rules else _ignored(change))


def _severities(change: Change) -> tuple[object, object]:
    """How grave a rule is taken, in words; what the programme does not say the rule itself does."""
    both = change.before, change.after
    said = [term(WORDS["own" if value is None else str(value)]) for value in both]
    return said[0], said[1]


def _ignored(change: Change) -> tuple[object, object] | None:
    """An ignore that is new or gone, with its reason."""
    if change.field is not None:
        return None
    both = change.before, change.after
    said = [None if value is None else Said(WORDS["ignored"], {"reason": value}) for value in both]
    return said[0], said[1]


def _entries(context: Context) -> Iterator[tuple[str, NamedEntry]]:
    programme, document = context.programme, context.documents.get(PROGRAMME)
    if programme is None:
        return
    written = Counter((ignore.rule, ignore.at) for ignore in programme.ignore)
    for n, ignore in enumerate(programme.ignore):
        ref = f"{ignore.rule} {ignore.at or EVERYWHERE}"
        if written[ignore.rule, ignore.at] > 1:  # several of one kind are told apart by their reasons
            ref += f" ({ignore.reason})"
        said = {f: str(v) for f in ("reason", "approved_by", "until") if (v := getattr(ignore, f))}
        yield ref, NamedEntry(document, ("ignore", n), ignore.reason or ignore.rule, said)
    for rule, severity in programme.rules.items():
        at = ("rules", rule)
        yield rule, NamedEntry(document, at, severity, {"severity": severity}, paths={"severity": at})


def programme_changes(old: Context, new: Context) -> Iterator[Change]:
    """Yield what else changed in the programme: the limits of files, who reviews what, name and days."""
    if old.programme and new.programme:
        yield from entry_changes("programme-changed", dict(_settings(old)), dict(_settings(new)))


def _settings(context: Context) -> Iterator[tuple[str, NamedEntry]]:
    """An entry for the programme, one for its limits, and one for each line of owners."""
    programme, document = context.programme, context.documents.get(PROGRAMME)
    if programme is None:
        return
    fields = [field for field in Programme.model_fields if field not in ELSEWHERE]
    said = {field: _said(getattr(programme, field)) for field in fields}
    own = {field: (field,) for field in fields}
    yield "programme", NamedEntry(document, (), programme.name, _less_blank(said), paths=own)
    limits = programme.limits
    values = {field: _said(getattr(limits, field, None)) for field in FileLimits.model_fields}
    yield "limits", NamedEntry(document, ("limits",) if limits else (), "", _less_blank(values))
    for at, handles in programme.owners.items():
        path = ("owners", at)
        whole = ", ".join(handles)
        yield (
            f"owners {at}",
            NamedEntry(document, path, whole, {"owners": tuple(sorted(handles))}, paths={"owners": path}),
        )


def _said(value: object) -> Value:
    return value if isinstance(value, int) else str(value) if value else None


def _less_blank(said: dict[str, Value]) -> dict[str, Value]:
    return {field: value for field, value in said.items() if value is not None}


class CommentedIgnore(NamedTuple):
    """An ignore in a comment: whose file it is in, where, the rules it names, its reason."""

    subject: str
    place: FileLine
    rules: str
    reason: str


def comment_changes(old: Sequence[CommentedIgnore], new: Sequence[CommentedIgnore]) -> Iterator[Change]:
    """Yield the ignores in comments that are new or gone, known by whose they are and what they say."""
    for comment in _beyond(new, old):
        yield _changed(comment, None, comment.reason)
    for comment in _beyond(old, new):
        yield _changed(comment, comment.reason, None)


def _beyond(one: Sequence[CommentedIgnore], other: Sequence[CommentedIgnore]) -> Iterator[CommentedIgnore]:
    left = Counter((c.subject, c.rules, c.reason) for c in other)
    for comment in one:
        key = comment.subject, comment.rules, comment.reason
        if not left[key]:
            yield comment
        left[key] -= left[key] > 0


def _changed(comment: CommentedIgnore, before: str | None, after: str | None) -> Change:
    subject = f"{comment.rules} {comment.subject}"
    change = Change(kind="ignore-changed", subject=subject, place=comment.place, before=before, after=after)
    return replace(change, shown=_ignored(change))
