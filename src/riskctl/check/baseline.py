"""Findings that were there before: those of an earlier commit, or of a report kept as a baseline.

They are matched by fingerprint. One that has become graver since is shown again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.check.finding import SEVERITIES
from riskctl.check.rule import LoadedRule
from riskctl.check.run import Outcome, run
from riskctl.diff.side import Side
from riskctl.sources.fault import Fault
from riskctl.sources.gate import read_bytes

WORDS: Words = {
    "unread": ("读不了基线文件：{file}", "The baseline cannot be read: {file}"),
    "no-report": (
        "{file} 不是 riskctl check --format json 写的结果，不能当基线。",
        "{file} is no report of riskctl check --format json, so it is no baseline.",
    ),
    "hint": (
        "这样写一份：riskctl check --format json --output known.json",
        "Write one with: riskctl check --format json --output known.json",
    ),
}
LIMIT = 256_000_000  # bytes of a baseline

Known = Mapping[str, str]  # severity by fingerprint


def less_known(outcome: Outcome, known: Known) -> Outcome:
    """Return `outcome` without the findings that were there before, and how many those are."""
    left = tuple(f for f in outcome.findings if not _was_there(known.get(f.fingerprint), f.finding.severity))
    return replace(outcome, findings=left, known=outcome.known + len(outcome.findings) - len(left))


def known_at(side: Side, rules: Sequence[LoadedRule]) -> Known:
    """Return the findings of the repository in an earlier state."""
    if not side.is_there:
        return {}
    found = run(side.repository, side.context, rules, lambda file: True).findings
    return {located.fingerprint: located.finding.severity for located in found}


def read_baseline(file: Path) -> Known:
    """Return the findings of a report kept in `file`. Raises RiskctlError where it is none."""
    hint = Said(WORDS["hint"])  # never names `file`: it may be one of the repository's own
    data = read_bytes(file.parent, file.name, LIMIT)
    if isinstance(data, Fault):
        raise RiskctlError(Said(WORDS["unread"], {"file": str(file)}), hint)
    try:
        return _known(json.loads(data.decode("utf-8-sig")))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RiskctlError(Said(WORDS["no-report"], {"file": str(file)}), hint) from error


def _known(report: Any) -> Known:
    if report["version"] != 1:
        raise ValueError(report["version"])
    known = {str(f["fingerprint"]): str(f["severity"]) for f in report["findings"]}
    if not {*known.values()} <= {*SEVERITIES}:
        raise ValueError(known)
    return known


def _was_there(before: str | None, now: str) -> bool:
    gravity: tuple[str, ...] = SEVERITIES
    return before is not None and gravity.index(before) <= gravity.index(now)
