"""Two branches of a real repository of git, merged with riskctl installed, absent, too old or broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from riskctl.history.install import LOGS, OWN, SETTINGS, with_attributes
from tests.history.history import committed, git

SOURCE = Path(__file__).parents[2] / "src"
HERE = f'#!/bin/sh\nPYTHONPATH={SOURCE} exec {sys.executable} -P -m riskctl "$@"\n'
OLD = '#!/bin/sh\necho "no command $1" >&2\nexit 2\n'
BROKEN = "#!/bin/sh\nkill -9 $$\n"


@dataclass(frozen=True)
class Ended:
    """How a merge ended: git's exit code, what was said, and the file in the working tree."""

    code: int
    said: str
    data: bytes


def path_with(folder: Path, riskctl: str | None) -> str:
    """Return a PATH on which git is, and riskctl as the script says; none with None."""
    programs = folder / "bin"
    programs.mkdir(exist_ok=True)
    for name in ("git", "sh", "cat", "env"):
        found = shutil.which(name)
        assert found
        if not (programs / name).exists():
            (programs / name).symlink_to(found)
    if riskctl is not None:
        (programs / "riskctl").write_text(riskctl)
        (programs / "riskctl").chmod(0o755)
    return str(programs)


def installed(root: Path) -> None:
    """Set git up as `riskctl git install` does."""
    for name, value in SETTINGS.items():
        git(root, "config", name, value)
    (root / ".gitattributes").write_text(with_attributes(""))
    (root / ".git/info/attributes").write_text(with_attributes("", {LOGS: OWN}))


def run_git(root: Path, path: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git with this PATH and nothing of the machine's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "RISKCTL_"))}
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LANG": "zh_CN.UTF-8"}
    who = ("-c", "user.name=甲", "-c", "user.email=a@example.invalid", "-c", "commit.gpgsign=false")
    env = kept | nothing | {"PATH": path, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(["git", "-C", str(root), *who, *words], env=env, capture_output=True, check=False)


def merged(
    folder: Path, file: str, base: bytes | None, ours: bytes, theirs: bytes, riskctl: str | None = HERE
) -> Ended:
    """Commit three states of a file (None: there was none yet) on two branches and merge them."""
    root = folder / "登记库"
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q")
    installed(root)
    committed(root, {file: base} if base is not None else {}, "原来")
    git(root, "switch", "-q", "-c", "other")
    committed(root, {file: theirs}, "对方")
    git(root, "switch", "-q", "main")
    committed(root, {file: ours}, "我方")
    ended = run_git(root, path_with(folder, riskctl), "merge", "--no-edit", "other")
    said = (ended.stdout + ended.stderr).decode()
    return Ended(ended.returncode, said, (root / file).read_bytes())
