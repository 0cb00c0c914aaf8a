"""One riskctl writes at a time: the others wait, are told to come again, and lose nothing."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.sources import staging, turns
from riskctl.sources.replace import Change, Removal, Replacement, replace_all

HOLDER = """
import sys
from pathlib import Path
from riskctl.sources import turns
turns.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def held(tmp_path: Path) -> subprocess.Popen[bytes]:
    """Another process that has the turn of the folder."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout and other.stdout.readline() == b"held\n"
    return other


def names(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()}


def test_who_waits_too_long_is_told_to_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: subprocess.Popen[bytes]
) -> None:
    monkeypatch.setattr(turns, "WAIT", 0.1)
    with held:
        with pytest.raises(RiskctlError) as refused:
            replace_all(tmp_path, [Replacement("a.csv", None, b"1")])
        held.kill()
    assert "什么都没有写，请过一会儿再运行" in refused.value.said.text("zh")
    assert "run it again in a while" in refused.value.said.text("en") and names(tmp_path) == set()


def test_who_is_killed_gives_the_turn_back(tmp_path: Path, held: subprocess.Popen[bytes]) -> None:
    with held:
        held.kill()
    replace_all(tmp_path, [Replacement("a.csv", None, b"1")])
    assert names(tmp_path) == {"a.csv"}


def test_the_turn_is_kept_until_the_command_ends(tmp_path: Path) -> None:
    assert turns.take(tmp_path)
    try:
        replace_all(tmp_path, [Replacement("a.csv", None, b"1")])
        with subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as other:
            assert other.stdin and other.stdout
            with pytest.raises(subprocess.TimeoutExpired):
                other.wait(0.5)
            turns.leave()
            assert other.stdout.readline() == b"held\n"
            other.kill()
    finally:
        turns.leave()


def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(handle: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refused)


def test_a_disk_without_locks_gets_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    with turns.turn(tmp_path) as alone:
        assert alone and names(tmp_path) == {turns.FILE}
    assert names(tmp_path) == set()


def test_of_a_file_left_by_a_run_cut_off_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    monkeypatch.setattr(turns, "WAIT", 0.1)
    (tmp_path / turns.FILE).touch()
    with pytest.raises(RiskctlError) as refused, turns.turn(tmp_path):
        pass
    assert refused.value.hint and str(tmp_path / turns.FILE) in refused.value.hint.text("zh")


def test_without_a_turn_nothing_of_others_is_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    living = ".a.csv.riskctl-0123abcd~"
    (tmp_path / living).write_bytes(b"another's")
    monkeypatch.setattr(turns, "_locked", lambda home: None)
    replace_all(tmp_path, [Replacement("a.csv", None, b"1")])
    assert names(tmp_path) == {"a.csv", living}


def test_a_new_file_is_made_only_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(b"another's")
    with pytest.raises(RiskctlError, match=r"b.csv was just made by another program; nothing was written"):
        replace_all(tmp_path, [Replacement("a.csv", None, b"1"), Replacement("b.csv", None, b"1")])
    assert names(tmp_path) == {"b.csv"} and (tmp_path / "b.csv").read_bytes() == b"another's"


@pytest.mark.parametrize("links", [True, False])
def test_a_file_made_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    make = staging.make

    def late(temporary: Path, target: Path) -> None:
        target.write_bytes(b"another's")
        make(temporary, target)

    def no_links(*words: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(staging, "make", late)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(RiskctlError, match="was just made by another program"):
        replace_all(tmp_path, [Replacement("a.csv", None, b"1")])
    assert names(tmp_path) == {"a.csv"} and (tmp_path / "a.csv").read_bytes() == b"another's"


def test_a_disk_without_links_takes_new_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        os, "link", lambda *words: (_ for _ in ()).throw(OSError(errno.EPERM, "Operation not permitted"))
    )
    replace_all(tmp_path, [Replacement("a.csv", None, b"1")])
    assert names(tmp_path) == {"a.csv"}


def test_what_was_killed_between_link_and_unlink_is_written_again(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"1")
    os.link(tmp_path / "a.csv", tmp_path / ".a.csv.riskctl-0123abcd~")
    replace_all(tmp_path, [Replacement("a.csv", b"1", b"2")])
    assert names(tmp_path) == {"a.csv"} and (tmp_path / "a.csv").read_bytes() == b"2"


def test_a_file_that_changed_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_bytes(b"edited")
    changes: list[Change] = [Replacement("new.yaml", None, b"1"), Removal("old.csv", b"as read")]
    with pytest.raises(RiskctlError, match=r"old.csv was changed by another program; nothing was written"):
        replace_all(tmp_path, changes)
    assert names(tmp_path) == {"old.csv"}
