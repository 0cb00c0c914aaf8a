"""Real git merges two branches through the driver: what both did is there, in any form and either order."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.diff.generated import FILE, HEAD, TABLE, Register
from tests.history.history import git
from tests.merge.branches import BROKEN, HERE, OLD, merged, path_with, run_git
from tests.merge.written import Layout, said, table_of, wanted, yaml_of

Form = Callable[[Register], bytes]


def point(id: str, **fields: Any) -> Register:
    """Return a risk point."""
    known = {"id": id, "title": f"题{id}", "kind": "integrity", "category": "approval"}
    graded = {"probability": "高", "severity": "严重", "level": "3"}
    return known | graded | {"measures": [{"text": f"每周抽查{id}", "owner": "registration/chief"}]} | fields


def register(*points: Register) -> Register:
    return deepcopy(HEAD | {"risk_points": [*points]})


def yaml(line_break: str) -> Form:
    return lambda one: yaml_of(one, Layout(comment=True, gap=True, line_break=line_break))


def table(encoding: str, line_break: str) -> Form:
    return lambda one: table_of(one, encoding, line_break)


FORMS: dict[str, tuple[str, Form]] = {
    "yaml": (FILE, yaml("\n")),
    "table-bom": (TABLE, table("utf-8-sig", "\r\n")),
    "table-gb18030": (TABLE, table("gb18030", "\r\n")),
    "table-plain": (TABLE, table("utf-8", "\n")),
}
BASE = register(point("R01"), point("R02"))
CASES: dict[str, tuple[Register, Register, Register]] = {
    "both add points": (
        register(point("R01"), point("R02"), point("R03")),
        register(point("R01"), point("R02"), point("R04"), point("R05")),
        register(point("R01"), point("R02"), point("R03"), point("R04"), point("R05")),
    ),
    "different points": (
        register(point("R01", title="改甲"), point("R02")),
        register(point("R01"), point("R02", title="改乙")),
        register(point("R01", title="改甲"), point("R02", title="改乙")),
    ),
    "different fields of one point": (
        register(point("R01", probability="低", note="甲"), point("R02")),
        register(point("R01", severity="轻微", matter="archive-management"), point("R02")),
        register(
            point("R01", probability="低", severity="轻微", note="甲", matter="archive-management"),
            point("R02"),
        ),
    ),
    "one removes, the other adds": (
        register(point("R02")),
        register(point("R01"), point("R02"), point("R03")),
        register(point("R02"), point("R03")),
    ),
}


@pytest.mark.parametrize("turned", [False, True], ids=["ours", "theirs"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES)
def test_what_both_did_is_in_the_merge(tmp_path: Path, case: str, form: str, turned: bool) -> None:
    file, write = FORMS[form]
    ours, theirs, both = CASES[case]
    if turned:
        ours, theirs = theirs, ours
    ended = merged(tmp_path, file, write(BASE), write(ours), write(theirs))
    assert ended.code == 0, ended.said
    assert said(ended.data, file) == (wanted(both) if file == FILE else said(write(both), file))
    mine = write(ours)
    assert ended.data[:3] == mine[:3] and (b"\r\n" in ended.data) == (b"\r\n" in mine)


CONFLICTS: dict[str, tuple[Register, Register, str, str]] = {  # ours, theirs, the point, what is said
    "one field": (
        register(point("R01"), point("R02", probability="低")),
        register(point("R01", note="乙"), point("R02", probability="较低")),
        "R02",
        "：我方写的是“低”，对方写的是“较低”。",
    ),
    "one id": (
        register(point("R01"), point("R02"), point("R03", title="甲")),
        register(point("R01", note="乙"), point("R02"), point("R03", title="乙")),
        "R03",
        "R03：两边都用了这个编号，内容不同；",
    ),
    "removed here": (
        register(point("R01")),
        register(point("R01", note="乙"), point("R02", title="改过")),
        "R02",
        "R02：我方删掉了，对方改过。",
    ),
    "removed there": (
        register(point("R01"), point("R02", title="改过")),
        register(point("R01", note="乙")),
        "R02",
        "R02：对方删掉了，我方改过。",
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CONFLICTS)
def test_a_conflict_is_marked_around_its_point_alone(tmp_path: Path, form: str, case: str) -> None:
    file, write = FORMS[form]
    ours, theirs, id, words = CONFLICTS[case]
    ended = merged(tmp_path, file, write(BASE), write(ours), write(theirs))
    assert ended.code == 1 and ended.data.count(b"<<<<<<< ours") == 1
    assert words in ended.said and "有 1 处冲突，用 <<<<<<< 和 >>>>>>> 标在文件里" in ended.said
    for side, whose in (("ours", ours), ("theirs", theirs)):
        found = said(_resolved(ended.data, side), file)["risk_points"]
        other = said(write(whose), file)["risk_points"]
        assert found["R01"]["note"] == "乙"  # what only theirs changed is merged
        assert found.get(id) == other.get(id)  # and in dispute is nothing but the one point


def _resolved(data: bytes, side: str) -> bytes:
    """The file as someone leaves it who keeps one side of each conflict."""
    kept, where = [], ""
    for line in data.splitlines(keepends=True):
        mark = line[:7].decode("ascii", "replace")
        if mark in ("<<<<<<<", "=======", ">>>>>>>"):
            where = {"<<<<<<<": "ours", "=======": "theirs", ">>>>>>>": ""}[mark]
        elif where in ("", side):
            kept.append(line)
    return b"".join(kept)


@pytest.mark.parametrize("riskctl", [None, OLD, BROKEN], ids=["absent", "too old", "killed"])
def test_without_riskctl_git_merges_the_lines_and_nothing_is_lost(
    tmp_path: Path, riskctl: str | None
) -> None:
    write = yaml("\n")
    ours, theirs, both = CASES["different points"]
    ended = merged(tmp_path / "clean", FILE, write(BASE), write(ours), write(theirs), riskctl)
    assert ended.code == 0 and said(ended.data, FILE) == wanted(both)
    ours, theirs, _ = CASES["both add points"]
    ended = merged(tmp_path / "marked", FILE, write(BASE), write(ours), write(theirs), riskctl)
    assert ended.code == 1 and ended.data.count(b"<<<<<<<") == ended.data.count(b">>>>>>>") > 0
    assert all(id in ended.data.decode() for id in ("R03", "R04", "R05"))


def test_files_of_other_kinds_merge_by_line(tmp_path: Path) -> None:
    base, ours, theirs = (f"甲: {a}\n乙: 1\n丙: 1\n丁: {b}\n".encode() for a, b in ((1, 1), (2, 1), (1, 2)))
    ended = merged(tmp_path / "yaml", "别的.yaml", base, ours, theirs)
    assert (ended.code, ended.data) == (0, "甲: 2\n乙: 1\n丙: 1\n丁: 2\n".encode())
    base, ours, theirs = (f"甲,乙\n1,{a}\n2,2\n3,{b}\n".encode() for a, b in ((1, 1), (2, 1), (1, 2)))
    ended = merged(tmp_path / "csv", "registers/别的.csv", base, ours, theirs)
    assert (ended.code, ended.data) == (0, "甲,乙\n1,2\n2,2\n3,2\n".encode())


def test_a_file_that_is_broken_merges_by_line_and_says_so(tmp_path: Path) -> None:
    write = yaml("\n")
    ours, theirs, _ = CASES["both add points"]
    ended = merged(tmp_path, FILE, write(BASE), write(ours), write(theirs) + b"  [x: \n", HERE)
    assert ended.code == 1 and b"<<<<<<< ours" in ended.data and b"R04" in ended.data
    assert "没法按意思合并，按行合并后有冲突" in ended.said


@pytest.mark.parametrize("form", FORMS)
def test_both_may_begin_the_same_register(tmp_path: Path, form: str) -> None:
    file, write = FORMS[form]
    ours, theirs = register(point("R01"), point("R02")), register(point("R01"), point("R03"))
    ended = merged(tmp_path, file, None, write(ours), write(theirs))
    assert ended.code == 0, ended.said
    assert [*said(ended.data, file)["risk_points"]] == ["R01", "R02", "R03"]


def test_a_rebase_goes_through_the_driver_too(tmp_path: Path) -> None:
    write = yaml("\n")
    ours, theirs, both = CASES["both add points"]
    merged(tmp_path, FILE, write(BASE), write(ours), write(theirs), None)
    root = tmp_path / "登记库"
    git(root, "merge", "--abort")
    ended = run_git(root, path_with(tmp_path, HERE), "rebase", "other")
    assert ended.returncode == 0, ended.stderr.decode()
    assert said((root / FILE).read_bytes(), FILE) == wanted(both)
