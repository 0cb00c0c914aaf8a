"""`riskctl assess` of many bodies at once: one table of them all, all of it written or nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

from riskctl.check.example import PEOPLE, REPOSITORY
from tests.conftest import Call

SHEETS = "cycles/2010/assessments"
BODIES = ("bureau", "bureau/leadership", "bureau/registration", "bureau/discipline")


def laid_out(root: Path, call: Call, *words: str) -> list[dict[str, str]]:
    file = root.parent / f"{'-'.join(words).replace('/', '-')}{len(list(root.parent.glob('*.csv')))}.csv"
    ended = call("assess", *words, "--table", "--output", str(file), cwd=root)
    assert ended.code == 0, ended.err
    with file.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def filled(root: Path, rows: list[dict[str, str]], cells: Mapping[int, Mapping[str, str]]) -> Path:
    """Lay a table with nothing taken off, but for what `cells` say of rows by their number."""
    file = root.parent / "考核.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as table:
        writer = csv.DictWriter(table, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "扣分": "0"} | dict(cells.get(n, {})) for n, row in enumerate(rows))
    return file


def test_the_table_has_each_item_of_each_body_with_its_facts(repository: Path, call: Call) -> None:
    rows = laid_out(repository, call, "bureau", "--gather")
    assert [row["单位或部门"] for row in rows[::6]] == [*BODIES] and len(rows) == 24
    assert rows[12]["考核项目"] == "排查到位" and rows[12]["名称"] == "注册登记科"
    assert rows[12]["算出的事实"].startswith("登记风险点 1 个：三级 1 个")


def test_all_that_a_table_says_is_written_at_once_and_never_twice(repository: Path, call: Call) -> None:
    rows = laid_out(repository, call, "bureau", "--gather")
    lapse = {"失察失管失教": "失管", "由谁负责": "bureau/leading_group_office"}
    file = filled(repository, rows, {13: {"扣分": "2.5", "原因": "办法没有修订", **lapse}})
    ended = call("assess", "--from", str(file), cwd=repository)
    assert ended.out.splitlines() == [f"{SHEETS}/{body.replace('/', '-')}.yaml" for body in BODIES]
    assert call("check", cwd=repository).code == 0
    lines = call("assess", "bureau", "--gather", cwd=repository).out.splitlines()
    assert lines[1:3] == [
        "bureau/leadership  满分 100，得 100，优秀",
        "bureau/registration  满分 100，得 97.5，优秀",
    ]
    told = call("assess", "bureau/registration", cwd=repository).out
    assert "第 2 条，扣 2.5：办法没有修订（失管，由 bureau/leading_group_office 负责）" in told
    again = call("assess", "--from", str(file), cwd=repository)
    assert (again.code, again.out) == (0, "") and "以前已经写过，没有再写" in again.err
    assert laid_out(repository, call, "bureau", "--gather") == []


def test_a_wrong_row_is_told_by_line_and_column_and_nothing_is_written(repository: Path, call: Call) -> None:
    rows = laid_out(repository, call, "bureau", "--gather")
    wrong = {
        0: {"单位或部门": "bureau/registration/clerk"},
        1: {"考核项目": "团结"},
        2: {"扣分": "", "原因": "忘了写"},
        3: {"扣分": "一"},
        4: {"扣分": "3"},
        5: {"扣分": "30", "原因": "甲"},
    }
    file = filled(repository, rows, wrong)
    ended = call("assess", "--from", str(file), cwd=repository)
    assert ended.code == 2 and ended.err.startswith("错误：6 行不能记，什么都没有记：\n")
    for said in (
        "第 2 行“单位或部门”列：考核、检查单位和部门，不针对个人",
        "第 3 行“考核项目”列：没有“团结”这个考核项目；有：排查到位、",
        "第 4 行“扣分”列：空着，就是没有考核；没有扣分写 0",
        "第 5 行：“扣分”写得不对：一",
        "第 6 行：",
        "没有写原因",
        "第 7 行：",
    ):
        assert said in ended.err
    assert not (repository / SHEETS).exists()


def test_what_is_blank_is_not_assessed_and_another_sheet_is_not_written_over(
    repository: Path, call: Call
) -> None:
    rows = laid_out(repository, call, "bureau/registration")
    file = filled(repository, rows, {5: {"扣分": ""}})
    assert call("assess", "--from", str(file), cwd=repository).code == 0
    several = call("assess", "bureau/registration", "bureau", cwd=repository)
    assert several.code == 1
    assert several.out == "bureau/registration  还有 1 项没有考核\nbureau  还没有考核\n"
    data = json.loads(call("assess", *BODIES, "--format", "json", cwd=repository).out)["assessments"]
    assert [one["unit"] for one in data] == [*BODIES] and data[2]["score"] is None
    changed = filled(repository, rows, {})
    ended = call("assess", "--from", str(changed), cwd=repository)
    assert ended.code == 2 and f"{SHEETS}/bureau-registration.yaml 已经有了" in ended.err


def test_no_holder_is_named_in_a_reason(repository: Path, call: Call) -> None:
    assert "孙丙三" in REPOSITORY[PEOPLE]
    rows = laid_out(repository, call, "bureau/registration")
    file = filled(repository, rows, {0: {"扣分": "1", "原因": "孙丙三没有登记"}})
    ended = call("assess", "--from", str(file), cwd=repository)
    assert ended.code == 2 and "写了任职人员的姓名" in ended.err


def test_sheets_and_inspections_of_a_whole_unit_are_laid_out_in_one_call(
    repository: Path, call: Call
) -> None:
    sheets = call("assess", "bureau", "--gather", "--new", cwd=repository).out.splitlines()
    inspections = call("inspect", "bureau", "--gather", "--ways", "files", cwd=repository).out.splitlines()
    assert len(sheets) == len(inspections) == len(BODIES)
    assert "by: province/party_group\n" in (repository / inspections[0]).read_text("utf-8")
    assert "by: bureau/leading_group_office\n" in (repository / inspections[1]).read_text("utf-8")
    answer = ("--question", "effective", "--answer", "yes", "--basis", "查过")
    assert call("inspect", "bureau-2010-04-15", "bureau", *answer, cwd=repository).code == 2
    assert call("check", cwd=repository).code == 0
