"""The wheel comes out the same each time; alone, with the locked dependencies in an empty venv, it checks the
example."""

from __future__ import annotations

import os
import shutil
import venv
from pathlib import Path

import pytest

from riskctl import __version__
from tests.architecture.source import ROOT
from tests.architecture.wheel import built, ran

EXAMPLE = ROOT / "examples" / "jiuquan"


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of a venv that holds the wheel and what it needs, nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = built(ROOT, folder)
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    ran(*pip, "--require-hashes", "-r", ROOT / "requirements" / "run.lock", cwd=folder)
    ran(*pip, "--no-index", "--no-deps", wheel, cwd=folder)
    return programs


def test_two_trees_with_other_times_and_rights_give_the_same_bytes(tmp_path: Path) -> None:
    first = built(ROOT, tmp_path / "one")
    other = tmp_path / "另一处"
    shutil.copytree(ROOT, other, copy_function=aged, ignore=shutil.ignore_patterns(".*", "examples", "tests"))
    setting = {"SOURCE_DATE_EPOCH": "1700000000", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "7"}
    second = built(other, tmp_path / "two", **setting)
    assert first.name == second.name == f"riskctl-{__version__}-py3-none-any.whl"
    assert first.read_bytes() == second.read_bytes()


def aged(source: str, target: str) -> str:
    """Copy a file as another machine would have it: of another day, for its owner alone."""
    shutil.copyfile(source, target)
    os.chmod(target, 0o600)
    os.utime(target, (1_000_000_000, 1_000_000_000))
    return target


def test_the_installed_program_checks_the_example(scripts: Path, tmp_path: Path) -> None:
    copy = tmp_path / "登记库"
    shutil.copytree(EXAMPLE, copy)
    assert "没有发现问题" in ran(scripts / "riskctl", "check", "--lang", "zh", cwd=copy)


def test_the_installed_program_has_all_it_needs(scripts: Path, tmp_path: Path) -> None:
    assert "RK301" in ran(scripts / "riskctl", "rules", cwd=tmp_path)
    assert "level: 3" in ran(scripts / "riskctl", "explain", "RK301", cwd=tmp_path)
    assert "No broken requirements" in ran(scripts / "python", "-m", "pip", "check", cwd=tmp_path)
