"""The files of a repository as they would be: the same that a folder holds once they are written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskctl.sources.fault import Fault
from riskctl.sources.files import Files, Folder
from riskctl.sources.proposed_files import ProposedFiles

NAMES = (
    "riskctl.yaml",
    "registers/a.yaml",
    "registers/u/a.yaml",
    "registers/u/b.yaml",
    "cycles/2010/x/y.csv",
)
after = st.dictionaries(st.sampled_from(NAMES), st.none() | st.binary(max_size=3), max_size=4)


def written(root: Path, name: str, data: bytes | None) -> None:
    file = root / name
    if data is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    elif file.exists():
        file.unlink()


def held(files: Files) -> dict[str, object]:
    """Every file and folder by what one is told of it; a folder that holds nothing is left out."""
    found: dict[str, object] = {}

    def look(folder: str) -> None:
        for name, kind in files.entries(folder, 100):
            path = f"{folder}/{name}" if folder else name
            assert files.kind(path) == kind, path
            if kind == "folder":
                look(path)
            else:
                found[path] = files.read(path, 100)

    look("")
    return found


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=after, then=after)
def test_it_is_what_the_folder_is_once_they_are_written(
    before: dict[str, bytes | None], then: dict[str, bytes | None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    old = tmp_path_factory.mktemp("old")
    for name, data in before.items():
        written(old, name, data)
    new = Path(shutil.copytree(old, tmp_path_factory.mktemp("new") / "x"))
    for name, data in then.items():
        written(new, name, data)
    one = ProposedFiles(Folder(old), then)
    assert held(one) == held(Folder(new))
    for name in NAMES:
        assert one.kind(name) == Folder(new).kind(name)


def test_what_goes_cannot_be_read_and_what_is_too_long_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a")
    one = ProposedFiles(Folder(tmp_path), {"a.yaml": None, "b.yaml": b"1234"})
    gone, long = one.read("a.yaml", 10), one.read("b.yaml", 3)
    assert isinstance(gone, Fault) and gone.rule == "RK001"
    assert isinstance(long, Fault) and long.rule == "RK006" and one.read("b.yaml", 4) == b"1234"
