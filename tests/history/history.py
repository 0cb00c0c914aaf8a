"""Repositories of git for the tests, with a history of their own and nothing of the machine's settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

WHO = ("-c", "user.name=登记员", "-c", "user.email=clerk@example.invalid", "-c", "commit.gpgsign=false")
DAY = "2010-05-01T08:00:00Z"


def git(folder: Path, *words: str) -> str:
    """Run git in `folder`; return what it says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    days = {"GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY}
    ended = subprocess.run(
        [
            "git",
            "-C",
            str(folder),
            "-c",
            "init.defaultBranch=main",
            "-c",
            "protocol.file.allow=always",
            *WHO,
            *words,
        ],
        env=kept | nothing | days,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout.decode().strip()


def committed(folder: Path, files: Mapping[str, str | bytes | None], message: str = "改") -> str:
    """Write `files` (None takes one away), commit everything, return the commit's name."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def without_git_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git, where riskctl calls it, find no settings of the machine either."""
    monkeypatch.setenv("HOME", os.devnull)
    monkeypatch.setenv("XDG_CONFIG_HOME", os.devnull)
