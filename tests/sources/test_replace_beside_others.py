"""Replacing beside others: a killed run, a second program, and files that may not be written."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.sources import staging
from riskctl.sources.replace import Change, Removal, Replacement, replace_all
from tests import skips

FILES = tuple(f"registers/{n % 3}/{n:02}.yaml" for n in range(12))
OLD, NEW = b"old", b"new" * 5_000
KILLED = f"""
import sys
from pathlib import Path
from riskctl.sources.replace import Replacement, replace_all
files = {FILES!r}
changes = [Replacement(file, b"old", b"new" * 5_000) for file in files]
changes.append(Replacement("out/x.html", None, b"x"))
print("ready", flush=True)
sys.stdin.readline()
replace_all(Path(sys.argv[1]), changes)
"""


def laid(root: Path, *files: str) -> Path:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(OLD)
    return root


def names(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()}


def refusal(root: Path, *changes: Replacement) -> str:
    """What is said in English; the Chinese names the file as well, and nothing is written."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(RiskctlError) as refused:
        replace_all(root, changes)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert any(change.file in refused.value.said.text("zh") for change in changes)
    return refused.value.said.text("en")


def test_a_killed_run_tears_nothing_and_the_next_one_finishes(tmp_path: Path) -> None:
    moments = random.Random(20100415)
    torn_between = 0
    for number in range(20):
        root = laid(tmp_path / str(number), *FILES)
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as child:
            assert child.stdin and child.stdout and child.stdout.readline() == b"ready\n"
            child.stdin.write(b"\n")
            child.stdin.flush()
            time.sleep(moments.uniform(0, 0.007))
            child.kill()
        held = {file: (root / file).read_bytes() for file in FILES}
        assert set(held.values()) <= {OLD, NEW}
        torn_between += bool(names(root) - set(FILES)) or len(set(held.values())) > 1
        changes = [Replacement(file, before, NEW) for file, before in held.items()]
        replace_all(root, [*changes, Replacement("out/x.html", None, b"x")])
        assert names(root) == {*FILES, "out/x.html"}
        assert {(root / file).read_bytes() for file in FILES} == {NEW}
    assert torn_between  # at least one was killed in the middle, or this shows nothing


def test_a_left_over_of_another_file_is_another_runs(tmp_path: Path) -> None:
    laid(
        tmp_path,
        "a.yaml",
        ".a.yaml.riskctl-0123abcd~",
        ".b.yaml.riskctl-0123abcd~",
        ".a.yaml.riskctl-~",
        "a.yaml~",
    )
    replace_all(tmp_path, [Replacement("a.yaml", OLD, NEW)])
    assert names(tmp_path) == {"a.yaml", ".b.yaml.riskctl-0123abcd~", ".a.yaml.riskctl-~", "a.yaml~"}


@pytest.mark.parametrize("at", [1, 3, 5])
@pytest.mark.parametrize("now", [b"another", None])
def test_a_second_program_is_noticed_while_new_files_are_prepared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, now: bytes | None
) -> None:
    root = laid(tmp_path, *FILES)
    stage, calls = staging.stage, [0]

    def slow(*words: Any) -> None:
        stage(*words)
        calls[0] += 1
        if calls[0] == at:
            (root / FILES[4]).write_bytes(now) if now else (root / FILES[4]).unlink()

    monkeypatch.setattr(staging, "stage", slow)
    with pytest.raises(RiskctlError, match=f"{FILES[4]} was changed by another program; nothing was written"):
        replace_all(root, [Replacement(file, OLD, NEW) for file in FILES])
    assert {(root / file).read_bytes() for file in FILES if file != FILES[4]} == {OLD}
    assert names(root) == {*FILES} - ({FILES[4]} if now is None else set())


def test_a_second_program_is_noticed_between_the_renames_and_keeps_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = laid(tmp_path, *FILES)
    first, second, *_, last = FILES
    replace, calls = os.replace, [0]

    def slow(*words: Any) -> None:
        replace(*words)
        calls[0] += 1
        if calls[0] == 3:  # one that is written already, and one that is not yet
            (root / second).write_bytes(b"another")
            (root / last).write_bytes(b"another")

    monkeypatch.setattr(os, "replace", slow)
    with pytest.raises(RiskctlError, match=last):
        replace_all(root, [Replacement(file, OLD, NEW) for file in FILES])
    held = {file: (root / file).read_bytes() for file in FILES}
    assert held == dict.fromkeys(FILES, OLD) | {second: b"another", last: b"another"}
    assert held[first] == OLD
    assert names(root) == set(FILES)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own on which the twelve new files have no room."""
    disk = tmp_path / "盘"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(skips.system("to mount a disk of its own"))
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_every_file_as_it_was(small_disk: Path) -> None:
    root = laid(small_disk, *FILES)
    changes: list[Change] = [Replacement(file, OLD, NEW) for file in FILES[1:]]
    with pytest.raises(OSError, match="No space left on device"):
        replace_all(root, [*changes, Replacement("new/x.csv", None, NEW), Removal(FILES[0], OLD)])
    assert names(root) == set(FILES) and {(root / file).read_bytes() for file in FILES} == {OLD}
    assert not (root / "new").exists()


@pytest.mark.parametrize("before", [OLD, None])
def test_files_that_may_not_be_replaced(tmp_path: Path, before: bytes | None) -> None:
    root = laid(tmp_path / "root", "a.yaml", "read-only.yaml", "linked.yaml", "folder.yaml/x")
    (root / "read-only.yaml").chmod(0o444)
    os.link(root / "linked.yaml", root / "other")
    (root / "link.yaml").symlink_to("a.yaml")
    os.mkfifo(root / "fifo.yaml")
    for name, said in (
        ("read-only.yaml", "is read-only"),
        ("linked.yaml", "another hard link"),
        ("link.yaml", "is a link or no plain file"),
        ("fifo.yaml", "is a link or no plain file"),
        ("folder.yaml", "is a link or no plain file"),
    ):
        change = Replacement(name, before, NEW)
        assert said in refusal(root, Replacement("a.yaml", OLD, NEW), change)
        assert said in refusal(root, Replacement("new/x.yaml", None, NEW), change)


def test_no_path_leads_out_of_the_folder(tmp_path: Path) -> None:
    root = laid(tmp_path / "root", "in/a.yaml", "b.yaml")
    laid(tmp_path, "outside/a.yaml")
    (root / "out").symlink_to("../outside")
    (root / "loop").symlink_to("loop")
    (root / "in/around").symlink_to("../in")
    for name in ("out/a.yaml", "out/new/a.yaml", "../outside/a.yaml", "in/../../outside/a.yaml", "."):
        for before in (OLD, None):
            assert "leads out of the folder" in refusal(root, Replacement(name, before, NEW))
    assert "no plain file" in refusal(root, Replacement("..", None, NEW))
    with pytest.raises(OSError):
        replace_all(root, [Replacement("loop/a.yaml", None, NEW)])
    replace_all(
        root, [Replacement("in/around/a.yaml", OLD, NEW), Replacement("in/around/new/a.yaml", None, NEW)]
    )
    assert (root / "in/a.yaml").read_bytes() == (root / "in/new/a.yaml").read_bytes() == NEW
    assert (tmp_path / "outside/a.yaml").read_bytes() == OLD


def test_a_file_that_went_since_it_was_read_is_not_written_anew(tmp_path: Path) -> None:
    assert "was changed by another program" in refusal(tmp_path, Replacement("a.yaml", OLD, NEW))


def test_nothing_to_replace_does_nothing(tmp_path: Path) -> None:
    replace_all(tmp_path, [])
    assert names(tmp_path) == set()
