"""Several files replaced together: all or none, whoever fails or interferes, and nothing left lying about."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.sources.replace import Change, OutputFile, Removal, Replacement, replace_all

OLD, NEW = b"old\r\n\xe5\xb1\x80", b"new \xe4\xb8\x80" * 1000
FILES = ("a.yaml", "b/c.yaml", "b/d.yaml")
OUTPUT = ("out/x/e.html", "out/f.html")
MADE = ("made/g.csv", "made/h.csv")
GONE = "b/table.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid(tmp_path / "登记库")


def laid(root: Path) -> Path:
    """The files as they were, and nothing else."""
    shutil.rmtree(root, ignore_errors=True)
    for file in (*FILES, GONE):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(OLD)
        (root / file).chmod(0o640)
    return root


def wanted() -> list[Change]:
    return [
        *(Replacement(file, OLD, NEW) for file in FILES),
        *(OutputFile(file, NEW) for file in OUTPUT),
        *(Replacement(file, None, NEW) for file in MADE),
        Removal(GONE, OLD),
    ]


def held(root: Path) -> dict[str, bytes]:
    """Every file below `root`, hidden ones too, and every folder that is empty."""
    found = {}
    for path in root.rglob("*"):
        name = path.relative_to(root).as_posix()
        if path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[name + "/"] = b""
    return found


ALL_OLD = dict.fromkeys((*FILES, GONE), OLD)
ALL_NEW = dict.fromkeys((*FILES, *OUTPUT, *MADE), NEW)


def test_every_file_is_replaced_and_output_made(root: Path) -> None:
    (root / "out").mkdir()
    (root / "out/f.html").write_bytes(b"whatever")
    replace_all(root, wanted())
    assert held(root) == ALL_NEW
    assert {stat.S_IMODE((root / file).stat().st_mode) for file in FILES} == {0o640}


def test_a_new_file_has_the_mode_of_any_new_file(root: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_all(root, wanted())
    finally:
        os.umask(before)
    assert {stat.S_IMODE((root / file).stat().st_mode) for file in OUTPUT} == {0o640}


def failing(
    function: Callable[..., Any], at: int, lasting: bool, calls: list[int], number: int = errno.EIO
) -> Callable[..., Any]:
    """A function that raises at its call number `at`, and at each later one where that is lasting."""

    def called(*words: Any, **more: Any) -> Any:
        calls[0] += 1
        if calls[0] == at or (lasting and calls[0] > at):
            raise OSError(number, os.strerror(number), str(words[0]))
        return function(*words, **more)

    return called


CALLS = [
    (os, "replace"),
    (os, "fsync"),
    (os, "lstat"),
    (os, "open"),
    (os, "fchmod"),
    (Path, "read_bytes"),
    (Path, "mkdir"),
    (os, "scandir"),
    (os, "link"),
    (Path, "unlink"),
]


def every_failure(
    monkeypatch: pytest.MonkeyPatch, root: Path, owner: Any, name: str, lasting: bool, number: int = errno.EIO
) -> Iterator[dict[str, bytes]]:
    """Replace once for each call of the function, with that call failing; yield what is there then."""
    for at in count(1):
        calls = [0]
        laid(root)
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, failing(getattr(owner, name), at, lasting, calls, number))
            with contextlib.suppress(OSError, RiskctlError):
                replace_all(root, wanted())
        if calls[0] < at:
            return
        yield held(root)


FULL = [(os, name, errno.ENOSPC) for name in ("open", "fsync", "link")]


@pytest.mark.parametrize(("owner", "name", "number"), [*((*call, errno.EIO) for call in CALLS), *FULL])
def test_a_fault_at_any_call_leaves_all_old_or_all_new(
    root: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, number: int
) -> None:
    failures = 0
    for found in every_failure(monkeypatch, root, owner, name, lasting=False, number=number):
        failures += 1
        assert found in (ALL_OLD, ALL_NEW)
        assert {stat.S_IMODE((root / file).stat().st_mode) for file in FILES} == {0o640}
        if found == ALL_NEW:  # the folders were not yet on disk, the turn not to be had, nothing to clear
            assert name in ("fsync", "open", "lstat", "unlink")
    assert failures >= 2
    assert held(root) == ALL_NEW


@pytest.mark.parametrize(
    ("owner", "name"), [(os, "replace"), (os, "fsync"), (os, "open"), (os, "link"), (Path, "read_bytes")]
)
def test_a_machine_that_goes_on_failing_tears_no_file(
    root: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    for found in every_failure(monkeypatch, root, owner, name, lasting=True):
        assert all(found[file] in (OLD, NEW) for file in FILES)
        assert all(found.get(file, NEW) == NEW for file in (*OUTPUT, *MADE))
        assert found.get(GONE, OLD) == OLD
        assert set(found) - {*FILES, *OUTPUT, *MADE, GONE} == set()
    assert held(root) == ALL_NEW


def test_a_fault_that_also_keeps_the_old_from_coming_back_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing(os.replace, 2, True, [0]))
    with pytest.raises(RiskctlError) as refusal:
        replace_all(root, wanted())
    assert refusal.value.said.text("zh").startswith("a.yaml 已经写好")
    assert "Run this again" in refusal.value.said.text("en")
    assert held(root) == ALL_OLD | {"a.yaml": NEW}


def test_an_interrupt_between_the_renames_puts_the_old_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, calls = os.replace, [0]

    def interrupted(*words: Any) -> None:
        calls[0] += 1
        if calls[0] == 3:
            raise KeyboardInterrupt
        replace(*words)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_all(root, wanted())
    assert held(root) == ALL_OLD
