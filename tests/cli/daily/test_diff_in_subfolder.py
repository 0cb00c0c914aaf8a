"""`riskctl diff` of a register repository in a folder of a larger one: what guards it lies at git's root."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from posixpath import relpath
from typing import Any

import pytest

from tests.architecture.source import ROOT
from tests.conftest import Call
from tests.history.history import committed, without_git_settings

WITHIN = "科室 [一]/登记库"
CI = ".github/workflows/riskctl.yml"
BEFORE = {
    CI: "on: pull_request\n",
    "CODEOWNERS": "* @office\n",
    ".gitattributes": "* text=auto\n",
    "src/main.py": "print(1)\n",
}
GUARDS: dict[str, tuple[str | None, bool]] = {  # what it is made, and whether it guards
    CI: ("on: push\n", True),
    "CODEOWNERS": (None, True),
    "docs/CODEOWNERS": ("* @other\n", True),
    ".gitlab-ci.yml": ("check: {}\n", True),
    ".pre-commit-config.yaml": ("repos: []\n", True),
    ".gitattributes": ("* -text\n", True),
    "科室 [一]/.gitattributes": ("*.csv merge=binary\n", True),
    "科室 [一]/.github/workflows/x.yml": ("on: push\n", False),
    "科室 [一]/CODEOWNERS": ("* @other\n", False),
    "src/main.py": ("print(2)\n", False),
}


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of git that has the example in a folder, in its first commit."""
    without_git_settings(monkeypatch)
    shutil.copytree(ROOT / "examples/jiuquan", tmp_path / WITHIN)
    committed(tmp_path, BEFORE, "初始")
    return tmp_path


def found(call: Call, top: Path, *words: str) -> Any:
    ended = call("diff", *words, "--format", "json", cwd=top / WITHIN)
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


def written(top: Path, files: Mapping[str, str | None]) -> None:
    """Change files without a commit."""
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).unlink() if text is None else (top / name).write_text(text, "utf-8")


@pytest.mark.parametrize("is_committed", [False, True], ids=["on disk", "in a commit"])
def test_what_guards_the_whole_is_told_first(call: Call, top: Path, is_committed: bool) -> None:
    files = {file: text for file, (text, _) in GUARDS.items()}
    written(top, files)
    if is_committed:
        committed(top, {})
    range = "HEAD~1..HEAD" if is_committed else "HEAD"
    whole = found(call, top, range)
    guards = sorted(relpath(file, WITHIN) for file, (_, guards) in GUARDS.items() if guards)
    assert len(guards) == 7 and guards[:2] == ["../../.gitattributes", "../../.github/workflows/riskctl.yml"]
    assert [(c["kind"], c["subject"]) for c in whole["changes"]] == [("guard-changed", g) for g in guards]
    assert [c["path"] for c in whole["changes"]] == guards and whole["loosened"] == len(guards)
    assert call("diff", range, "--fail-on", "loosened", cwd=top / WITHIN).code == 1


def test_nothing_changed_is_told_of_what_stayed(call: Call, top: Path) -> None:
    assert found(call, top)["changes"] == []


def test_a_comment_at_the_host_has_paths_from_the_root(call: Call, top: Path) -> None:
    clerk = f"{WITHIN}/registers/suzhou/registration/clerk.yaml"
    text = (top / clerk).read_text("utf-8").replace("probability: 高", "probability: 低", 1)
    written(top, {CI: "on: push\n", clerk: text, f"{WITHIN}/.gitattributes": "* -text\n"})
    shown = call("diff", "--format", "md", cwd=top / WITHIN).out
    assert f"`{CI}`" in shown and f"`{CI}:1`" in shown and f"`{WITHIN}/.gitattributes:1`" in shown
    assert f"`{clerk}:" in shown and ".." not in shown


def test_on_the_terminal_they_are_paths_from_where_one_stands(call: Call, top: Path) -> None:
    written(top, {CI: "on: push\n"})
    shown = call("diff", cwd=top / WITHIN).out
    assert f"放松检查的改动（1）\n  ../../{CI}\n    把关文件改动：内容改了  ../../{CI}:1" in shown


def test_only_what_is_asked_for(call: Call, top: Path) -> None:
    written(top, {CI: "on: push\n"})
    assert found(call, top, "HEAD", "registers")["changes"] == []
