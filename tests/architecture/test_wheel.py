"""The wheel alone, with the locked dependencies in an empty venv, checks the example."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

EXAMPLE = ROOT / "examples" / "jiuquan"
# Where packages come from is the machine's own setting; where they go is this test's.
ENVIRONMENT = {
    k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
}


def ran(*command: str | Path, cwd: Path) -> str:
    """Return what a command says; fail the test with all of it where it fails."""
    ended = subprocess.run(command, cwd=cwd, env=ENVIRONMENT, capture_output=True, timeout=300, check=False)
    said = (ended.stdout + ended.stderr).decode("utf-8", "replace")
    assert ended.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of a venv that holds the wheel and what it needs, nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    ran(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    ran(*pip, "--require-hashes", "-r", ROOT / "requirements" / "run.lock", cwd=folder)
    ran(*pip, "--no-index", "--no-deps", wheel, cwd=folder)
    return programs


def test_the_installed_program_checks_the_example(scripts: Path, tmp_path: Path) -> None:
    copy = tmp_path / "登记库"
    shutil.copytree(EXAMPLE, copy)
    assert "没有发现问题" in ran(scripts / "riskctl", "check", "--lang", "zh", cwd=copy)


def test_the_installed_program_has_all_it_needs(scripts: Path, tmp_path: Path) -> None:
    assert "RK301" in ran(scripts / "riskctl", "rules", cwd=tmp_path)
    assert "level: 3" in ran(scripts / "riskctl", "explain", "RK301", cwd=tmp_path)
    assert "No broken requirements" in ran(scripts / "python", "-m", "pip", "check", cwd=tmp_path)
