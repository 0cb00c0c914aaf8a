"""Findings in reviewdog's diagnostic format: columns in UTF-8 bytes, and what safe fixes would write."""

from __future__ import annotations

import json
from typing import Any

from riskctl.base.location import Position, utf8_bytes
from riskctl.base.visible import inert_json
from riskctl.check.fixes import suggestion
from riskctl.check.locator import Located, Locator, Spot
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.check.summary import remedy

SUGGESTED = 200  # nobody takes more of them one by one
READ_BACK = 10_000_000  # characters in all: to be sure of a suggestion its whole file is read again


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the findings as a JSON object."""
    locator = outcome.locator
    diagnostics = [_diagnostic(located, locator, settings) for located in outcome.findings]
    fixable = [n for n, located in enumerate(outcome.findings) if located.finding.fix]
    left = READ_BACK
    for n in fixable[:SUGGESTED]:
        left -= len(locator.text(outcome.findings[n].spot.file) or "")
        if left >= 0 and (made := _suggestions(outcome.findings[n], locator)):
            diagnostics[n]["suggestions"] = made
    whole = {"source": {"name": "riskctl"}, "diagnostics": diagnostics}
    return inert_json(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _diagnostic(located: Located, locator: Locator, settings: Settings) -> dict[str, Any]:
    finding, language = located.finding, settings.language
    return {
        "message": f"{finding.message.text(language)}\n{remedy(finding, language)}",
        "location": {"path": settings.path(located.spot.file), "range": _range(located.spot, locator)},
        "severity": finding.severity.upper(),
        "code": {"value": finding.rule},
    }


def _suggestions(located: Located, locator: Locator) -> list[dict[str, Any]]:
    made = suggestion(located.finding, locator)
    return [{"range": _range(made.spot, locator), "text": made.text}] if made else []


def _range(spot: Spot, locator: Locator) -> dict[str, Any]:
    at: Position = locator.measured(spot, utf8_bytes)
    return {
        "start": {"line": at.line, "column": at.column},
        "end": {"line": at.end_line, "column": at.end_column},
    }
