"""`riskctl init --from`: a bureau begins with nothing but its workbooks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import skips
from tests.cli.start.test_questions import answered
from tests.conftest import Call
from tests.exchange.intake.shapes import SHAPES
from tests.exchange.sheets import files

BY_NAME = {shape.name: shape for shape in SHAPES}
UNIT = ("--unit", "示例局", "--unit-id", "bureau")
ANSWERED = (
    *("--accept", "--answer", "direction=first", "--answer", "answers/category=finance"),
    *("--answer", "可能性较大=高", "--answer", "severity/较大=较严重"),
)
LEFT_TO_PEOPLE = {
    "RK102",
    "RK502",
    "RK302",
    "RK609",
}  # grades, who checks what, what follows


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """What lies in the drawer: a workbook, a Word file and the export of another system."""
    pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
    housing, court, system = (BY_NAME[name] for name in ("housing", "court", "system"))
    (tmp_path / "甲.xlsx").write_bytes(files.xlsx(housing.rows, housing.merges))
    (tmp_path / "乙.docx").write_bytes(files.docx(court.rows, court.merges))
    (tmp_path / "丙.csv").write_bytes(files.csv(system.rows))
    return tmp_path


def test_it_shows_what_the_organisation_gets_and_writes_once_that_is_confirmed(
    desk: Path, call: Call
) -> None:
    words = ("init", "登记库", *UNIT, "--from", "甲.xlsx", "乙.docx", "丙.csv", *ANSWERED)
    shown = call(*words, cwd=desk)
    assert shown.code == 1 and not (desk / "登记库").exists()
    assert "机构里加上：重点工程中心、财务科、财务科的出纳。" in shown.err and "加 --yes 建库" in shown.err
    assert call(*words, "--yes", cwd=desk).code == 0
    root = desk / "登记库"
    assert sorted(path.relative_to(root).as_posix() for path in root.glob("registers/**/*.yaml")) == [
        "registers/bureau/unit.yaml",
        "registers/bureau/财务科/department.yaml",
        "registers/bureau/财务科/出纳.yaml",
        "registers/bureau/重点工程中心/department.yaml",
    ]
    assert "      - id: 财务科\n        name: 财务科\n        posts:\n          - id: 出纳\n" in (
        root / "organization.yaml"
    ).read_text("utf-8")
    assert len(list((root / "imports").iterdir())) == 3
    found = json.loads(call("check", "--format", "json", cwd=root).out)["findings"]
    assert {one["id"] for one in found} <= LEFT_TO_PEOPLE
    assert call("schema", "--check", cwd=root).code == 0
    assert call("export", "--for", "bureau", "--to", "xlsx", "--output", "out", cwd=root).code == 0


def test_while_a_question_is_open_nothing_is_written(desk: Path, call: Call) -> None:
    ended = call("init", "登记库", *UNIT, "--from", "甲.xlsx", "--yes", cwd=desk)
    assert ended.code == 1 and not (desk / "登记库").exists()
    assert "个问题没有回答，什么都没有写" in ended.err and "columns/风险类别" in ended.out


def test_on_a_terminal_each_question_is_asked_and_then_the_whole_confirmed(desk: Path) -> None:
    rows = [["部门", "风险点", "风险等级", "防控措施"], ["财务科", "报销", "一级", "科长每月抽查"]]
    (desk / "丁.csv").write_bytes(files.csv(rows))
    unit = [*UNIT, "--parent", "上级局", "--policy", "jiuquan-2010", "--powers", "finance"]
    unit += ["--cycle", "2026", "--name", "库"]
    typed = (b"integrity\n", "财务\n".encode(), b"finance\n", b"first\n", b"y\n")
    code, said = answered(desk, *typed, words=("登记库", *unit, "--from", "丁.csv"))
    assert code == 0, said
    written = (desk / "登记库/registers/bureau/财务科/department.yaml").read_text("utf-8")
    assert "category: finance\n" in written and "claimed: 3\n" in written


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--answer", "a=b"), "只和 --from 一起用"),
        (("一", "二"), "只能写一个文件夹"),
        (("--from", "没有.xlsx"), "没有这个文件：没有.xlsx"),
        (("--from", "丙.csv", "--answer", "没有=1"), "没有“没有”这个问题"),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Path, call: Call, words: tuple[str, ...], said: str) -> None:
    ended = call("init", *UNIT, *words, cwd=desk)
    assert ended.code == 2 and said in ended.err, ended.err
    assert not (desk / "riskctl.yaml").exists()
