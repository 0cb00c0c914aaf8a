"""How many findings each rule has, a line each: for a wall chart."""

from __future__ import annotations

from collections import Counter

from riskctl.check.report import Settings
from riskctl.check.run import Outcome


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the lines, most frequent first."""
    counted = Counter(located.finding.rule for located in outcome.findings)
    return "".join(f"{times} {rule}\n" for rule, times in counted.most_common())
