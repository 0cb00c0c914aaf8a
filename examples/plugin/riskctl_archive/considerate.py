"""Works in this process and gives way to all others: a check at noon leaves the machine to its people."""

from __future__ import annotations

import os

from riskctl.check.executor import Executor, Here


def executor(address: str, jobs: int | None) -> Executor:
    """Return the executor; `address` is by how much to give way, 10 without it."""
    os.nice(int(address or 10))
    return Here()
