"""The example of a package with plug-ins: built, installed beside riskctl into a fresh venv, and at work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from tests.architecture.source import ROOT
from tests.architecture.wheel import ENVIRONMENT, ran
from tests.cli.conftest import bare_environment
from tests.conftest import lay

PLUGIN = ROOT / "examples" / "plugin"
TITLE = "受理时对材料不齐的熟人企业先行受理"


@dataclass(frozen=True)
class Office:
    """A venv with riskctl and the package, and a repository with a title that is too short."""

    program: Path
    root: Path

    def run(self, *words: str, code: int = 0) -> str:
        """Run riskctl in the repository; return what it says."""
        kept = {k: v for k, v in bare_environment(LANG="C.UTF-8").items() if k != "PYTHONPATH"}
        ended = subprocess.run(
            [self.program, *words], cwd=self.root, env=kept, capture_output=True, encoding="utf-8", check=False
        )
        assert ended.returncode == code, ended.stderr
        return ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, wheels: str) -> Office:
    """Install what a wheel of the package brings, asking no index."""
    folder = tmp_path_factory.mktemp("office")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", PLUGIN)
    ran(*build, cwd=folder)
    venv.create(folder / "own", with_pip=True)
    links = f"{wheels} {folder / 'dist'}"
    away = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": links, "PIP_CONFIG_FILE": os.devnull}
    install = (folder / "own/bin/python", "-m", "pip", "--quiet", "install", "riskctl-archive")
    ran(*install, cwd=folder, environment=ENVIRONMENT | away)
    root = lay(folder / "登记库", {CLERK: REPOSITORY[CLERK].replace(TITLE, "受贿")})
    return Office(folder / "own/bin/riskctl", root)


def test_its_rule_finds_what_it_should(office: Office) -> None:
    said = office.run("check", "--format", "concise")
    assert f"{CLERK}:" in said and "警告 AC001 名称“受贿”只有 2 个字" in said
    assert "title-without-object" in office.run("rules") and TITLE in office.run("explain", "AC001")


def test_its_rule_can_be_weighed_and_ignored_like_any_other(office: Office) -> None:
    assert "AC001" in office.run("check", "--select", "AC001", "--fail-on", "warning", code=1)
    assert "AC001" not in office.run("check", "--ignore", "title-without-object")
    programme = office.root / "riskctl.yaml"
    before = programme.read_text("utf-8")
    programme.write_text(f"{before}rules:\n  title-without-object: error\n", "utf-8")
    assert "错误[AC001]" in office.run("check", code=1)
    programme.write_text(before, "utf-8")


def test_its_formats_are_among_those_to_choose(office: Office, tmp_path: Path) -> None:
    assert office.run("check", "--format", "counts").startswith("1 AC001\n")
    office.run("render", "annex-5", "bureau/registration/clerk", "--to", "txt", "--output", str(tmp_path))
    (form,) = tmp_path.rglob("*.txt")
    assert "受贿" in form.read_text("utf-8")


def test_its_executor_says_the_same(office: Office) -> None:
    words = ("check", "--format", "json")
    assert office.run(*words, "--executor", "considerate://5") == office.run(*words)


def test_its_files_keep_the_contracts_that_the_page_tells() -> None:
    declared = tomllib.loads((PLUGIN / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    for page in ("plugins.md", "plugins.zh-CN.md"):
        told = set(re.findall(r"^\| `(riskctl\.[a-z]+)` \|", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE))
        assert declared.keys() == told
