"""Findings as one JSON object for programs; its keys and their order are a promise.

See docs/internals/contracts.md#machine-formats.
"""

from __future__ import annotations

import json
from typing import Any

from riskctl.base.messages import Language
from riskctl.base.visible import inert_json
from riskctl.check.locator import Located
from riskctl.check.report import Settings
from riskctl.check.run import Outcome


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the findings as JSON, ending in a line break."""
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
    whole = {
        "version": 1,
        "tool": f"riskctl {settings.version}",
        "summary": summary,
        "findings": [_finding(located, settings.language) for located in outcome.findings],
    }
    return inert_json(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


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
