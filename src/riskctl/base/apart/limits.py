"""The limits that a process apart gives itself before it reads anything."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

MEMORY = 1024**3  # bytes
LIMITS = {"RLIMIT_AS": MEMORY, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_NPROC": 0, "RLIMIT_NOFILE": 64}


def limit(limits: Mapping[str, int] = LIMITS) -> None:
    """Give this process its limits, where the system has them: no file written, no process started."""
    try:
        import resource
    except ImportError:
        return
    for name, value in limits.items():
        with suppress(AttributeError, ValueError, OSError):
            which = getattr(resource, name)
            hard = resource.getrlimit(which)[1]
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(which, (most, most))
