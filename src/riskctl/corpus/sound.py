"""A shared part that lacks nothing a level follows from, so that whoever works with one need not ask.

`check` and `diff` read on in what is left of a broken repository, so they take a `Context`. Whoever prints
or records what follows from levels takes a `Sound` one; this is the one place where that is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from riskctl.base.errors import UnsoundError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.corpus.grading import Grading
from riskctl.corpus.organization import OrganizationIndex
from riskctl.records.kinds.programme import Programme

WORDS: Words = {
    "unsound": (
        "什么都没有做：{files} 缺失或有错。运行 riskctl check 看问题在哪里。",
        "Nothing was done: {files} is missing or has a fault. Run riskctl check to see what is wrong.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound(Context):
    """A context with its programme, its organisation and its grading, and no fault in their files."""

    programme: Programme
    organization: OrganizationIndex
    grading: Grading


def sound(context: Context) -> Sound:
    """Return `context` as one from which levels may be computed; raise UnsoundError where none may."""
    programme, organization, grading = context.programme, context.organization, context.grading
    files = context.unsound()
    if files or programme is None or organization is None or grading is None:
        raise unsound(files)
    parts = {one.name: getattr(context, one.name) for one in fields(context)}
    return Sound(**parts | {"programme": programme, "organization": organization, "grading": grading})


def unsound(files: Iterable[str]) -> UnsoundError:
    """Return the refusal to work from `files`, which are missing or have faults."""
    return UnsoundError(Said(WORDS["unsound"], {"files": listed([*files])}))
