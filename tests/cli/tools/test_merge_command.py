"""`riskctl merge`: writes into the file of ours, says each conflict, and exits as git's merge drivers do."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from tests.conftest import Call

TEXT = REPOSITORY[CLERK]


def lay(folder: Path, ours: str, theirs: str, base: str = TEXT) -> None:
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text, "utf-8")


def test_what_both_did_is_written_into_ours(call: Call, tmp_path: Path) -> None:
    grades = ("probability: 高", "probability: 低"), ("severity: 严重", "severity: 轻微")
    lay(tmp_path, *(TEXT.replace(*grade) for grade in grades))
    ended = call("merge", "base", "ours", "theirs", CLERK, cwd=tmp_path)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    wanted = TEXT.replace(*grades[0]).replace(*grades[1])
    assert (tmp_path / "ours").read_text("utf-8") == wanted
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "ours", "theirs"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "R01 的 probability：我方写的是“低”，对方写的是“较低”。\n"),
        ("en", "probability of R01: ours says “低”, theirs “较低”.\n"),
    ],
)
def test_a_conflict_exits_1_and_is_said(call: Call, tmp_path: Path, lang: str, said: str) -> None:
    lay(tmp_path, *(TEXT.replace("probability: 高", f"probability: {word}") for word in ("低", "较低")))
    ended = call("merge", "base", "ours", "theirs", CLERK, cwd=tmp_path, lang=lang)
    assert ended.code == 1 and ended.err.startswith(said) and CLERK in ended.err.splitlines()[1]
    assert "<<<<<<< ours\n" in (tmp_path / "ours").read_text("utf-8")


def test_bytes_that_are_no_text_stay_as_ours_has_them(call: Call, tmp_path: Path) -> None:
    for name, data in (("base", b"\0"), ("ours", b"\0a"), ("theirs", b"\0b")):
        (tmp_path / name).write_bytes(data)
    ended = call("merge", "base", "ours", "theirs", "图.yaml", cwd=tmp_path)
    assert ended.code == 1 and ended.err.startswith("图.yaml 合并不了，保留了我方的内容")
    assert (tmp_path / "ours").read_bytes() == b"\0a"


def test_an_absent_file_exits_2_and_nothing_is_written(call: Call, tmp_path: Path) -> None:
    (tmp_path / "ours").write_bytes(b"a\n")
    assert call("merge", "base", "ours", "theirs", CLERK, cwd=tmp_path).code == 2
    assert (tmp_path / "ours").read_bytes() == b"a\n"
