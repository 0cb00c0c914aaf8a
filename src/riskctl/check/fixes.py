"""What findings offer to mend, as changes of files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riskctl.check.finding import Finding
from riskctl.corpus.document import Document
from riskctl.corpus.rewrite import Change


def changes(findings: Iterable[Finding], documents: Sequence[Document]) -> dict[str, list[Change]]:
    """Return the changes that mend `findings`, by file and sorted; each place is changed once.

    Only registers are changed, and only where the fix is safe.
    """
    known = {(document.file, document.subject): document for document in documents}
    found: dict[tuple[str, str, tuple[str | int, ...]], Change] = {}
    for finding in findings:
        fix, place = finding.fix, finding.place
        document = known.get((place.file, place.subject))
        if fix is None or document is None or not fix.safe:
            continue
        key = (place.file, place.subject, place.path)
        found.setdefault(key, Change(document, place.path, fix.text, fix.after))
    by_file: dict[str, list[Change]] = {}
    for (file, _, _), change in sorted(found.items(), key=lambda pair: pair[0][0]):
        by_file.setdefault(file, []).append(change)
    return by_file
