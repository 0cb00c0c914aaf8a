"""Several clerks at one moment: what was acknowledged is kept, nobody is told of files that are not his."""

from __future__ import annotations

import ast
import csv
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import riskctl
from riskctl.check.example import CLERK
from riskctl.cli.shell.boundary import guarded
from tests.cli.year.test_record_command import LOG, POINT
from tests.conftest import Call
from tests.history.history import committed

CLERKS, EACH = 12, 7
OPENING = ("at_work", "standing", "opened")
CODE = Path(riskctl.__file__).parent


def at_once(root: Path, calls: Sequence[Sequence[Sequence[str]]]) -> list[tuple[int, str]]:
    """Run the commands of each clerk in a process of its own; return how each ended and what it said."""
    said = root.parent / "said"
    said.mkdir()
    start, go = os.pipe()
    children = [
        _child(root, said / str(number), commands, (start, go)) for number, commands in enumerate(calls)
    ]
    os.close(go)
    os.close(start)
    for child in children:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    ends = []
    for file in sorted(said.iterdir()):
        for part in filter(None, file.read_text("utf-8").split("\0")):
            code, _, text = part.partition(" ")
            ends.append((int(code), text))
    return ends


def _child(root: Path, said: Path, commands: Sequence[Sequence[str]], pipe: tuple[int, int]) -> int:
    child = os.fork()
    if child:
        return child
    os.chdir(root)
    os.close(pipe[1])
    os.read(pipe[0], 1)  # ends when all are there
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for words in commands:
        err = os.open(said.with_suffix(".err"), os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        os.dup2(err, 2)
        with os.fdopen(err, "w", encoding="utf-8", closefd=False) as sys.stderr:  # pytest has its own there
            code = guarded(words)
        text = said.with_suffix(".err").read_bytes()
        os.write(out, f"{code} ".encode() + text + b"\0")
    said.with_suffix(".err").unlink()
    os._exit(0)


def test_every_row_acknowledged_is_kept_in_a_new_log(repository: Path, call: Call) -> None:
    call("list", cwd=repository)  # so that each process has the modules
    calls = [
        [
            ("record", POINT, "spot_check", "--by", "discipline", "--finding", f"第{clerk}人第{n}次")
            for n in range(EACH)
        ]
        for clerk in range(CLERKS)
    ]
    ends = at_once(repository, calls)
    kept = list(csv.DictReader((repository / LOG).read_text("utf-8-sig").splitlines()))
    acknowledged = sum(code == 0 for code, _ in ends)
    assert len(ends) == CLERKS * EACH and acknowledged == len(kept) == len({row["发现情况"] for row in kept})
    assert {code for code, _ in ends} <= {0, 2} and acknowledged >= CLERKS
    assert not any("没有这个文件" in said for _, said in ends)
    assert not list(repository.rglob("*~"))


@pytest.mark.parametrize(
    ("command", "folder"),
    [
        (("sample", "bureau", "--size", "1"), "samples"),
        (("notice", "open", "bureau", "--early", "急用", "--early-by", "leading_group"), "notices"),
    ],
)
def test_each_draw_and_notice_acknowledged_is_kept(
    repository: Path, call: Call, command: Sequence[str], folder: str
) -> None:
    ends = at_once(repository, [[command]] * CLERKS)
    kept = list((repository / f"cycles/2010/{folder}").glob("*.yaml"))
    assert sum(code == 0 for code, _ in ends) == len(kept) >= 1


def test_one_of_several_gathers_a_dossier_and_the_others_are_told_of_it(repository: Path, call: Call) -> None:
    words = ("dossier", "2010", "--to", "html")  # what sets PDF works in threads, which a fork loses
    call(*words, "--output", "../先前", cwd=repository)  # so that each process has the modules
    ends = at_once(repository, [[words]] * 4)
    assert sorted(code for code, _ in ends) == [0, 2, 2, 2]
    assert [said for code, said in ends if code and "什么都没有写" not in said] == []
    assert not any("系统" in said for _, said in ends)
    assert not list(repository.rglob("*~"))


def test_several_that_set_git_up_wait_their_turn(repository: Path, call: Call) -> None:
    committed(repository, {})
    call("git", "install", "--check", cwd=repository)
    ends = at_once(repository, [[("git", "install")]] * 6)
    assert [code for code, _ in ends] == [0] * 6
    assert sum("都设好了" in said for _, said in ends) == 5


def test_git_that_another_program_holds_is_told_so(repository: Path, call: Call) -> None:
    committed(repository, {})
    (repository / ".git/config.lock").touch()
    ended = call("git", "install", cwd=repository)
    assert ended.code == 2 and "git 没有记下这项设置" in ended.err and "过一会儿再运行" in ended.err


def test_who_converts_what_another_just_converted_is_told_where_it_is(repository: Path, call: Call) -> None:
    words = ("convert", CLERK, "--to", "csv", "--write")
    call("convert", CLERK, "--to", "csv", cwd=repository)
    ends = at_once(repository, [[words]] * 4)
    other = CLERK.replace(".yaml", ".csv")
    assert sorted(code for code, _ in ends) == [0, 2, 2, 2]
    assert all(f"旁边有 {other}" in said for code, said in ends if code)
    assert f"旁边有 {other}" in call(*words, cwd=repository).err


def test_whatever_writes_what_it_has_read_takes_its_turn_first() -> None:
    late = []
    for file in sorted((CODE / "cli").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        names = {node.func.id for node in calls if isinstance(node.func, ast.Name)}
        opens = [n for n in calls if isinstance(n.func, ast.Name) and n.func.id in OPENING]
        writes = any(word.arg == "writes" for node in opens for word in node.keywords)
        if names & {"written", "replace_all"} and opens and not writes:
            late.append(file.relative_to(CODE).as_posix())
    assert late == []
