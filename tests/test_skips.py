"""A run says what it left out and how to have it; in CI, only the system itself is an excuse."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import skips
from tests.architecture.source import ROOT, tree

TESTS = ROOT / "tests"
WRITTEN = """
import pytest
from tests import skips

def test_run(): pass

@pytest.mark.parametrize("n", range(3))
def test_missing(n): pytest.skip(skips.missing("abacus", "make abacus"))

@pytest.mark.skipif(True, reason=skips.system("flying"))
def test_system(): pass

@pytest.mark.skip(reason="no time")
def test_other(): pass

@pytest.mark.xfail(strict=True)
def test_expected(): assert False
"""
WHOLE_FILE = """
import pytest
from tests import skips
pytest.importorskip("no_such_module", reason=skips.system("flying"))
def test_never(): pass
"""
MISSING = "缺 abacus，运行 make abacus 装上 / missing: abacus, which make abacus installs"
SYSTEM = "本系统做不了：flying / not on this system: flying"
OTHER = "跳过而没有归类：no time，见 tests/skips.py / a skip of no kind: no time, see tests/skips.py"
Workers = pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "by two"])


def ended(folder: Path, written: str, *options: str) -> tuple[int, list[str]]:
    """Run a file of tests and one that cannot be run, in a process; return its exit code and its lines."""
    (folder / "test_written.py").write_text(written, "utf-8")
    (folder / "test_whole.py").write_text(WHOLE_FILE, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n")
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.skips", *options],
        cwd=folder,
        env=outer | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return run.returncode, run.stdout.splitlines()


@Workers
def test_a_run_ends_with_what_it_left_out(tmp_path: Path, workers: tuple[str, ...]) -> None:
    code, lines = ended(tmp_path, WRITTEN, *workers)
    assert code == 0
    assert " 没有测的 / left out " in lines[-5]
    assert sorted(lines[-4:-1]) == sorted([f"3 × {MISSING}", f"2 × {SYSTEM}", f"1 × {OTHER}"])
    assert re.match(r"1 passed, 6 skipped, 1 xfailed in ", lines[-1])


@Workers
def test_where_nothing_may_be_missing_only_the_system_is_an_excuse(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    code, lines = ended(tmp_path, WRITTEN, "--nothing-missing", *workers)
    assert code == 1
    assert (lines.count(MISSING), lines.count(OTHER)) == (3, 1)
    assert [line for line in lines if " × " in line] == [f"2 × {SYSTEM}"]
    assert re.match(r"3 failed, 1 passed, 2 skipped, 1 xfailed, 1 error in ", lines[-1])


@Workers
def test_a_whole_file_is_judged_alike(tmp_path: Path, workers: tuple[str, ...]) -> None:
    written = WHOLE_FILE.replace('system("flying")', 'missing("abacus", "make abacus")')
    code, lines = ended(tmp_path, written, "--nothing-missing", *workers)
    assert code != 0 and MISSING in lines and f"1 × {SYSTEM}" in lines


def test_a_run_that_left_nothing_out_says_nothing_of_it(tmp_path: Path) -> None:
    code, lines = ended(tmp_path, "def test_run(): pass\n", "test_written.py")
    assert code == 0 and not any("left out" in line for line in lines)


def test_a_program_is_given_where_it_and_what_it_goes_with_are_here(monkeypatch: pytest.MonkeyPatch) -> None:
    here = {"zsh": "/bin/zsh", "font": "/fonts/one.ttf"}
    monkeypatch.setattr(skips, "found", here.get)
    assert skips.program("zsh", "font") == "/bin/zsh"
    for asked, wanting in ((("zsh", "fish"), "fish"), (("fish", "zsh", "bash"), "fish bash")):
        with pytest.raises(pytest.skip.Exception) as skipping:
            skips.program(*asked)
        assert skipping.value.msg == skips.missing(wanting, "make system")


def skipped(file: Path) -> Iterator[tuple[int, ast.expr | None]]:
    """Yield the line and the reason of each skip in a file of tests."""
    for node in ast.walk(tree(file)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        given = next((word.value for word in node.keywords if word.arg == "reason"), None)
        if ast.unparse(node.func) == "pytest.skip":
            yield node.lineno, given or next(iter(node.args), None)
        elif ast.unparse(node.func) in ("pytest.mark.skip", "pytest.mark.skipif", "pytest.importorskip"):
            yield node.lineno, given


def test_each_skip_says_of_which_kind_it_is() -> None:
    told = {
        f"{file.relative_to(TESTS)}:{line}": isinstance(reason, ast.Call) and ast.unparse(reason.func)
        for file in sorted(TESTS.rglob("*.py"))
        for line, reason in skipped(file)
        if file.name != "skips.py"
    }
    assert len(told) > 4
    assert not [place for place, kind in told.items() if kind not in ("skips.missing", "skips.system")]
