"""Two states compared in every respect: what `diff` knows, and what only the rooms above it do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from riskctl import catalog
from riskctl.base.location import line_starts, position
from riskctl.check.inline import ignore_comments
from riskctl.cli.opened import Opened
from riskctl.corpus.document import Document
from riskctl.cycle.stale import stale_signoffs
from riskctl.diff.change import Place
from riskctl.diff.compare import Comparison, compare
from riskctl.diff.git import History
from riskctl.diff.programme import Comment
from riskctl.diff.range import two_sides
from riskctl.diff.side import Side


def compared(range: str, one: Opened, today: date | None, people: Path | None) -> Comparison:
    """Return what changed over the range of commits; one commit alone is compared with what was opened.

    Raises RiskctlError where a name leads nowhere.
    """
    on_disk = Side(one.repository, one.context)
    with History(one.repository.root) as history:
        sides = two_sides(history, range, on_disk, today, people)
        found = compare(*sides, _comments, severities())
        return found.joined(stale_signoffs(found))


def severities() -> dict[str, str]:
    """Return how grave each rule is by itself, by its id and its name."""
    rules = [loaded.rule for loaded in catalog.rules()]
    return {word: rule.severity for rule in rules for word in (rule.id, rule.name)}


def _comments(document: Document) -> Iterator[Comment]:
    """The ignores in a document's comments: the parser of them stands in `check`."""
    for found in ignore_comments(document):
        line = position(line_starts(document.text or ""), found.span).line
        subject = document.subject or document.file
        yield Comment(subject, Place(document.file, line), ", ".join(found.rules), found.reason)
