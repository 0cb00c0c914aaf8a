"""The wheel as `make wheel` makes it; commands run as one who set nothing about where pip installs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# Where packages come from is the machine's own setting; where they go is the test's.
ENVIRONMENT = {
    k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
}


def ran(*command: str | Path, cwd: Path, environment: Mapping[str, str] = ENVIRONMENT) -> str:
    """Return what a command says; fail the test with all of it where it fails."""
    ended = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, timeout=300, check=False)
    said = (ended.stdout + ended.stderr).decode("utf-8", "replace")
    assert ended.returncode == 0, said
    return said


def built(source: Path, folder: Path, **environment: str) -> Path:
    """Return the wheel that `make wheel` makes of a tree, with the tools of the run."""
    words = ("make", "wheel", f"DIST={folder}", f"BIN={Path(sys.executable).parent}", "READY=")
    ran(*words, cwd=source, environment=ENVIRONMENT | environment)
    (wheel,) = folder.glob("*.whl")
    return wheel
