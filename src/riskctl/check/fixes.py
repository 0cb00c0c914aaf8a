"""What the fixes of findings would write: changes of files, or one cut of a text, for hosts that offer it
beside the finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.location import Span
from riskctl.check.finding import Finding
from riskctl.check.locator import Locator, Spot
from riskctl.corpus.document import Document
from riskctl.corpus.rewrite import ValueChange, adds_column, respelled


def changes(findings: Iterable[Finding], documents: Sequence[Document]) -> dict[str, list[ValueChange]]:
    """Return the changes that mend `findings`, by file and sorted; each place is changed once.

    Only registers are changed, and only where the fix is safe.
    """
    known = {(document.file, document.subject): document for document in documents}
    found: dict[tuple[str, str, tuple[str | int, ...]], ValueChange] = {}
    for finding in findings:
        fix, place = finding.fix, finding.place
        document = known.get((place.file, place.subject))
        if fix is None or document is None or not fix.safe:
            continue
        key = (place.file, place.subject, place.path)
        found.setdefault(key, ValueChange(document, place.path, fix.text, fix.after))
    by_file: dict[str, list[ValueChange]] = {}
    for (file, _, _), change in sorted(found.items(), key=lambda pair: pair[0][0]):
        by_file.setdefault(file, []).append(change)
    return by_file


@dataclass(frozen=True, slots=True)
class SuggestedText:
    """A piece of a file's text and what takes its place; an empty piece is where text is added."""

    spot: Spot
    text: str


def suggestion(finding: Finding, locator: Locator) -> SuggestedText | None:
    """Return what the fix of `finding` would write.

    None where it has none, guesses, cannot be cut safely, or would add a column to a whole table.
    """
    fix, document = finding.fix, locator.document(finding.place)
    if fix is None or not fix.safe or document is None or document.text is None:
        return None
    change = ValueChange(document, finding.place.path, fix.text, fix.after)
    try:
        if adds_column(change):
            return None
        span, text = cut(document.text, respelled([change]))
    except RiskctlError:
        return None
    return SuggestedText(locator.spot(document.file, span), text)


def cut(before: str, after: str) -> tuple[Span, str]:
    """Return the piece in which `before` differs, and what `after` has there."""
    start = _alike(before, after)
    same = _alike(before[start:][::-1], after[start:][::-1])
    end, text = len(before) - same, after[start : len(after) - same]
    while start == end and before[:start].endswith(" ") and text.endswith(" "):
        start, end, text = start - 1, end - 1, f" {text[:-1]}"  # a new line begins where lines begin
    return Span(start, end), text


def _alike(one: str, other: str) -> int:
    """How long a beginning two texts share; sought by halves, since a file may be long."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if one[:middle] == other[:middle] else (least, middle - 1)
    return least
