"""Findings as one JSON object for programs; its keys and their order are a promise.

See docs/internals/contracts.md#machine-formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.base.messages import Language
from riskctl.check.locator import Located
from riskctl.check.report import Settings, json_pieces
from riskctl.check.run import Outcome


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the findings as JSON, ending in a line break."""
    return "".join(pieces(outcome, settings))


def pieces(outcome: Outcome, settings: Settings) -> Iterator[str]:
    """Yield the same finding by finding."""
    summary: dict[str, Any] = {
        "files": outcome.files,
        "points": outcome.points,
        "errors": outcome.count("error"),
        "warnings": outcome.count("warning"),
        "infos": outcome.count("info"),
        "suppressed": outcome.suppressed,
    }
    if outcome.left_out:
        summary["left_out"] = [{"id": rule, "lacks": list(lacks)} for rule, lacks in outcome.left_out]
    if outcome.gb18030:
        summary["gb18030"] = list(outcome.gb18030)
    if outcome.known:
        summary["known"] = outcome.known
    head = {"version": 1, "tool": f"riskctl {settings.version}", "summary": summary}
    found = (_finding(located, settings.language) for located in outcome.findings)
    yield from json_pieces(head, "findings", found)


def _finding(located: Located, language: Language) -> dict[str, Any]:
    finding, at = located.finding, located.spot.position
    return {
        "id": finding.rule,
        "rule": finding.name,
        "severity": finding.severity,
        "message": finding.message.text(language),
        "help": finding.help.text(language),
        "path": located.spot.file,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "subject": finding.subject,
        "related": [
            {
                "path": spot.file,
                "line": spot.position.line,
                "column": spot.position.column,
                "label": spot.said.text(language) if spot.said else "",
            }
            for spot in located.related
        ],
        "fix": {"text": finding.fix.text, "safe": finding.fix.safe} if finding.fix else None,
        "fingerprint": located.fingerprint,
        "value": None if finding.private else located.value or None,
    }
