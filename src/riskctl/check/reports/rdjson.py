"""Findings in reviewdog's diagnostic format: columns in UTF-8 bytes, and what safe fixes would write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.base.location import Position, utf8_bytes
from riskctl.check.fixes import suggestion
from riskctl.check.locator import Located, Locator, Spot
from riskctl.check.report import Settings, json_pieces
from riskctl.check.run import Outcome
from riskctl.check.summary import remedy

SUGGESTED = 200  # nobody takes more of them one by one
READ_BACK = 10_000_000  # characters in all: to be sure of a suggestion its whole file is read again


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the findings as a JSON object."""
    return "".join(pieces(outcome, settings))


def pieces(outcome: Outcome, settings: Settings) -> Iterator[str]:
    """Yield the same finding by finding."""
    yield from json_pieces({"source": {"name": "riskctl"}}, "diagnostics", _diagnostics(outcome, settings))


def _diagnostics(outcome: Outcome, settings: Settings) -> Iterator[dict[str, Any]]:
    locator, fixable, left = outcome.locator, 0, READ_BACK
    for located in outcome.findings:
        diagnostic = _diagnostic(located, locator, settings)
        fixable += located.finding.fix is not None
        if located.finding.fix and fixable <= SUGGESTED:
            left -= len(locator.text(located.spot.file) or "")
            if left >= 0 and (made := _suggestions(located, locator)):
                diagnostic["suggestions"] = made
        yield diagnostic


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
