"""A letter to a person, killed at any call between its row and its page: the same command again ends with
one row, one letter, and its name in no other file."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from riskctl.cli.shell.boundary import guarded
from tests.conftest import Call, lay

NAME = "李丁四"
TO = ("--reference", "示局纪〔2010〕3号", "--print", "../信/通知书.html", "--to", NAME, "--basis", "四月抽查")
COMMANDS = {
    "respond": ("respond", "bureau", "诫勉谈话", *TO, "--text", "收受代理人礼品，责令退还。"),
    "rectify": ("rectify", "person", "bureau", *TO, "--demand", "补拍照片", "--due", "2010-05-31"),
}
CALLS = ("write", "fsync", "replace", "link", "rename", "unlink", "rmdir")  # each changes or settles a file


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A register repository, and beside it the folder that letters are printed to."""
    lay(tmp_path / "处" / "库")
    (tmp_path / "处" / "信").mkdir()
    return tmp_path / "处"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of the folder but for the lock of the turns, and temporary files in the repository, where
    the next write of that file sweeps them; a letter's holds a name."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    kept = {file: path for file, path in files.items() if not path.name.startswith(".riskctl")}
    return {
        file: path.read_bytes()
        for file, path in kept.items()
        if file.startswith("信/") or "riskctl-" not in path.name
    }


def killed_at(at: int, words: tuple[str, ...], root: Path) -> bool:
    """Run a command that is killed after the call number `at` of CALLS; return whether it was."""
    child = os.fork()
    if child == 0:
        os.chdir(root)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        _die_after(at)
        guarded(words)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _die_after(at: int) -> None:
    made = [0]

    def deadly(function: Callable[..., Any]) -> Callable[..., Any]:
        def called(*words: Any, **more: Any) -> Any:
            result = function(*words, **more)
            made[0] += 1
            if made[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return called

    for name in CALLS:
        setattr(os, name, deadly(getattr(os, name)))


@pytest.mark.parametrize("command", COMMANDS)
def test_killed_at_any_call_it_is_finished_by_the_same_command(
    office: Path, call: Call, command: str
) -> None:
    words, whole = COMMANDS[command], office.parent / "整"
    shutil.copytree(office, whole)
    assert call(*words, cwd=whole / "库").code == 0
    wanted, cut = tree(whole), 0
    assert sum(NAME.encode() in data for file, data in wanted.items() if file.startswith("信/")) == 1
    for at in count(1):
        once = office.parent / f"断{at}"
        shutil.copytree(office, once)
        if not killed_at(at, words, once / "库"):
            break
        cut += tree(once) not in (wanted, tree(office))
        ended = call(*words, cwd=once / "库")
        assert (ended.code, tree(once)) == (0, wanted), (at, sorted(tree(once)), ended.err)
    assert cut >= 3


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_again_without_a_letter_is_refused(office: Path, call: Call, command: str) -> None:
    words = COMMANDS[command][: COMMANDS[command].index("--print")]
    assert call(*words, cwd=office / "库").code == 0
    before = tree(office)
    ended = call(*words, cwd=office / "库")
    assert (ended.code, tree(office)) == (2, before) and "已经记过" in ended.err


@pytest.mark.parametrize("command", COMMANDS)
def test_another_letter_is_not_written_over(office: Path, call: Call, command: str) -> None:
    other = office / "信" / "通知书.html"
    other.write_text("另一封", "utf-8")
    before = tree(office)
    ended = call(*COMMANDS[command], cwd=office / "库")
    assert (ended.code, tree(office)) == (2, before) and "已经有了" in ended.err
