"""Every command on every kind of broken repository: one thing wrong in one place, over all fields of all
files.

There are thousands of breaks and a hundred lines, so a run takes a sample of their pairs. Its seeds are kept,
and each pair that once was a fault stands in `FOUND`. RISKCTL_WALK=n in the environment walks n seeds more.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from tests.conftest import Call, Ended
from tests.history.history import committed, without_git_settings
from tests.hostile.breaks import Break, breaks
from tests.hostile.lines import LINES
from tests.hostile.whole_year import DAY, written_year

SEEDS = range(3 + int(os.environ.get("RISKCTL_WALK", "0")))
READ = ("status", "due", "list", "level", "explain 三级")
TOLD = 40  # breaks of a sample that are looked at for what is left out
UNREAD = ("RK0", "RK10", "RK201")  # the rules of what cannot be read, or not as anybody's
ANSWERED = ("RK007", "RK010", "RK011", "RK104", "RK105", "RK106")  # of these, what may leave nothing unread
Pair = tuple[str, str, str]
CLERK = "registers/bureau/registration/clerk.yaml"
TABLE = "registers/county/registers.csv"
FOUND: tuple[Pair, ...] = (
    ("organization.yaml", "7: head misspelt value", "level --format json --names"),
    ("organization.yaml", "7: head misspelt value", "render worksheet"),
    ("people.yaml", "4 line twice", "due"),
    (CLERK, "12: probability misspelt value", "status --format html"),
    (
        "registers/bureau/registration/clerk.yaml",
        "12: probability misspelt value",
        "dossier 2010 --output ../d",
    ),
    (CLERK, "renamed", "status --format html"),
    (CLERK, "in the folder above", "dossier 2010 --output ../d"),
    (CLERK, "renamed", "rollover 2011"),
    (TABLE, "2, 2 misspelt value", "status --format html"),
    (TABLE, "2, 2 misspelt value", "rollover 2011"),
)


class Year:
    """The repository of `whole_year`, which is whole again after each run."""

    def __init__(self, root: Path, call: Call) -> None:
        self.root, self.call = root, call
        self.files = {path: path.read_bytes() for path in self._present()}
        self.breaks = {
            f"{one.file} {one.what}": one
            for path in self.files
            for one in breaks(root, path.relative_to(root).as_posix())
        }

    def run(self, broken: Break, *lines: str) -> list[Ended]:
        """Run `lines` one after the other, each on the repository with one thing wrong in it."""
        ended = []
        for line in lines:
            self._break(broken)
            ended.append(self.call(*line.split(), cwd=self.root))
            self._mend()
        return ended

    def _break(self, broken: Break) -> None:
        if broken.content is None or broken.place:
            (self.root / broken.file).unlink()
        if broken.content is not None:
            place = self.root / (broken.place or broken.file)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(broken.content)

    def _mend(self) -> None:
        for path in self._present():
            if path not in self.files:
                path.unlink()
        for path, data in self.files.items():
            if not path.exists() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)

    def _present(self) -> list[Path]:
        return [p for p in self.root.parent.rglob("*") if p.is_file() and ".git" not in p.parts]


@pytest.fixture
def year(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> Year:
    without_git_settings(monkeypatch)
    root = written_year(tmp_path / "登记库", call)
    committed(root, {})
    monkeypatch.setenv("RISKCTL_TODAY", DAY)
    return Year(root, call)


def test_every_command_is_walked() -> None:
    named = {name for name in COMMANDS if name not in SUBCOMMANDS}
    named |= {f"{name} {one}" for name, group in SUBCOMMANDS.items() for one in group}
    assert LINES.keys() == named
    assert all(line.startswith(name) or " " in name for name, lines in LINES.items() for line in lines)


def test_the_whole_repository_is_whole(year: Year) -> None:
    ended = year.call("check", "--format", "concise", cwd=year.root)
    assert ended.code == 0, ended.out
    assert all(year.call(*line.split(), cwd=year.root).err.count("有错") == 0 for line in READ)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_break_is_a_fault_of_riskctl(year: Year, seed: int) -> None:
    chance = random.Random(seed)
    lines = [line for own in LINES.values() for line in own]
    for line, broken in zip(lines, chance.sample([*year.breaks.values()], len(lines)), strict=True):
        (ended,) = year.run(broken, line)
        assert_ended(ended, broken, line)


def test_what_was_a_fault_is_none_again(year: Year) -> None:
    for file, what, line in FOUND:
        broken = year.breaks[f"{file} {what}"]
        (ended,) = year.run(broken, line)
        assert_ended(ended, broken, line)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_not_read_is_never_passed_over(year: Year, seed: int) -> None:
    """Whatever counts or lists refuses, or names each file in which something is not read."""
    chance = random.Random(seed)
    for broken in chance.sample([*year.breaks.values()], TOLD):
        line = chance.choice(READ)
        checked, ended = year.run(broken, "check --format json", line)
        unread = {
            found["path"]
            for found in json.loads(checked.out)["findings"]
            if found["severity"] == "error"
            and found["id"].startswith(UNREAD)
            and found["id"] not in ANSWERED
            and (found["id"] != "RK201" or found["path"].startswith("registers/"))
            and is_counted(found["path"], line)
        }
        told = ended.code == 1 or all(file in ended.err for file in unread)
        assert told, (broken.file, broken.what, line, unread, ended.err)


def is_counted(file: str, line: str) -> bool:
    """Whether what the line shows follows from the file: every one lists the points, two the year as well."""
    return file.startswith("registers/") or (line in ("status", "due") and file != "wording.yaml")


def assert_ended(ended: Ended, broken: Break, line: str) -> None:
    at = (broken.file, broken.what, line, ended.err)
    assert ended.code in (0, 1, 2) and "Traceback" not in ended.err, at
    assert ended.code == 0 or ended.out or ended.err, at
