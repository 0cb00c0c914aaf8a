"""The hook that other repositories use, run by the real pre-commit; only its installation is left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY
from tests.cli.conftest import bare_environment
from tests.conftest import Call, lay

MANIFEST = Path(__file__).parents[3] / ".pre-commit-hooks.yaml"
WRONG = REPOSITORY[CLERK].replace("level: 3", "level: 1")
LINE = f"{CLERK}:14:12: 错误 RK301 等级与算出来的不一致"
CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks: [{{id: riskctl, language: system}}]
"""


class Desk:
    """A folder in git, with pre-commit at hand and nobody's settings but its own."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root = root
        who = {f"GIT_{role}_{what}": "a" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        own = {"HOME": str(home), "PRE_COMMIT_HOME": str(home / "store"), "GIT_CONFIG_NOSYSTEM": "1"}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        kept = {k: v for k, v in bare_environment().items() if not k.startswith(("GIT_", "PRE_COMMIT"))}
        self._environment = kept | who | own | {"PATH": path, "LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1"}
        self.do("git", "init", "-q")

    def do(self, *words: str, code: int = 0) -> str:
        """Run a command here; fail where it ends otherwise than with `code`."""
        ended = subprocess.run(
            words,
            cwd=self.root,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert ended.returncode == code, ended.stdout
        return ended.stdout.strip()

    def commit(self) -> str:
        """Commit all there is; return the name of the commit."""
        self.do("git", "add", "-A")
        self.do("git", "commit", "-q", "--no-verify", "-m", "甲")
        return self.do("git", "rev-parse", "HEAD")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A register repository that uses the hook, everything committed."""
    home = tmp_path / "home"
    for folder in (home, tmp_path / "hooks"):
        folder.mkdir()
    (tmp_path / "hooks" / MANIFEST.name).write_bytes(MANIFEST.read_bytes())
    rev = Desk(tmp_path / "hooks", home).commit()
    desk = Desk(lay(tmp_path / "登记库"), home)
    config = CONFIG.format(repo=(tmp_path / "hooks").as_posix(), rev=rev)
    (desk.root / ".pre-commit-config.yaml").write_text(config, "utf-8")
    desk.commit()
    return desk


def test_a_wrong_register_is_not_committed(desk: Desk) -> None:
    desk.do("pre-commit", "install")
    (desk.root / CLERK).write_text(WRONG, "utf-8")
    desk.do("git", "add", "-A")
    assert LINE in desk.do("git", "commit", "-m", "乙", code=1)
    (desk.root / CLERK).write_text(REPOSITORY[CLERK] + "# 甲\n", "utf-8")
    desk.do("git", "add", "-A")
    assert "Passed" in desk.do("git", "commit", "-m", "乙")


def test_a_change_elsewhere_is_checked_against_every_register(desk: Desk) -> None:
    (desk.root / CLERK).write_text(WRONG, "utf-8")
    desk.commit()
    (desk.root / ORGANIZATION).write_text(f"{REPOSITORY[ORGANIZATION]}# 甲\n", "utf-8")
    (desk.root / "registers/bureau/registration/新岗位 甲.yaml").write_text("a: [", "utf-8")
    desk.do("git", "add", "-A")
    said = desk.do("pre-commit", "run", code=1)
    assert LINE in said and "registers/bureau/registration/新岗位 甲.yaml:1:" in said


def test_where_no_record_changes_nothing_runs(desk: Desk) -> None:
    (desk.root / "说明.md").write_text("甲\n", "utf-8")
    desk.do("git", "add", "-A")
    assert "Skipped" in desk.do("pre-commit", "run")


def test_the_manifest_is_one(tmp_path: Path) -> None:
    Desk(tmp_path, tmp_path).do("pre-commit", "validate-manifest", str(MANIFEST))


def test_a_new_repository_passes_its_own_hook(tmp_path: Path, call: Call) -> None:
    for folder in ("库", "home"):
        (tmp_path / folder).mkdir()
    assert call("init", cwd=tmp_path / "库").code == 0
    desk = Desk(tmp_path / "库", tmp_path / "home")
    desk.do("git", "add", "-A")
    assert "Passed" in desk.do("pre-commit", "run", "--all-files")
