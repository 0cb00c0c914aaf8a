"""A folder as the source of files: what stands at a path, links on the way included."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from riskctl.sources.fault import Fault
from riskctl.sources.files import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "登记/科").mkdir(parents=True)
    (tmp_path / "登记/科/a.yaml").write_text("a: 1\n")
    (tmp_path / "link").symlink_to("登记")
    (tmp_path / "loose").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("登记", "folder"),
        ("登记/科/a.yaml", "file"),
        ("登记/科/b.yaml", "absent"),
        ("登记/科/a.yaml/b", "absent"),
        ("link", "link"),
        ("link/科/a.yaml", "link"),
        ("loose", "link"),
        ("pipe", "other"),
    ],
)
def test_what_stands_at_a_path(folder: Folder, path: str, kind: str) -> None:
    assert folder.kind(path) == kind


def test_the_folder_itself_may_be_reached_through_a_link(folder: Folder) -> None:
    assert Folder(folder.root / "link").kind("科/a.yaml") == "file"


def test_entries_are_listed_with_what_they_are_up_to_a_number(folder: Folder) -> None:
    everything = {("登记", "folder"), ("link", "link"), ("loose", "link"), ("pipe", "other")}
    assert set(folder.entries(".", 9)) == everything and len(folder.entries(".", 2)) == 2


def test_files_are_read_through_the_gate(folder: Folder) -> None:
    assert folder.read("登记/科/a.yaml", 5) == b"a: 1\n"
    refused = folder.read("link", 5)
    assert isinstance(refused, Fault) and refused.rule == "RK008"
