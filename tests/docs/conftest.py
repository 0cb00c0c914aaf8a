"""A folder, a shell and a language to do what a page says in; the scripts that write pages."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from riskctl.base.messages import Language
from tests.docs.pages import Command, Commands, Edited, Step, Written, pattern, steps
from tests.exchange.workbook.books import place_of, refilled

_TAKEN = re.compile(r"，用时 [\d.]+ 秒|; [\d.]+ s(?=\.$)", re.MULTILINE)  # differs from run to run
_EXPORT = re.compile(r"export (\w+)=(\S+)")
_WITH_PLACE = '{line}\ncode=$?\npwd > "$PLACE"\nexit $code'
TODAY = "2027-10-14"  # no page is written for it: one whose dates run says which day it is played on
REGEN = Path(__file__).parents[2] / "regen"
Script = Callable[[str], Any]


class Desk:
    """Where the reader of a page sits: the current folder goes on from one command to the next."""

    def __init__(self, folder: Path, language: Language, day: str) -> None:
        self.here = folder / "desk"
        self.here.mkdir()
        self._place = folder / "place"
        home = folder / "home"
        home.mkdir()
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("RISKCTL_", "GIT_"))
        }
        who = {
            f"GIT_{role}_{what}": "registrar"
            for role in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        own = {
            "PATH": path,
            "HOME": str(home),
            "PLACE": str(self._place),
            "PYTHONUTF8": "1",
            "COLUMNS": "80",
        }
        self._environment = kept | who | own | {"RISKCTL_LANG": language, "RISKCTL_TODAY": day}

    def do(self, step: Step) -> None:
        """Do one step of a page; what does not come out as the page says fails."""
        if isinstance(step, Commands):
            printed = "".join(map(self._run, step.commands))
            if step.shown is not None:
                assert re.fullmatch(pattern(step.shown), printed), f"printed:\n{printed}"
        elif isinstance(step, Edited):
            self._edit(step)
        elif step.how == "json":
            _stands_in(json.loads(step.text), json.loads((self.here / step.path).read_text("utf-8")))
        else:
            self._write(step)

    def _run(self, command: Command) -> str:
        if export := _EXPORT.fullmatch(command.line):
            self._environment[export[1]] = export[2]
            return ""
        ended = subprocess.run(
            ["sh", "-c", _WITH_PLACE.format(line=command.line)],
            cwd=self.here,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert ended.returncode == command.code, f"$ {command.line}\n{ended.stdout}"
        self.here = Path(self._place.read_text("utf-8").strip())
        return _TAKEN.sub("", ended.stdout)

    def _write(self, step: Written) -> None:
        file = self.here / step.path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab" if step.how == "append" else "wb") as there:
            there.write(step.text.encode(step.encoding))

    def _edit(self, step: Edited) -> None:
        if step.path.endswith(".xlsx"):
            file = self.here / step.path
            refilled(file, file, {place_of(file, step.old): step.new})
            return
        data = (self.here / step.path).read_bytes()
        old, new = step.old.encode("gb18030"), step.new.encode("gb18030")
        if step.old.encode() in data:
            old, new = step.old.encode(), step.new.encode()
        assert data.count(old) == 1, step
        (self.here / step.path).write_bytes(data.replace(old, new))


def _stands_in(some: object, whole: object) -> None:
    """Everything in `some` stands in `whole`, which may hold more."""
    if isinstance(some, dict) and isinstance(whole, dict):
        for key, value in some.items():
            _stands_in(value, whole[key])
    elif isinstance(some, list) and isinstance(whole, list):
        assert len(some) == len(whole)
        for one, other in zip(some, whole, strict=True):
            _stands_in(one, other)
    else:
        assert some == whole


@pytest.fixture
def follow(tmp_path: Path) -> Callable[..., Path]:
    """Return the function that does all a page says, in an empty folder; it returns where one ends up."""

    def do_all(page: str, language: Language, day: str = TODAY) -> Path:
        desk = Desk(tmp_path, language, day)
        for step in steps(page):
            desk.do(step)
        return desk.here

    return do_all


@pytest.fixture(scope="session")
def script() -> Script:
    """Return the function that gives a module of the scripts in `regen/`."""

    def module(name: str) -> Any:
        with pytest.MonkeyPatch.context() as patch:
            patch.syspath_prepend(str(REGEN))
            return importlib.import_module(f"pages.{name}")

    return module
