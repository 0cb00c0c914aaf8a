"""What `riskctl check` finds, each with its help; of one file at their places in it, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from riskctl import catalog
from riskctl.base.messages import Said, Words, term
from riskctl.check.finding import SEVERITIES, SEVERITY_WORDS
from riskctl.check.locator import Located
from riskctl.check.run import Outcome, run
from riskctl.check.summary import unjudged
from riskctl.cli.shell.language import current
from riskctl.desk.visit import DeskPage, Visit

SHOWN = 50  # findings a page
LONGEST = 3000  # lines of a file shown whole; of a longer one the findings alone
WORDS: Words = {
    "none": ("没有发现问题。", "No problems found."),
    "page": ("第 {page} 页，共 {pages} 页", "page {page} of {pages}"),
}


def show(visit: Visit) -> DeskPage:
    """Return the findings, those of a severity or of a file alone where the query says so."""
    outcome = visit.ground.kept("outcome", lambda: _outcome(visit))
    severity, file = visit.query.get("severity", ""), visit.query.get("file", "")
    found = [one for one in outcome.findings if severity in ("", one.finding.severity)]
    found = [one for one in found if file in ("", one.spot.file)]
    pages = max(1, -(-len(found) // SHOWN))
    number = min(max(1, _number(visit.query.get("page", ""))), pages)
    shown = found if file else found[(number - 1) * SHOWN : number * SHOWN]
    lines = outcome.locator.lines(file) if file in _known(outcome, visit) else None
    fields = {
        "file": file,
        "severity": severity,
        "counts": [(one, Said(SEVERITY_WORDS[one]), outcome.count(one)) for one in SEVERITIES],
        "files": Counter(one.spot.file for one in outcome.findings),
        "found": [_told(one, outcome) for one in shown],
        "source": list(_source(lines, shown, outcome)) if lines and len(lines) <= LONGEST else None,
        "unjudged": list(unjudged(outcome, current())),
        "none": None if found else term(WORDS["none"]),
        "page": Said(WORDS["page"], {"page": number, "pages": pages}) if pages > 1 and not file else None,
        "before": _address(severity, number - 1) if number > 1 else "",
        "after": _address(severity, number + 1) if number < pages and not file else "",
    }
    return DeskPage("findings", fields)


def _outcome(visit: Visit) -> Outcome:
    one = visit.ground.loose
    return run(one.repository, one.context, catalog.rules(), lambda file: True, keep=True)


def _known(outcome: Outcome, visit: Visit) -> set[str]:
    """The files that may be shown: those that the repository is read from, and no other."""
    one = visit.ground.loose
    return {*one.repository.files, *one.context.documents, *(f.spot.file for f in outcome.findings)}


def _told(one: Located, outcome: Outcome) -> dict[str, object]:
    """A finding in words, with the line it stands in."""
    finding, at = one.finding, one.spot.position
    lines = outcome.locator.lines(one.spot.file)
    line = lines[at.line - 1] if lines and at.line <= len(lines) else ""
    end = at.end_column if at.end_line == at.line else len(line) + 1
    rule = catalog.rule(finding.rule).rule
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "word": Said(SEVERITY_WORDS[finding.severity]),
        "message": finding.message,
        "help": finding.help,
        "why": term(rule.why),
        "fixed": bool(finding.fix and finding.fix.safe),
        "file": one.spot.file,
        "line": at.line,
        "said": one.spot.said,
        "parts": None
        if finding.private
        else (line[: at.column - 1], line[at.column - 1 : end - 1], line[end - 1 :]),
        "related": [spot for spot in one.related if spot.said],
    }


def _source(
    lines: Sequence[str], found: Sequence[Located], outcome: Outcome
) -> Iterator[tuple[int, str, list[dict[str, object]]]]:
    """The lines of a file, each with what was found in it."""
    own: dict[int, list[dict[str, object]]] = {}
    for one in found:
        own.setdefault(min(one.spot.position.line, len(lines)), []).append(_told(one, outcome))
    for number, line in enumerate(lines, 1):
        yield number, line, own.get(number, [])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _address(severity: str, page: int) -> str:
    return f"/findings?{urlencode({'severity': severity, 'page': page})}"
