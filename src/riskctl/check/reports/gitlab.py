"""Findings as a GitLab Code Quality report: a bare array, shown in merge requests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.check.finding import Severity
from riskctl.check.locator import Located
from riskctl.check.report import Settings, json_items
from riskctl.check.run import Outcome
from riskctl.check.summary import remedy

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the findings as a JSON array."""
    return "".join(pieces(outcome, settings))


def pieces(outcome: Outcome, settings: Settings) -> Iterator[str]:
    """Yield the same finding by finding."""
    yield from json_items((_issue(located, settings) for located in outcome.findings), "")
    yield "\n"


def _issue(located: Located, settings: Settings) -> dict[str, Any]:
    language = settings.language
    finding, at = located.finding, located.spot.position
    return {
        "description": f"{finding.rule} {finding.message.text(language)}\n{remedy(finding, language)}",
        "check_name": finding.name,
        "fingerprint": located.fingerprint,  # of two equal ones GitLab drops the second
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": settings.path(located.spot.file),
            "lines": {"begin": at.line, "end": at.end_line},
        },
    }
