"""The leading group's members: posts of one list, of which the latest holds; asked for and printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riskctl.check.example import CYCLE, ORGANIZATION, REPOSITORY, changed
from tests.conftest import Call, lay

LOG = "cycles/2010/group/bureau.csv"
GROUP = ("prepare", "group", "bureau", "--leader", "leadership/director", "--number", "示局发〔2010〕4号")
FIRST = (*GROUP, "--deputy", "discipline/inspector", "--member", "registration", "--on", "2010-03-09")
HEAD = "日期,文号,小组职务,岗位,备注"
MARCH = {
    CYCLE: REPOSITORY[CYCLE].replace(
        "phases:\n", "phases:\n  - {id: mobilization, name: 动员部署, from: 2010-03-01, to: 2010-03-31}\n"
    )
}


def state(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


def kinds(call: Call, root: Path, *words: str) -> dict[str, str]:
    """The group in which the status has the list, by its kind."""
    items = json.loads(call("status", "--format", "json", *words, cwd=root).out)["items"]
    return {one["kind"]: one["group"] for one in items if one["kind"] in ("group", "no-group")}


def test_a_list_is_kept_by_posts(call: Call, repository: Path) -> None:
    ended = call(*FIRST, cwd=repository)
    assert (ended.code, ended.out) == (0, f"{LOG}\n")
    assert (repository / LOG).read_text("utf-8-sig").splitlines() == [
        HEAD,
        "2010-03-09,示局发〔2010〕4号,组长,bureau/leadership/director,",
        "2010-03-09,示局发〔2010〕4号,副组长,bureau/discipline/inspector,",
        "2010-03-09,示局发〔2010〕4号,成员,bureau/registration,",
    ]


def test_the_latest_list_holds_and_the_same_is_not_recorded_again(call: Call, repository: Path) -> None:
    call(*FIRST, cwd=repository)
    ended = call(*FIRST, cwd=repository)
    assert ended.code == 2 and "已经这样记过（2010-03-09）" in ended.err
    assert call(*GROUP, "--on", "2010-04-01", cwd=repository).code == 0
    call("render", "annual-report", "--to", "md", cwd=repository)
    report = next((repository / "rendered").rglob("*.md")).read_text("utf-8")
    assert "领导小组：组长 局长（示局发〔2010〕4号）。" in report and "副组长" not in report


def test_it_is_missing_once_the_phase_has_begun_where_there_is_a_group(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, MARCH)
    assert kinds(call, root, "--today", "2010-02-20") == {}
    assert kinds(call, root, "--today", "2010-03-01") == {"no-group": "missing"}
    items = json.loads(call("status", "--format", "json", cwd=root).out)["items"]
    (command,) = [one["command"] for one in items if one["kind"] == "no-group"]
    assert command == "riskctl prepare group bureau --leader"
    assert call(*FIRST, cwd=root).code == 0
    assert kinds(call, root) == {"group": "done"}
    assert kinds(call, root, "--today", "2010-03-08") == {"no-group": "missing"}


def test_a_unit_without_a_group_of_its_own_is_not_asked(call: Call, tmp_path: Path) -> None:
    (line,) = [one for one in REPOSITORY[ORGANIZATION].splitlines(True) if "leading_group:" in one]
    root = lay(tmp_path, MARCH | changed(ORGANIZATION, (line, "")))
    assert kinds(call, root, "--today", "2010-04-15") == {}
    ended = call(*FIRST, cwd=root)
    assert ended.code == 2 and "没有 leading_group" in ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--member", "leadership/director"), "写了两次"),
        (("--member", "leadership/nobody"), "没有“leadership/nobody”"),
        (("--note", "组长是赵甲一"), "姓名"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    call: Call, repository: Path, words: tuple[str, ...], said: str
) -> None:
    before = state(repository)
    ended = call(*GROUP, *words, cwd=repository)
    assert ended.code == 2 and said in ended.err and state(repository) == before


def test_a_post_that_is_not_there_is_found(call: Call, tmp_path: Path) -> None:
    row = "2010-03-09,,组长,bureau/leadership/nobody,\n"
    root = lay(tmp_path, {LOG: f"{HEAD}\n{row}"})
    found = json.loads(call("check", "--format", "json", cwd=root).out)["findings"]
    assert [(one["id"], one["path"]) for one in found if one["path"] == LOG] == [("RK614", LOG)]


def test_the_evidence_has_it(call: Call, repository: Path) -> None:
    call(*FIRST, cwd=repository)
    assert call("dossier", "2010", "--output", "卷", cwd=repository).code in (0, 1)
    (kept,) = (repository / "卷").rglob("group/bureau.csv")
    assert kept.read_bytes() == (repository / LOG).read_bytes()
