"""A command killed between two files: the same command again finishes it, and nothing is there twice."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY, UNIT
from riskctl.cli.shell.boundary import guarded
from tests.cli.daily.test_import_command import ANSWERS, HOUSING
from tests.conftest import Call, lay
from tests.exchange.intake.shapes import OVERLAY
from tests.exchange.sheets import files

CHIEF = CLERK.replace("clerk", "chief")
BOTH = ("bureau/registration/clerk#R01", "bureau/registration/chief#R01")
SECOND = """\
  - id: branch
    name: 分局
    parent: bureau
    head: office/head
    party_group: 分局党组
    discipline_office: {name: 分局纪检组, department: office}
    departments:
      - {id: office, name: 办公室, head: head, leader_in_charge: head, posts: [{id: head, name: 局长}]}
"""
TABLE = "风险点,方式,检查人,日期,发现情况\n" + "".join(
    f"{point},随机抽查,bureau/discipline_office,2010-04-14,抽查二十件\n"
    for point in (BOTH[0], "bureau#R01", "branch#R01")
)
OF_UNIT = "risk_points:\n" + REPOSITORY[CLERK].partition("risk_points:\n")[2].replace(
    "    flow: registration/accept\n", ""
)
HEAD = "registers/branch/office/head.yaml"
OF_HEAD = "schema: riskctl/person/v1\nunit: branch\ndepartment: office\npost: head\n" + OF_UNIT
UNIT_POINT = REPOSITORY[UNIT].partition("none:")[0] + OF_UNIT
COMMANDS = {
    "record": ("record", "--from", "抽查.csv"),
    "done": ("done", *BOTH, "--all", "--effect", "台账已建"),
    "prepare": ("prepare", "plan", "bureau", "branch", "--number", "示发〔2010〕1号"),
    "sign": ("sign", "self", "bureau", "branch", "--gather"),
    "review": ("review", *BOTH, "--basis", "看了台账"),
    "rollover": ("rollover", "2011"),
    "dossier": ("dossier", "2010", "--to", "html"),  # what sets PDF works in threads, which a fork loses
    "level": ("level", "--write"),
    "convert": ("convert", "registers/bureau/registration", "--to", "csv", "--write"),
    "init": ("init", "新库", "--yes"),
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two units, and two posts that have a register."""
    root = lay(
        tmp_path / "库",
        {
            ORGANIZATION: REPOSITORY[ORGANIZATION] + SECOND,
            CLERK: REPOSITORY[CLERK].replace("    level: 3\n", ""),
            CHIEF: REPOSITORY[CLERK].replace("post: clerk", "post: chief").replace("    level: 3\n", ""),
            HEAD: OF_HEAD,
            UNIT: UNIT_POINT,
            UNIT.replace("bureau", "branch"): UNIT_POINT.replace("unit: bureau", "unit: branch"),
        },
    )
    (root / "抽查.csv").write_text(TABLE, "utf-8")
    return root


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "riskctl-" not in path.name
    }


def killed_at(at: int, words: tuple[str, ...], root: Path) -> bool:
    """Run a command that is killed once it has given `at` files their names; return whether it was."""
    child = os.fork()
    if child == 0:
        _die_after(at)
        os.chdir(root)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        guarded(words)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _die_after(at: int) -> None:
    named = [0]

    def deadly(function: Callable[..., Any]) -> Callable[..., Any]:
        def called(*words: Any, **more: Any) -> None:
            function(*words, **more)
            named[0] += 1
            if named[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)

        return called

    for name in ("replace", "link", "rename"):
        setattr(os, name, deadly(getattr(os, name)))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_command_again_finishes_it(repository: Path, call: Call, command: str) -> None:
    cut = finished_when_cut(repository, COMMANDS[command], call)
    assert cut or command == "dossier"


def test_an_import_of_new_places_is_finished_by_the_same_answers(tmp_path: Path, call: Call) -> None:
    (tmp_path / "风险点.csv").write_bytes(files.csv(HOUSING.rows))
    root = lay(tmp_path / "库", OVERLAY)
    assert finished_when_cut(root, ("import", "../风险点.csv", "--write", *ANSWERS), call) == 3


def finished_when_cut(repository: Path, words: tuple[str, ...], call: Call) -> int:
    """Kill the command after each name it gives and run it again; return how often it was cut short."""
    whole = repository.parent / "整"
    shutil.copytree(repository, whole)
    assert call(*words, cwd=whole).code == 0
    wanted, cut = tree(whole), 0
    for at in count(1):
        root = repository.parent / f"断{at}"
        shutil.copytree(repository, root)
        if not killed_at(at, words, root):
            break
        before = tree(root)
        ended = call(*words, cwd=root)
        assert tree(root) == wanted, ended.err
        assert ended.code == 0 or before == wanted
        cut += before != wanted
    return cut
