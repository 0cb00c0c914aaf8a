"""Findings one on a line, `file:line:col: error RK301 message`, and the summary: for hooks and editors."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.visible import inert
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.check.summary import one_line, summary

TERMINAL = True  # written as the terminal can show it


def write(outcome: Outcome, settings: Settings) -> str:
    """Return a line for each finding, and the closing lines."""
    return "".join(pieces(outcome, settings))


def pieces(outcome: Outcome, settings: Settings) -> Iterator[str]:
    """Yield the same line by line."""
    for located in outcome.findings:
        yield f"{one_line(located, settings.language)}\n"
    for line in summary(outcome, settings):
        yield f"{inert(line)}\n"
