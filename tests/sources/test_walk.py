"""The walk: what is found, what is passed by, and which names and files become faults."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from riskctl.sources import walk as walking
from riskctl.sources.files import Folder
from riskctl.sources.walk import Walked, walk
from tests.hostile import names

HERE = "registers"


def laid(root: Path, *files: str) -> Path:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("a: 1\n")
    return root


def causes(walked: Walked) -> list[tuple[str, str, str]]:
    return [(file, fault.rule, fault.cause) for file, fault in walked.faults]


def test_files_come_sorted_by_path_from_the_folders_named_alone(tmp_path: Path) -> None:
    root = laid(
        tmp_path, "flows/b.yaml", "registers/b/a.yaml", "registers/a.csv", "registers/b.YML", "x/y.yaml"
    )
    laid(root, "registers/单位/部门/岗位.yaml", "registers/a/z.yaml", "top.yaml")
    walked = walk(Folder(root), (HERE, "flows", "cycles"))
    assert walked.files == (
        "flows/b.yaml",
        "registers/a.csv",
        "registers/a/z.yaml",
        "registers/b.YML",
        "registers/b/a.yaml",
        "registers/单位/部门/岗位.yaml",
    )
    assert walked.faults == ()


def test_what_nobody_wrote_as_a_register_is_passed_by(tmp_path: Path) -> None:
    names = (".git/a.yaml", "._b.yaml", ".#b.yaml", ".keep", "~$c.csv", "d.yaml", "d.yaml~")
    laid(tmp_path, *(f"registers/{name}" for name in names))
    assert walk(Folder(tmp_path), (HERE,)) == Walked(("registers/d.yaml",), ())


def test_what_may_be_a_register_under_another_ending_is_told(tmp_path: Path) -> None:
    laid(tmp_path, *(f"registers/{name}" for name in ("e.txt", "f", "g.yaml~")), "flows/e.txt")
    assert causes(walk(Folder(tmp_path), (HERE, "flows"))) == [
        (f"registers/{name}", "RK007", "ending") for name in ("e.txt", "f", "g.yaml~")
    ]


def test_what_is_hidden_is_told_and_not_read(tmp_path: Path) -> None:
    laid(tmp_path, "registers/.b.yaml", "registers/.c/d/e.csv", "registers/f.yaml")
    walked = walk(Folder(tmp_path), (HERE,))
    assert walked.files == ("registers/f.yaml",)
    assert [(file, fault.rule, fault.cause) for file, fault in walked.faults] == [
        ("registers/.b.yaml", "RK007", "hidden"),
        ("registers/.c/d/e.csv", "RK007", "hidden"),
    ]


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    laid(tmp_path, "registers/a/b.yaml", "outside/c.yaml")
    (tmp_path / "registers/a/loop").symlink_to("..")
    (tmp_path / "registers/out").symlink_to(tmp_path / "outside")
    (tmp_path / "registers/file.yaml").symlink_to("a/b.yaml")
    (tmp_path / "registers/dead.yaml").symlink_to("nowhere")
    (tmp_path / "flows").symlink_to("outside")
    walked = walk(Folder(tmp_path), (HERE, "flows"))
    assert walked.files == ("registers/a/b.yaml",)
    assert causes(walked) == [
        ("flows", "RK008", "link"),
        ("registers/a/loop", "RK008", "link"),
        ("registers/dead.yaml", "RK008", "link"),
        ("registers/file.yaml", "RK008", "link"),
        ("registers/out", "RK008", "link"),
    ]


def test_odd_files_are_told_whatever_their_names(tmp_path: Path) -> None:
    (tmp_path / "registers").mkdir()
    os.mkfifo(tmp_path / "registers/a.yaml")
    os.mkfifo(tmp_path / "registers/b")
    os.mkfifo(tmp_path / "flows")
    laid(tmp_path, "registers/c.yaml/d.yaml", "cycles")
    walked = walk(Folder(tmp_path), (HERE, "flows", "cycles"))
    assert walked.files == ("registers/c.yaml/d.yaml",)
    assert causes(walked) == [
        ("cycles", "RK008", "not-a-file"),
        ("flows", "RK008", "not-a-file"),
        ("registers/a.yaml", "RK008", "not-a-file"),
        ("registers/b", "RK008", "not-a-file"),
    ]


@pytest.mark.parametrize("name", names.RESERVED)
def test_names_that_windows_cannot_have(tmp_path: Path, name: str) -> None:
    laid(tmp_path, f"registers/{name}", "registers/console.yaml", "registers/com10.yaml")
    walked = walk(Folder(tmp_path), (HERE,))
    assert causes(walked) == [(f"registers/{name}", "RK008", "reserved")]
    assert walked.files == ("registers/com10.yaml", "registers/console.yaml")


@pytest.mark.parametrize(("first", "second"), names.ONE_ELSEWHERE)
def test_names_that_are_one_elsewhere(tmp_path: Path, first: str, second: str) -> None:
    one, two = sorted((first, second))
    laid(tmp_path, f"registers/{one}", f"registers/{two}", f"registers/{one}x/{two}")
    walked = walk(Folder(tmp_path), (HERE,))
    assert walked.files == (f"registers/{one}", f"registers/{one}x/{two}")
    ((file, fault),) = walked.faults
    assert (file, fault.cause, fault.fields) == (f"registers/{two}", "collision", {"name": two, "other": one})


@pytest.mark.parametrize(("name", "shown"), names.UNPRINTABLE)
def test_names_that_cannot_be_shown_are_told_in_a_form_that_can(
    tmp_path: Path, name: bytes, shown: str
) -> None:
    (tmp_path / "registers").mkdir()
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/registers/" + name))).write_text("a: 1")
    folder = os.fsencode(tmp_path) + b"/registers/x" + name
    os.mkdir(folder)
    laid(Path(os.fsdecode(folder)), "a.yaml")
    walked = walk(Folder(tmp_path), (HERE,))
    assert walked.files == ()
    below = shown.replace("registers/", "registers/x")
    assert sorted(causes(walked)) == sorted((s, "RK008", "unprintable") for s in (shown, below))
    assert all(file.isprintable() for file, _ in walked.faults)


def test_folders_too_deep_are_left(tmp_path: Path) -> None:
    deep = "/".join([HERE, *"abcdefghijklmno"])  # 16 folders, counting the first
    laid(tmp_path, f"{deep}/a.yaml", f"{deep}/p/b.yaml")
    walked = walk(Folder(tmp_path), (HERE,))
    assert walked.files == (f"{deep}/a.yaml",)
    assert causes(walked) == [(f"{deep}/p", "RK006", "folders")]
    assert walked.faults[0][1].fields == {"limit": 16}


def test_entries_beyond_the_limit_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, *(f"registers/{a}/{b}.yaml" for a in "abcdefgh" for b in range(9)), "flows/a.yaml")
    monkeypatch.setattr(walking, "MOST", 30)
    walked = walk(Folder(tmp_path), (HERE, "flows"))
    assert len(walked.files) <= 30
    ((file, fault),) = walked.faults
    assert file.startswith("registers/")
    assert (fault.rule, fault.cause, fault.fields) == ("RK006", "entries", {"limit": 30})
    monkeypatch.setattr(walking, "MOST", 81)
    assert walk(Folder(tmp_path), (HERE, "flows")).faults == ()


def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid(tmp_path, "registers/a/a.yaml", "registers/b/b.yaml", "registers/c/c.yaml")
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if path.name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    walked = walk(Folder(tmp_path), (HERE,))
    assert walked.files == ("registers/a/a.yaml", "registers/c/c.yaml")
    assert causes(walked) == [("registers/b", "RK001", "unopened")]
    assert walked.faults[0][1].fields == {"reason": "Permission denied"}
