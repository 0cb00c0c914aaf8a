"""Findings that were there before: those of an earlier commit, or of a report kept as a baseline.

They are matched by fingerprint. One that has become graver since is shown again, and so is one that is of
another value now: a level of 1 in place of 2, where 3 is due.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.check.executor import Executor
from riskctl.check.finding import SEVERITIES
from riskctl.check.findings import chosen
from riskctl.check.locator import Located
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


@dataclass(frozen=True, slots=True)
class Earlier:
    """A finding as it was: how grave, and the digest of its value, None where the report has none."""

    severity: str
    value: str | None


Known = Mapping[str, Earlier]  # by fingerprint


def less_known(outcome: Outcome, known: Known) -> Outcome:
    """Return `outcome` without the findings that were there before, and how many those are."""
    new = (n for n, f in enumerate(outcome.findings) if not _was_there(known.get(f.fingerprint), f))
    left = chosen(outcome.findings, new)
    return replace(outcome, findings=left, known=outcome.known + len(outcome.findings) - len(left))


def known_at(side: Side, rules: Sequence[LoadedRule], executor: Executor | None = None) -> Known:
    """Return the findings of the repository in an earlier state."""
    if not side.is_there:
        return {}
    found = run(side.repository, side.context, rules, lambda file: True, executor=executor).findings
    return {one.fingerprint: Earlier(one.finding.severity, one.value) for one in found}


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
    known = {str(f["fingerprint"]): _earlier(f) for f in report["findings"]}
    if not {one.severity for one in known.values()} <= {*SEVERITIES}:
        raise ValueError(known)
    return known


def _earlier(finding: Any) -> Earlier:
    value = finding.get("value")
    return Earlier(str(finding["severity"]), None if value is None else str(value))


def _was_there(before: Earlier | None, now: Located) -> bool:
    gravity: tuple[str, ...] = SEVERITIES
    if before is None or gravity.index(before.severity) > gravity.index(now.finding.severity):
        return False
    return before.value in (None, now.value)
