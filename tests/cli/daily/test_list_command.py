"""`riskctl list` answers who watches what, what leans on a rule, what is due."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, changed
from tests.conftest import Call, lay

CHIEF = """\
schema: riskctl/person/v1
unit: bureau
department: registration
post: chief
risk_points:
  - id: R01
    title: "=复核时一看而过"
    kind: regulatory
    category: approval
    matter: 受理审查
    probability: 低
    severity: 较严重
    level: 2
    measures:
      - text: 分管副局长每月抽查五份并签名
        regulation: registration-review
        owner: leadership/deputy
        due: 2010-06-30
      - {text: 抽查结果在办公会通报, owner: leadership/deputy, due: 2010-04-10, done: 2010-04-09}
  - id: R02
    title: 已不办理的旧事项
    kind: regulatory
    category: approval
    probability: 较低
    severity: 轻微
    status: closed
    measures: [{text: 不再受理}]
"""


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return lay(tmp_path, {"registers/bureau/registration/chief.yaml": CHIEF})


def ids(call: Call, root: Path, *words: str) -> list[str]:
    ended = call("list", *words, "--format", "json", cwd=root)
    assert ended.code == 0, ended.err
    return [p["subject"].removeprefix("bureau/registration/") for p in json.loads(ended.out)["points"]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["chief#R01", "clerk#R01"]),
        (("--closed",), ["chief#R01", "chief#R02", "clerk#R01"]),
        (("--level", "三级"), ["clerk#R01"]),
        (("--level", "中"), ["chief#R01"]),
        (("--monitor", "局党组"), ["clerk#R01"]),
        (("--monitor", "bureau/discipline_office"), ["clerk#R01"]),
        (("--monitor", "bureau/leadership/deputy"), ["chief#R01"]),
        (("--monitor", "bureau/leadership/director"), []),
        (("--matter", "受理审查"), ["chief#R01", "clerk#R01"]),
        (("--regulation", "registration-review"), ["chief#R01"]),
        (("--owner", "bureau/leadership/deputy"), ["chief#R01"]),
        (("--owner", "bureau/registration"), ["clerk#R01"]),
        (("--due", "2010-05-31"), ["clerk#R01"]),
        (("--due", "2010-06-30", "--level", "2"), ["chief#R01"]),
        (("bureau/registration/clerk",), ["clerk#R01"]),
        (("bureau/discipline",), []),
    ],
)
def test_a_question_is_answered(two: Path, call: Call, words: tuple[str, ...], found: list[str]) -> None:
    assert ids(call, two, *words) == found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--level", "四级"), "没有“四级”这个等级"),
        (("--monitor", "局党总支"), "没有“局党总支”这个监控责任人或部门"),
        (("--matter", "受理检查"), "是不是想写 受理审查？"),
        (("--regulation", "registration-revew"), "是不是想写 registration-review？"),
        (("--owner", "bureau/leadership/deputi"), "是不是想写 bureau/leadership/deputy？"),
        (("burea",), "是不是想写 bureau？"),
        (("--due", "五月"), "不是日期"),
    ],
)
def test_a_word_that_names_nothing_is_refused(
    two: Path, call: Call, words: tuple[str, ...], said: str
) -> None:
    ended = call("list", *words, cwd=two)
    assert (ended.code, ended.out) == (2, "") and said in ended.err


def test_the_table_shows_the_next_day_due(two: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ended = call("list", cwd=two)
    assert ended.err == "共 2 个风险点。\n"
    heading, chief, clerk = ended.out.splitlines()
    assert heading.split() == ["编号", "风险等级", "完成时限", "监控责任人（部门）", "风险点"]
    assert chief.split()[:4] == ["bureau/registration/chief#R01", "二级", "2010-06-30", "副局长"]
    assert clerk.split()[3] == "局党组、纪检组"


def test_a_spreadsheet_gets_a_row_a_measure_and_no_formula(two: Path, call: Call) -> None:
    out = call("list", "--format", "csv", cwd=two).out
    assert out.startswith("\ufeff编号,风险等级,风险点,")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 4 and rows[1][2] == "'=复核时一看而过" and rows[2][6] == "抽查结果在办公会通报"


def test_a_broken_organisation_is_told_and_nothing_listed(two: Path, call: Call) -> None:
    (two / "organization.yaml").write_text("units: [")
    ended = call("list", cwd=two)
    assert (ended.code, ended.out) == (1, "") and "organization.yaml" in ended.err


def test_an_empty_repository_lists_nothing(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, changed(CLERK, ("risk_points:", "risk_points: []\n#")) | {})
    (tmp_path / CLERK).write_text(
        "schema: riskctl/person/v1\nunit: bureau\ndepartment: registration\npost: clerk\n"
    )
    ended = call("list", cwd=tmp_path, lang="en")
    assert (ended.code, ended.out, ended.err) == (0, "", "Risk points: 0.\n")


def test_a_program_gets_the_same_in_either_language_and_offices_as_level_tells_them(
    tmp_path: Path, call: Call
) -> None:
    director = CHIEF.replace(
        "department: registration\npost: chief", "department: leadership\npost: director"
    )
    root = lay(tmp_path, {"registers/bureau/leadership/director.yaml": director})
    zh, en = (call("list", "--format", "json", cwd=root, lang=lang).out for lang in ("zh", "en"))
    assert zh == en
    listed = {point["subject"]: point["monitor"] for point in json.loads(en)["points"]}
    graded = json.loads(call("level", "--format", "json", cwd=root, lang="en").out)["points"]
    assert listed == {p["subject"]: p["monitor"] for p in graded if not p["subject"].endswith("#R02")}
    above = {"office": "party_group", "unit": "province", "post": None, "title": "省局党组"}
    assert above in listed["bureau/leadership/director#R01"]


def test_measures_that_name_nobody_are_asked_for(tmp_path: Path, call: Call) -> None:
    owner = "        owner: registration/chief\n"
    root = lay(tmp_path, changed(CLERK, (owner, "")))
    assert "R01" in call("list", "--no-owner", cwd=root).out
    assert "R01" not in call("list", "--no-owner", cwd=lay(tmp_path / "owned")).out
    done = lay(tmp_path / "done", changed(CLERK, (owner, "        done: 2010-04-10\n")))
    assert "R01" not in call("list", "--no-owner", cwd=done).out
