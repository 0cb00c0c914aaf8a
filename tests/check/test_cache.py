"""The cache of portions: an answer from it is the answer without it, whatever happened in between."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskctl import catalog
from riskctl.check import cache as room
from riskctl.check.cache import PortionCache, opened_cache
from riskctl.check.cache_key import key_of
from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY, changed
from riskctl.check.portion import Portioning
from riskctl.check.run import run
from riskctl.corpus.load import load
from riskctl.sources import kept
from riskctl.sources.files import Folder
from tests import skips
from tests.check.test_portions import ROWS, TABLE, every_break
from tests.conftest import lay
from tests.hostile.breaks import Break

DAYS = (date(2010, 5, 30), date(2010, 6, 30))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, used for however few files."""
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("riskctl.check.run.FEWEST", 0)
    return tmp_path / "cache"


def answer(root: Path, keep: bool, today: date | None = None) -> tuple[object, ...]:
    repository, context = load(root, today)
    seen = run(repository, context, catalog.rules(), lambda file: True, keep=keep)
    return seen.findings, seen.files, seen.points, seen.hidden, seen.gb18030, seen.suppressed


def age(root: Path) -> None:
    """Make every file look as if it had been written long before it is read."""
    for file in root.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))


@pytest.fixture(scope="module")
def known_breaks(tmp_path_factory: pytest.TempPathFactory) -> list[Break]:
    return every_break(lay(tmp_path_factory.mktemp("whole"), {TABLE: ROWS}))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data())
def test_an_answer_from_the_cache_is_the_one_without_it(
    draw: st.DataObject, known_breaks: list[Break], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = lay(tmp_path_factory.mktemp("edited"), {TABLE: ROWS})
    for _ in range(draw.draw(st.integers(2, 4))):
        one = known_breaks[draw.draw(st.integers(0, len(known_breaks) - 1))]
        one.lay(root)
        if draw.draw(st.booleans()) and (root / CLERK).exists():
            (root / CLERK).rename(root / CLERK.replace("clerk", draw.draw(st.sampled_from(("chief", "甲")))))
        today = draw.draw(st.sampled_from(DAYS))
        if not (root / "riskctl.yaml").exists():
            return
        assert answer(root, True, today) == answer(root, False, today) == answer(root, True, today)


def cached(root: Path) -> PortionCache:
    repository, context = load(root)
    work = Portioning(context, catalog.rules(), repository.limits)
    found = opened_cache(root, Folder(root), key_of(work))
    assert found is not None
    return found


def count_read(monkeypatch: pytest.MonkeyPatch, root: Path) -> list[str]:
    """Check with the cache; return the register files that were worked out."""
    worked = []
    before = Portioning.of_file

    def of_file(self: Portioning, file: str, data: object) -> object:
        worked.append(file)
        return before(self, file, data)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Portioning, "of_file", of_file)
        answer(root, True)
    return worked


def test_only_what_changed_is_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay(tmp_path / "r")
    assert len(count_read(monkeypatch, root)) == 6
    assert count_read(monkeypatch, root) == []
    lay(root, changed(CLERK, ("level: 3", "level: 1")))
    assert count_read(monkeypatch, root) == [CLERK]
    lay(root, {ORGANIZATION: REPOSITORY[ORGANIZATION] + "# 注\n"})
    assert len(count_read(monkeypatch, root)) == 6, "what everything is judged by changed"


def test_a_file_that_changes_as_it_is_read_is_not_believed_by_its_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "r")
    answer(root, True)
    text = (root / CLERK).read_bytes()
    seen = (root / CLERK).stat()
    (root / CLERK).write_bytes(text.replace(b"level: 3", b"level: 1"))
    os.utime(root / CLERK, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert count_read(monkeypatch, root) == [CLERK], "same size and day, written within two seconds"


def test_what_was_seen_long_after_it_was_written_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "YOUNG", -(10**18))
    root = lay(tmp_path / "r")
    answer(root, True)
    monkeypatch.setattr(PortionCache, "read", None)
    answer(root, True)


@pytest.mark.parametrize("damage", ["cut", "turned", "empty", "other"])
def test_a_damaged_cache_is_made_anew(
    tmp_path: Path, home: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path / "r")
    answer(root, True)
    (file,) = home.iterdir()
    data = file.read_bytes()
    turned = data[:200] + bytes((data[200] ^ 1,)) + data[201:]
    file.write_bytes({"cut": data[:-9], "turned": turned, "empty": b"", "other": b"x" * 90}[damage])
    assert not cached(root).entries
    assert len(count_read(monkeypatch, root)) == 6 and count_read(monkeypatch, root) == []


@pytest.mark.skipif(sys.platform == "win32", reason=skips.system("modes of POSIX"))
def test_what_others_could_have_written_is_not_believed(tmp_path: Path, home: Path) -> None:
    root = lay(tmp_path / "r")
    answer(root, True)
    (file,) = home.iterdir()
    assert (
        cached(root).entries and file.stat().st_mode & 0o777 == 0o600 and home.stat().st_mode & 0o777 == 0o700
    )
    file.chmod(0o666)
    assert not cached(root).entries
    file.chmod(0o600)
    elsewhere = tmp_path / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    assert not cached(root).entries
    elsewhere.rename(file)
    home.chmod(0o777)
    assert not cached(root).entries
    answer(root, True)
    home.chmod(0o700)
    assert cached(root).entries


def test_the_oldest_go_where_there_is_no_more_room(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, name in enumerate("abc"):
        root = lay(tmp_path / name)
        answer(root, True)
        for file in home.iterdir():
            os.utime(file, (n, n))
    assert len([*home.iterdir()]) == 3
    monkeypatch.setattr(kept, "ALL_TOGETHER", 1)
    lay(root, changed(CLERK, ("level: 3", "level: 1")))
    answer(root, True)
    assert len([*home.iterdir()]) == 1


def test_a_folder_that_cannot_be_written_to_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path / "file/below"))
    root = lay(tmp_path / "r")
    assert answer(root, True) == answer(root, False)


def test_without_keeping_nothing_is_written(tmp_path: Path, home: Path) -> None:
    answer(lay(tmp_path / "r"), False)
    assert not home.exists()
