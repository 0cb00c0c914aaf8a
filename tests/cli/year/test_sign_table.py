"""`riskctl sign --table` and `--from`: a table goes out with who signs, and comes back with decisions."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from riskctl.check.example import CLERK
from tests.cli.year.test_sign_command import REF, STEPS, sign, tree
from tests.conftest import Call

LOGS = "cycles/2010/signoffs/bureau"
Row = dict[str, str]


def blank(call: Call, root: Path, step: str = "self", *words: str) -> list[Row]:
    ended = call("sign", step, "bureau", "--gather", "--table", *words, cwd=root)
    assert ended.code == 0, ended.err
    return rows_of(ended.out)


def rows_of(table: str) -> list[Row]:
    return list(csv.DictReader(table.removeprefix("\ufeff").splitlines()))


def filled(root: Path, rows: list[Row]) -> str:
    file = root.parent / "签字.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as there:
        writer = csv.DictWriter(there, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return str(file)


def logs(root: Path) -> dict[str, str]:
    return {p.name: p.read_text("utf-8-sig") for p in (root / LOGS).iterdir()}


def test_the_table_names_each_register_and_who_signs_it(repository: Path, call: Call) -> None:
    before = tree(repository)
    rows = {row["登记表"]: row for row in blank(call, repository)}
    clerk = rows[REF]
    assert (clerk["环节"], clerk["签字岗位"], clerk["意见"]) == ("个人自查", REF, "")
    assert (clerk["谁的登记表"], clerk["风险点数"]) == ("注册登记科科员", "1")
    assert tree(repository) == before


def test_whole_departments_are_signed_from_one_table_as_by_the_command(
    repository: Path, call: Call, tmp_path: Path
) -> None:
    other = shutil.copytree(repository, tmp_path / "另一库")
    rows = [row | {"意见": "同意", "签字日期": "2010/4/12"} for row in blank(call, repository)]
    ended = call("sign", "self", "--from", filled(repository, rows), cwd=repository)
    assert ended.code == 0, ended.err
    assert call("sign", "self", "bureau", "--gather", "--on", "2010-04-12", cwd=other).code == 0
    assert logs(repository) == logs(other) and len(rows) > 2


def test_what_a_row_leaves_blank_is_as_the_line_says(repository: Path, call: Call) -> None:
    for step in STEPS[:3]:
        sign(call, repository, step)
    (row,) = [row for row in blank(call, repository, "group") if row["登记表"] == REF]
    words = ("--on", "2010-04-15", "--reference", "纪要〔2010〕3号")
    table = filled(repository, [row | {"意见": "同意"}])
    assert call("sign", "group", "--from", table, *words, cwd=repository).code == 0
    last = logs(repository)["registration.csv"].splitlines()[-1]
    assert ",2010-04-15,同意,,纪要〔2010〕3号," in last


def test_one_is_returned_with_its_reason_and_another_left_alone(repository: Path, call: Call) -> None:
    call("sign", "self", "bureau", "--gather", cwd=repository)
    rows = blank(call, repository, "department")
    rows[0] |= {"意见": "退回", "退回原因": "措施没有写由谁查"}
    assert call("sign", "department", "--from", filled(repository, rows), cwd=repository).code == 0
    written = [line for text in logs(repository).values() for line in text.splitlines() if "部门评查" in line]
    assert len(written) == 1 and ",退回,措施没有写由谁查," in written[0]


def test_what_was_returned_is_agreed_to_unchanged_only_with_a_reason(repository: Path, call: Call) -> None:
    call("sign", "self", "bureau", "--gather", "--on", "2010-04-12", cwd=repository)
    (row,) = [row for row in blank(call, repository, "department") if row["登记表"] == REF]
    first = row | {"意见": "退回", "退回原因": "没有写由谁查", "签字日期": "2010-04-13"}
    assert call("sign", "department", "--from", filled(repository, [first]), cwd=repository).code == 0
    again = row | {"意见": "同意", "签字日期": "2010-04-14"}
    ended = call("sign", "department", "--from", filled(repository, [again]), cwd=repository)
    assert ended.code == 2 and "第 2 行：" in ended.err and "照样同意" in ended.err
    assert "  = 提示：照表签的写在那一行里" in ended.err and "在“退回原因”列写明为什么" in ended.err
    again |= {"退回原因": "核对过，写了由科长查"}
    assert call("sign", "department", "--from", filled(repository, [again]), cwd=repository).code == 0


def test_signed_twice_from_one_table_nothing_is_recorded_twice(repository: Path, call: Call) -> None:
    rows = [row | {"意见": "同意"} for row in blank(call, repository)]
    assert call("sign", "self", "--from", filled(repository, rows[:1]), cwd=repository).code == 0
    ended = call("sign", "self", "--from", filled(repository, rows), cwd=repository)
    assert ended.code == 0 and "第 2 行以前已经签过" in ended.err
    once = tree(repository)
    ended = call("sign", "self", "--from", filled(repository, rows), cwd=repository)
    assert (ended.code, tree(repository)) == (0, once) and "没有要签的" in ended.err


def test_a_point_alone_is_signed_from_the_table(repository: Path, call: Call) -> None:
    for step in STEPS:
        sign(call, repository, step)
    text = (repository / CLERK).read_text("utf-8")
    (repository / CLERK).write_text(text.replace("科长每周抽查", "科长每天抽查"), "utf-8")
    (row,) = blank(call, repository, "group")[:1]
    alone = row | {"登记表": f"{REF}#R01", "意见": "同意", "签字岗位": ""}
    ended = call("sign", "group", "--from", filled(repository, [alone]), cwd=repository)
    assert ended.code == 0 and f"{REF}#R01" in ended.out


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"登记表": "bureau/registration/clark"}, "第 3 行“登记表”列：organization.yaml 里没有“bureau"),
        ({"登记表": ""}, "第 3 行“登记表”列：空着"),
        ({"登记表": f"{REF}#R09"}, "R09"),
        ({"登记表": "same"}, "第 3 行“登记表”列：和第 2 行签的是同一份"),
        ({"环节": "部门评查"}, "第 3 行“环节”列：这一行是“部门评查”，这里记的是“个人自查”"),
        ({"意见": "可以"}, "第 3 行：“意见”写得不对：可以"),
        ({"意见": "", "签字日期": "2010-04-12"}, "第 3 行：“意见”空着"),
        ({"意见": "退回"}, "第 3 行“退回原因”列：空着"),
        ({"签字日期": "2010-05-15"}, "第 3 行“签字日期”列：2010-05-15 还没有到"),
        ({"签字日期": "四月"}, "第 3 行：“签字日期”写得不对：四月"),
        ({"签字岗位": "bureau/registration/chief"}, "第 3 行：“个人自查”只能由"),
        ({"签字岗位": "bureau/nobody"}, "第 3 行：organization.yaml 里没有“bureau/nobody”"),
        ({"退回原因": "李丁四没有写", "意见": "退回"}, "李○○"),
    ],
)
def test_one_wrong_row_is_named_and_nothing_is_signed(
    repository: Path, call: Call, wrong: Row, said: str
) -> None:
    rows = [row | {"意见": "同意"} for row in blank(call, repository)]
    clerk = next(row for row in rows if row["登记表"] == REF)
    other = next(row for row in rows if row["登记表"] != REF)
    wrong = {k: other["登记表"] if v == "same" else v for k, v in wrong.items()}
    table, before = filled(repository, [other, clerk | wrong]), tree(repository)
    ended = call("sign", "self", "--from", table, cwd=repository)
    assert ended.code == 2 and said in ended.err
    assert tree(repository) == before


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "签字.csv", "bureau"),
        ("--from", "签字.csv", "--gather"),
        ("--from", "签字.csv", "--returned", "不行"),
        ("bureau", "--gather", "--table", "--returned", "不行"),
        (f"{REF}#R01", "--table"),
        ("bureau", "--gather", "--output", "签字.csv"),
        (),
    ],
)
def test_what_does_not_go_together_is_refused(repository: Path, call: Call, words: tuple[str, ...]) -> None:
    before = tree(repository)
    assert call("sign", "self", *words, cwd=repository).code == 2 and tree(repository) == before


def test_a_table_goes_into_a_new_file(repository: Path, call: Call) -> None:
    words = ("sign", "self", "bureau", "--gather", "--table", "--output", "../签.csv")
    assert call(*words, cwd=repository).out == "../签.csv\n"
    assert call(*words, cwd=repository).code == 2
