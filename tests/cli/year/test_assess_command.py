"""`riskctl assess` and `inspect`: laid out by the tool, answered by people, explained to the last point."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Call

SHEET = "cycles/2010/assessments/bureau.yaml"
INSPECTION = "cycles/2010/inspections/bureau-2010-04-15.yaml"
BY = "by: province/party_group\n"
HEAD = f"schema: riskctl/assessment/v1\nunit: bureau\nday: 2010-12-10\n{BY}entries:\n"


def assessed(root: Path, call: Call, *entries: str, head: str = HEAD) -> tuple[int, str, str]:
    (root / SHEET).parent.mkdir(parents=True, exist_ok=True)
    (root / SHEET).write_text(head + "".join(f"  - {{{entry}}}\n" for entry in entries), "utf-8")
    ended = call("assess", "bureau", "--today", "2010-12-20", cwd=root)
    return ended.code, ended.out, ended.err


REST = tuple(
    f"item: {item}, points: 0"
    for item in ("identified", "institutions", "procedure", "duties", "accountability")
)


def test_a_new_sheet_is_assessed_in_nothing(repository: Path, call: Call) -> None:
    assert call("assess", "bureau", "--new", cwd=repository).out == f"{SHEET}\n"
    text = (repository / SHEET).read_text("utf-8")
    assert BY in text and "  # 排查到位，满分 20\n" in text and "      - 登记风险点 1 个：三级 1 个\n" in text
    ended = call("assess", "bureau", "--format", "json", cwd=repository)
    whole = json.loads(ended.out)
    assert (ended.code, whole["score"], whole["full"], whole["class"]) == (1, None, "100", None)
    assert "排查到位：满分 20，还没有考核\n" in call("assess", "bureau", cwd=repository).out
    assert call("check", cwd=repository).code == 0


def test_a_department_s_sheet_has_its_own_facts_and_its_unit_assesses(repository: Path, call: Call) -> None:
    file = "cycles/2010/assessments/bureau-registration.yaml"
    assert call("assess", "bureau/registration", "--new", cwd=repository).out == f"{file}\n"
    text = (repository / file).read_text("utf-8")
    assert "unit: bureau\ndepartment: registration\n" in text and "by: bureau/leading_group_office\n" in text
    assert call("check", cwd=repository).code == 0
    for wrong in ("bureau/registration/clerk", "bureau/registraton"):
        assert call("assess", wrong, "--new", cwd=repository).code == 2


def test_what_is_open_stands_beside_its_item(repository: Path, call: Call) -> None:
    call("assess", "bureau", "--new", "--today", "2010-06-20", cwd=repository)
    _, _, effective = (repository / SHEET).read_text("utf-8").partition("item: effective")
    assert "      - 过期：防范措施 1 项\n" in effective


def test_each_problem_keeps_its_own_number_and_the_items_are_named(repository: Path, call: Call) -> None:
    code, out, err = assessed(
        repository, call, "item: identified, points: 25", "item: instituions, points: 0"
    )
    assert code == 1 and "第 1 条，扣 25：—\n" in out
    assert "“identified”扣了 25 分，没有写原因" in err and "只有 20 分，连这一条已扣 25 分" in err
    found = call("check", "--select", "RK620", cwd=repository).out
    assert (
        "写政策里有的编号：identified、institutions、procedure、duties、accountability、effective。" in found
    )


def test_two_assessments_of_one_body_are_told_once_also_where_they_say_the_same(
    repository: Path, call: Call
) -> None:
    assessed(repository, call, "item: nothing, points: 0")
    (repository / SHEET).with_name("z.yaml").write_bytes((repository / SHEET).read_bytes())
    found = call("check", "--select", "RK620", "--format", "concise", cwd=repository).out.splitlines()
    told = [line for line in found if " RK620 " in line]
    assert len(told) == 2 and f"z.yaml:2:7: 错误 RK620 “bureau”本年度另有一份考核 {SHEET}" in told[1]


def test_what_came_of_it_is_a_reference(repository: Path, call: Call) -> None:
    call("assess", "bureau", "--new", cwd=repository)
    file = repository / SHEET
    more = "outcomes:\n  - {outcome: 表彰（评先评优）, reference: 酒工商〔2010〕9号, number: 2}\n"
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    assert call("check", cwd=repository).code == 0


def test_every_point_taken_off_is_explained(repository: Path, call: Call) -> None:
    code, out, err = assessed(
        repository,
        call,
        "item: effective, points: 10, reason: 十条措施到期没有落实",
        "item: duties, points: 0.5, reason: 一处监控责任人空缺",
        *REST,
    )
    assert (code, err) == (0, "")
    assert "运行有效：满分 25，得 15\n  第 1 条，扣 10：十条措施到期没有落实\n" in out
    assert "职责明确：满分 15，得 14.5" in out
    assert out.endswith("合计：满分 100，得 89.5，良好\n")


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ("", 1),
        (", answers: bureau/party_group", 1),
        (", answers: province/discipline_office", 0),
        (", answers: province", 0),
    ],
)
def test_a_lapse_names_the_body_above_that_answers(
    repository: Path, call: Call, answers: str, code: int
) -> None:
    entry = f"item: effective, points: 3, reason: 窗口三个月无人监控, lapse: 失察{answers}"
    ended, out, err = assessed(repository, call, entry, *REST)
    assert ended == code and ("失察" in err) == bool(code)
    assert "province/party_group" in err if code else "由 province" in out


@pytest.mark.parametrize(
    ("entry", "head", "said"),
    [
        ("item: nothing, points: 1, reason: 无", HEAD, "nothing"),
        ("item: duties, points: 16, reason: 多", HEAD, "16"),
        ("item: duties, points: 1, reason: 空缺", HEAD.replace("province", "bureau"), "下管一级"),
    ],
)
def test_what_does_not_hold_is_said(repository: Path, call: Call, entry: str, head: str, said: str) -> None:
    code, _, err = assessed(repository, call, entry, head=head)
    assert code == 1 and said in err


def test_without_a_sheet_or_over_one_nothing_is_done(repository: Path, call: Call) -> None:
    assert call("assess", "bureau", cwd=repository).code == 2
    call("assess", "bureau", "--new", cwd=repository)
    before = (repository / SHEET).read_bytes()
    assert call("assess", "bureau", "--new", cwd=repository).code == 2
    assert call("assess", "province", "--new", cwd=repository).code == 2
    assert (repository / SHEET).read_bytes() == before


def test_an_inspection_is_prefilled_and_answers_nothing(repository: Path, call: Call) -> None:
    assert call("inspect", "bureau", "--ways", "听汇报,files", cwd=repository).code == 0
    text = (repository / INSPECTION).read_text("utf-8")
    assert "ways: [hearing, files]" in text and "by: province/party_group" in text
    assert text.count("prefilled:") == 6 and "\n    answer" not in text
    assert "登记风险点 1 个：三级 1 个" in text
    assert call("check", cwd=repository).code == 0


def test_sheets_have_a_place_for_their_totals(repository: Path, call: Call) -> None:
    assert call("inspect", "bureau", "--ways", "hearing,survey", cwd=repository).code == 0
    file = repository / INSPECTION
    text = file.read_text("utf-8")
    assert "sheet: survey" in text and "sheet: hearing" not in text
    counted = text.replace("# totals:", "totals:").replace("#   - {", "  - {")
    for name, number in (("sent", 40), ("returned", 37), ("good", 30), ("fair", 6), ("poor", 1)):
        counted = counted.replace(f"{name}: ", f"{name}: {number}", 1)
    file.write_text(counted, "utf-8")
    assert call("check", cwd=repository).code == 0


def test_what_the_rules_find_in_the_unit_is_counted(repository: Path, call: Call) -> None:
    call("inspect", "bureau", "--today", "2010-06-05", cwd=repository)
    text = (repository / INSPECTION.replace("04-15", "06-05")).read_text("utf-8")
    assert "过了时限没有写完成：1 处\n" in text


def test_a_second_inspection_of_the_day_overwrites_nothing(repository: Path, call: Call) -> None:
    call("inspect", "bureau", cwd=repository)
    before = (repository / INSPECTION).read_bytes()
    assert call("inspect", "bureau", "--by", "discipline_office", cwd=repository).code == 2
    assert (repository / INSPECTION).read_bytes() == before
    assert call("inspect", "bureau", "--ways", "座谈", cwd=repository).code == 2
