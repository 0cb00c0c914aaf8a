"""Documents by the hundred: made one after the other, all or none in place, and how far they are is told."""

from __future__ import annotations

import io
import sys
import tracemalloc
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, PEOPLE, REPOSITORY
from riskctl.cli.shell import progress
from riskctl.cli.shell.progress import Progress
from riskctl.sources.spool import spool
from tests.conftest import Call


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_name_in_one_leaves_none_and_nothing_waiting(
    repository: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = tmp_path / "tmp"
    waiting.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(waiting))
    named = REPOSITORY[CLERK].replace("title: 受理时", "title: 李丁四受理时")
    assert "李丁四" in REPOSITORY[PEOPLE]
    (repository / CLERK).write_text(named, "utf-8")
    ended = call("render", "annex-5", "--edition", "staff", cwd=repository)
    assert ended.code == 1 and not (repository / "rendered").exists()
    assert [*waiting.iterdir()] == []


def test_files_wait_on_disk_and_come_together(tmp_path: Path) -> None:
    folder = tmp_path / "出"
    with spool() as files:
        files.add("b/2.txt", b"2")
        files.add("1.txt", b"1")
        assert not folder.exists() and len([*files.place.iterdir()]) == 2
        files.put_into(folder, tmp_path)
    assert {one.relative_to(folder).as_posix() for one in folder.rglob("*.txt")} == {"1.txt", "b/2.txt"}
    assert (folder / "b/2.txt").read_bytes() == b"2" and not files.place.exists()


def test_memory_stays_flat_in_the_number_of_files(tmp_path: Path) -> None:
    def peak(number: int) -> int:
        tracemalloc.start()
        with spool() as files:
            for n in range(number):
                files.add(f"{n}.bin", bytes(200_000))
            files.put_into(tmp_path / str(number), tmp_path)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(2)
    assert peak(40) < peak(10) + 400_000


def test_on_a_terminal_one_line_tells_how_far_it_is_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "AFTER", -1.0)
    monkeypatch.setattr(progress, "EVERY", -1.0)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Progress() as line:
        line.step(200)
        line.step(200)
    said = terminal.getvalue()
    assert "1 / 200" in said or "1 of 200" in said
    assert said.endswith("\r\x1b[K") and "\n" not in said


def test_elsewhere_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "AFTER", -1.0)
    monkeypatch.setattr(sys, "stderr", log := io.StringIO())
    with Progress() as line:
        line.step(200)
    assert log.getvalue() == ""
