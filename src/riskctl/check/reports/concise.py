"""Findings one on a line, `file:line:col: error RK301 message`, and the summary: for hooks and editors."""

from __future__ import annotations

from riskctl.base.visible import inert
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.check.summary import one_line, summary

TERMINAL = True  # written as the terminal can show it


def write(outcome: Outcome, settings: Settings) -> str:
    """Return a line for each finding, and the closing lines."""
    lines = [one_line(located, settings.language) for located in outcome.findings]
    lines += map(inert, summary(outcome, settings))
    return "".join(f"{line}\n" for line in lines)
