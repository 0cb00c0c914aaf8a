"""Output on old consoles, into closed pipes and full disks, and what a terminal is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from riskctl.cli.shell import streams
from tests import skips
from tests.cli.conftest import Run, bare_environment

RIGHT, WRONG = ("--help",), ("explain", "等级")


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252", "latin-1", "utf-8"])
@pytest.mark.parametrize("words", [RIGHT, ("--version",), WRONG, ("rules", "--help"), ()])
def test_no_encoding_crashes_the_output(run: Run, encoding: str, words: tuple[str, ...]) -> None:
    plain = run(*words)
    ended = run(*words, PYTHONIOENCODING=encoding)
    assert ended.returncode == plain.returncode == (0 if words != WRONG else 2)
    assert b"Traceback" not in ended.stderr
    if encoding == "gbk":
        assert ended.stdout.decode("gbk") == plain.stdout.decode()


def test_the_c_locale_speaks_chinese_readably(run: Run) -> None:
    ended = run("--help", LANG="C", PYTHONIOENCODING="")
    assert ended.stdout.decode().startswith("用法：")


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("rules", "--help")])
def test_output_closed_early_is_quiet_and_keeps_the_exit_code(words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "riskctl", *words]
    ended = subprocess.run(
        command, stdout=writer, stderr=subprocess.PIPE, env=bare_environment(), timeout=60, check=False
    )
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason=skips.system("/dev/full"))
@pytest.mark.parametrize("words", [("--help",), ("rules", "--help"), ("--version",), ("-V",)])
def test_a_full_disk_is_said_in_words(words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "riskctl", *words]
    environment = bare_environment(LANG="en_US.UTF-8", PYTHONIOENCODING="utf-8")
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=environment, timeout=60, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr.decode().splitlines() == [
        "error: The disk is full, no room for the output.",
        "  = hint: Make room and run it again.",
    ]


def test_no_output_at_all_is_no_crash() -> None:
    command = f'"{sys.executable}" -m riskctl --help >&- 2>&-'
    assert (
        subprocess.run(command, shell=True, env=bare_environment(), timeout=60, check=False).returncode == 0
    )


def test_machine_formats_are_utf8_whatever_the_locale(run: Run) -> None:
    plain, old = (run("rules", "--format", "json", PYTHONIOENCODING=e) for e in ("utf-8", "cp1252"))
    assert plain.returncode == 0 and plain.stdout == old.stdout
    assert plain.stdout.decode("utf-8").startswith('{\n  "version": 1')


@pytest.mark.parametrize(
    ("asked", "columns"), [("132", 132), ("5", 40), ("", 80), ("-3", 80), ("０", 80), ("x", 80)]
)
def test_columns_decide_the_width(monkeypatch: pytest.MonkeyPatch, asked: str, columns: int) -> None:
    monkeypatch.setattr(streams, "is_terminal", lambda: False)
    monkeypatch.setenv("COLUMNS", asked)
    assert streams.width() == columns


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
    ],
)
def test_colour_is_for_terminals_and_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], terminal: bool, coloured: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(streams, "is_terminal", lambda: terminal)
    assert streams.colour() is coloured


@pytest.mark.parametrize("words", ["list --format csv", "list", "check --format json", "due --format csv"])
def test_no_output_at_all_is_no_fault(repository: Path, words: str) -> None:
    script = f'"{sys.executable}" -m riskctl {words} >&-'
    ended = subprocess.run(
        ["sh", "-c", script],
        cwd=repository,
        stderr=subprocess.PIPE,
        env=bare_environment(),
        timeout=60,
        check=False,
    )
    assert ended.returncode in (0, 1), ended.stderr.decode()
