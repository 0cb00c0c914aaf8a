"""What the programme ignores, and why: an ignore holds with its reason, until its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.check.finding import Finding
from riskctl.corpus.context import Context
from riskctl.records.programme import Ignore


@dataclass(frozen=True, slots=True)
class Ignored:
    """The findings left, and how many were ignored with a reason."""

    left: tuple[Finding, ...]
    suppressed: int


def sort_out(findings: Sequence[Finding], context: Context) -> Ignored:
    """Part `findings` by the programme's ignores."""
    ignores = [i for i in (context.programme.ignore if context.programme else ()) if _holds(i, context)]
    left = tuple(f for f in findings if not any(_covers(ignore, f) for ignore in ignores))
    return Ignored(left, len(findings) - len(left))


def _holds(ignore: Ignore, context: Context) -> bool:
    return bool(ignore.reason) and (ignore.until is None or context.day <= ignore.until)


def _covers(ignore: Ignore, finding: Finding) -> bool:
    if ignore.rule not in (finding.rule, finding.name):
        return False
    return any(_starts(where, ignore.at) for where in (finding.subject or "", finding.place.file))


def _starts(where: str, at: str) -> bool:
    """Whether `at` is `where` or a whole part of its beginning; a blank `at` is everywhere."""
    at = at.rstrip("/")
    return not at or where == at or where.startswith((f"{at}/", f"{at}#"))
