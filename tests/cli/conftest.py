"""Runs riskctl as people do: its own process, its own environment, no terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from riskctl.cli.shell import language

SOURCE = Path(__file__).parents[2] / "src"
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def bare_environment(**changes: str) -> dict[str, str]:
    """Return an environment without any word about language, width or colour, and with `changes`."""
    own = ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")
    kept = {k: v for k, v in os.environ.items() if k not in own and not k.startswith("RISKCTL_")}
    return kept | {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "0"} | changes


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return the function that runs riskctl with some words, in an empty folder unless `cwd` says else."""

    def run_riskctl(
        *words: str, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "riskctl", *words],
            cwd=cwd or tmp_path,
            env=bare_environment(**{"LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"} | environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run_riskctl


@pytest.fixture
def chinese() -> Iterator[None]:
    """Speak Chinese for a test in this process, and put the language back."""
    before = language.current()
    language.use("zh")
    yield
    language.use(before)
