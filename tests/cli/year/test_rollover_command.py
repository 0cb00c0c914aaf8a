"""`riskctl rollover`: opens the next year in three files, and is refused where that cannot be right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, CYCLE, REPOSITORY
from tests.conftest import Call, lay

POINT = "bureau/registration/clerk#R01"
NEW = ("cycles/2011/cycle.yaml", "cycles/2011/carried.csv", "riskctl.yaml")


def files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_the_next_year_is_opened_and_asks_for_a_review(repository: Path, call: Call) -> None:
    before = files(repository)
    ended = call("rollover", "2011", cwd=repository)
    assert ended.code == 0 and "1 个在防的风险点" in ended.err and "as_of" in ended.err
    after = files(repository)
    assert {file for file in after if after[file] != before.get(file)} == set(NEW)
    assert "from: 2011-04-01, to: 2011-04-30" in after[NEW[0]].decode()
    programme = REPOSITORY["riskctl.yaml"].replace("cycle: 2010", "cycle: 2011")
    assert after["riskctl.yaml"].decode() == programme
    found = call("check", "--format", "json", "--today", "2011-03-01", cwd=repository).out
    assert [one["subject"] for one in json.loads(found)["findings"] if one["id"] == "RK507"] == [POINT]


def test_what_is_said_of_a_second_run_leads_back_to_the_first(repository: Path, call: Call) -> None:
    before = files(repository)
    assert "riskctl rollover 2011" in call("rollover", "2010", cwd=repository).err
    call("rollover", "2011", cwd=repository)
    again = call("rollover", "2011", cwd=repository)
    assert again.code == 2 and "riskctl rollover 2011 --report" in again.err and "改回 2010" in again.err
    for file in NEW[:2]:
        (repository / file).rename(repository.parent / Path(file).name)
    (repository / "cycles/2011").rmdir()
    (repository / "riskctl.yaml").write_bytes(before["riskctl.yaml"])
    assert files(repository) == before and call("rollover", "2011", cwd=repository).code == 0


def test_a_dry_run_names_the_files_and_writes_none(repository: Path, call: Call) -> None:
    before = files(repository)
    ended = call("rollover", "2011", "--dry-run", cwd=repository)
    assert (ended.code, ended.out.split()) == (0, list(NEW))
    assert files(repository) == before


def test_the_report_tells_what_became_of_each_point(repository: Path, call: Call) -> None:
    call("rollover", "2011", cwd=repository)
    whole = json.loads(call("rollover", "2011", "--report", "--format", "json", cwd=repository).out)
    assert [(one["subject"], one["mark"], one["level_then"]) for one in whole["points"]] == [
        (POINT, "carried", "3")
    ]
    assert call("rollover", "2011", "--report", cwd=repository).out.split() == ["转入", POINT, "待复核"]


def checked(*signs: str) -> dict[str, str]:
    """Return the log of a year in which the point was watched so often, each with or without a sign."""
    rows = (
        f"2010-{5 + n:02}-20,spot_check,{POINT},registration/chief,看过,{sign}\n"
        for n, sign in enumerate(signs)
    )
    talk = f"2010-05-05,integrity_talk,{POINT},discipline/inspector,谈话,\n"  # prevents, and watches nothing
    return {
        "cycles/2010/checks/bureau/registration.csv": "day,method,point,by,finding,sign\n"
        + talk
        + "".join(rows)
    }


LOWEST = {
    CLERK: REPOSITORY[CLERK].replace("probability: 高", "probability: 较低").replace("level: 3", "level: 2")
}
WARNED = {
    "cycles/2010/warnings/bureau.csv": (
        "number,day,event,to,due,note,point,sign\n"
        f"1,2010-05-21,issued,bureau/registration/clerk,2010-05-28,,{POINT},一件没有签名\n"
        "1,2010-05-24,replied,,,,,\n"
    )
}


@pytest.mark.parametrize(
    ("overlay", "seen", "doubt", "said"),
    [
        (checked("", "true"), (2, 1, 0), None, "2010 年看 2 次，苗头 1 次，预警 0 份"),
        (checked("", ""), (2, 0, 0), "too-high", "概率“高”的依据还在不在？"),
        (LOWEST | checked("true"), (1, 1, 0), "too-low", "概率“较低”是否估低了？"),
        (LOWEST | WARNED, (0, 0, 1), "too-low", "预警 1 份：概率“较低”是否估低了？"),
        (LOWEST | checked(""), (1, 0, 0), None, "2010 年看 1 次，苗头 0 次，预警 0 份"),
    ],
)
def test_the_report_holds_the_estimate_against_what_the_year_showed(
    tmp_path: Path,
    call: Call,
    overlay: dict[str, str],
    seen: tuple[int, int, int],
    doubt: str | None,
    said: str,
) -> None:
    root = lay(tmp_path, overlay)
    call("rollover", "2011", cwd=root)
    before = files(root)
    (point,) = json.loads(call("rollover", "2011", "--report", "--format", "json", cwd=root).out)["points"]
    assert point["shown"] == dict(zip(("checks", "signs", "warnings"), seen, strict=True))
    assert point["doubt"] == doubt and point["level_now"] == point["level_then"]
    text = call("rollover", "2011", "--report", cwd=root).out
    assert said in text.replace("\n", "").replace("  ", "") and ("？" in text) == (doubt is not None)
    assert files(root) == before  # it asks, and changes nothing


@pytest.mark.parametrize(
    ("overlay", "words", "said"),
    [
        ({}, ("2012",), "2011"),
        ({}, ("2010",), "cycles/2010/"),
        ({"cycles/2011/cycle.yaml": REPOSITORY[CYCLE]}, ("2011",), "cycles/2011/"),
        ({CYCLE: None}, ("2011",), "cycles/2010/cycle.yaml"),
        ({}, ("2010", "--report"), "cycles/2010/carried.csv"),
        ({}, ("2011", "--report"), "2010"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_written(
    tmp_path: Path, call: Call, overlay: dict[str, str | None], words: tuple[str, ...], said: str
) -> None:
    root = lay(tmp_path, overlay)
    before = files(root)
    ended = call("rollover", *words, cwd=root)
    assert ended.code == 2 and said in ended.err
    assert files(root) == before


def test_points_that_were_not_read_are_not_lost(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path, {CLERK: REPOSITORY[CLERK] + "  odd: [\n"})
    before = files(root)
    ended = call("rollover", "2011", cwd=root)
    assert ended.code == 1 and ended.err.count(CLERK) == 1
    assert files(root) == before


def test_the_report_can_be_of_some_subjects_and_the_roll_over_cannot(repository: Path, call: Call) -> None:
    before = files(repository)
    assert call("rollover", "2011", "bureau", cwd=repository).code == 2 and files(repository) == before
    call("rollover", "2011", cwd=repository)
    whole = call("rollover", "2011", "--report", cwd=repository)
    for ref in ("bureau", "bureau/registration", "bureau/registration/clerk"):
        assert call("rollover", "2011", ref, "--report", cwd=repository) == whole
    assert call("rollover", "2011", "bureau/discipline", "--report", cwd=repository).out == ""
