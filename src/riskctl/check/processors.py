"""How many processors this process may use: a container or a queue of jobs may give fewer than there are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

QUOTA = Path("/sys/fs/cgroup/cpu.max")  # of the second kind of control groups: microseconds, of how many


def processors(quota: Path = QUOTA) -> int:
    """Return that number, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        own = len(os.sched_getaffinity(0))
    else:
        own = os.cpu_count() or 1
    return max(1, min(own, _share(quota) if sys.platform == "linux" else own))


def _share(quota: Path) -> int:
    """The processors that the control group of this process has, very many where it is not limited."""
    try:
        most, period = quota.read_text("ascii").split()
        return max(1, int(most) // int(period))
    except (OSError, ValueError):  # there is no such file, or it says max
        return sys.maxsize
