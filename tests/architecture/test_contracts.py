"""The import contracts bite: a violation planted in a copy of the source is caught, each by its contract."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, SOURCE

PLANTED = [
    ("layers", "base/errors.py", "import riskctl.cli"),
    ("layers", "check/planted.py", "import riskctl.render"),
    ("layers", "render/planted.py", "import riskctl.check.rule"),
    ("layers", "new_room/__init__.py", ""),
    ("rules", "check/rules/rk998_planted.py", "from riskctl.check.rules import rk301_level_mismatch"),
    ("rules", "catalog.py", "from riskctl.check.rules import rk301_level_mismatch"),
    ("reports", "check/run.py", "from riskctl.check.reports import text"),
    ("executors", "check/run.py", "from riskctl.check.executors import here"),
    ("multiprocessing", "sources/planted.py", "import multiprocessing.pool"),
    ("typer", "level/planted.py", "import typer.core"),
    ("rich", "corpus/planted.py", "from rich.text import Text"),
    ("subprocess", "sources/planted.py", "import subprocess"),
]


def lint(folder: Path, *words: str) -> tuple[int, str]:
    """Return the exit code and the output of import-linter over the copy in `folder`."""
    ended = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "300", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return ended.returncode, ended.stdout.decode() + ended.stderr.decode()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(SOURCE / "riskctl", tmp_path / "riskctl", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    code, said = lint(copy, "--no-cache", "--no-logo")
    assert code == 0, said
    assert "0 broken" in said


@pytest.mark.parametrize(("contract", "file", "line"), PLANTED)
def test_a_planted_violation_is_caught(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / "riskctl" / file
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as planted:
        planted.write(f"\n{line}\n")
    code, said = lint(copy, "--no-cache", "--no-logo", "--contract", contract)
    assert code == 1 and ("1 broken" in said or "not listed as layers" in said.replace("\n", " ")), said
