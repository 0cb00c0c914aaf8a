"""`riskctl due --format csv` and `riskctl record --from`: a table goes out blank and comes back filled in."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from riskctl.check.example import CYCLE, REPOSITORY
from tests.cli.year.test_record_command import LATER, LOG, PHASE, POINT, due
from tests.cli.year.test_sign_command import tree
from tests.conftest import Call, lay

FOUND = "抽查二十件，都有签名"


@pytest.fixture
def supervised(tmp_path: Path) -> Path:
    """The example repository with a phase of supervision."""
    return lay(tmp_path / "库", {CYCLE: REPOSITORY[CYCLE] + PHASE})


def blank(call: Call, root: Path, *words: str) -> list[dict[str, str]]:
    ended = call("due", "--format", "csv", *words, *LATER, cwd=root)
    assert ended.code == 0
    return list(csv.DictReader(ended.out.removeprefix("\ufeff").splitlines()))


def filled(root: Path, rows: list[dict[str, str]], encoding: str = "utf-8-sig") -> str:
    file = root.parent / "六月.csv"
    with file.open("w", encoding=encoding, newline="") as there:
        writer = csv.DictWriter(there, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return str(file)


def test_the_table_names_what_is_due_and_who_looks(supervised: Path, call: Call) -> None:
    (row,) = blank(call, supervised)
    assert (row["风险点"], row["检查人"], row["方式"]) == (POINT, "bureau/discipline_office", "随机抽查")
    assert (row["发现情况"], row["应看日期"]) == ("", "2010-06-01") and row["内容"]
    assert blank(call, supervised, "--until", "2010-05-31") == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_what_is_filled_in_is_recorded_and_no_longer_due(supervised: Path, call: Call, encoding: str) -> None:
    (row,) = blank(call, supervised)
    table = filled(supervised, [row | {"发现情况": FOUND, "日期": "2010/6/2"}, row], encoding)
    ended = call("record", "--from", table, *LATER, cwd=supervised)
    assert (ended.code, ended.out) == (0, f"{LOG}\n") and "照表记下了 1 条" in ended.err
    written = (supervised / LOG).read_text("utf-8-sig").splitlines()[1:]
    assert written == [f"2010-06-02,随机抽查,{POINT},bureau/discipline_office,{FOUND},否,"]
    (after,) = due(supervised, call, *LATER)
    assert after["last"] == "2010-06-02"


def test_a_row_without_a_day_is_of_the_day_given(supervised: Path, call: Call) -> None:
    (row,) = blank(call, supervised)
    table = filled(supervised, [row | {"发现情况": FOUND, "苗头性问题": "是"}])
    ended = call("record", "--from", table, "--on", "2010-06-04", *LATER, cwd=supervised)
    assert ended.code == 0 and f"riskctl warn {POINT}" in ended.err
    assert (supervised / LOG).read_text("utf-8-sig").splitlines()[1].startswith("2010-06-04,")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"风险点": "bureau/registration/clerk#R99"}, "第 3 行“风险点”列：登记表里没有“bureau/registration"),
        ({"风险点": ""}, "第 3 行“风险点”列：空着"),
        ({"方式": "看看"}, "第 3 行：“方式”写得不对：看看"),
        ({"方式": "随机抽察"}, "是不是想写 随机抽查？"),
        ({"方式": "看看"}, "可以写：警示教育、"),
        ({"方式": ""}, "第 3 行：“方式”空着"),
        ({"检查人": "bureau/nobody"}, "第 3 行“检查人”列：organization.yaml 里没有“bureau/nobody”"),
        ({"检查人": "bureau/registration/clerk"}, "自己不能监控自己"),
        ({"日期": "2010-06-11"}, "第 3 行“日期”列：2010-06-11 还没有到"),
        ({"日期": "2009-06-11"}, "第 3 行“日期”列：没有记录：2009-06-11 不在 2010 年"),
        ({"日期": "六月"}, "日期写成 2010-06-11 这样"),
        ({"苗头性问题": "有"}, "写“是”或者“否”"),
        ({"苗头性问题": "是", "发现情况": ""}, "第 3 行：发现了苗头性问题，没有写看到了什么"),
        ({"抽查编号": "bureau-1"}, "第 3 行：没有“bureau-1”这次随机抽查"),
        ({"发现情况": "李丁四漏签"}, "“发现情况”里写了任职人员的姓名（李○○）"),
    ],
)
def test_one_wrong_row_is_named_by_its_line_and_column_and_nothing_is_written(
    supervised: Path, call: Call, wrong: dict[str, str], said: str
) -> None:
    (row,) = blank(call, supervised)
    good = row | {"发现情况": FOUND}
    table, before = filled(supervised, [good, good | wrong]), tree(supervised)
    ended = call("record", "--from", table, *LATER, cwd=supervised)
    assert ended.code == 2 and "第 3 行" in ended.err and said in ended.err
    assert tree(supervised) == before


def test_all_wrong_rows_are_told_at_once(supervised: Path, call: Call) -> None:
    (row,) = blank(call, supervised)
    good = row | {"发现情况": FOUND}
    wrong = [good | {"方式": "看看"}, good | {"检查人": "bureau/nobody"}, good | {"日期": "六月"}]
    ended = call("record", "--from", filled(supervised, [good, *wrong]), *LATER, cwd=supervised)
    told = [line for line in ended.err.splitlines() if line.startswith("  - 第 ")]
    assert ended.code == 2 and "3 行不能记，什么都没有记：" in ended.err
    assert [line[4:10] for line in told] == ["第 3 行：", "第 4 行“", "第 5 行："]


def test_a_point_looked_at_without_anything_found_needs_its_day_alone(supervised: Path, call: Call) -> None:
    (row,) = blank(call, supervised)
    table = filled(supervised, [row | {"日期": "2010-06-02"}])
    assert call("record", "--from", table, *LATER, cwd=supervised).code == 0
    by = ("--by", "discipline_office", "--on", "2010-06-03")
    assert call("record", POINT, "随机抽查", *by, *LATER, cwd=supervised).code == 0
    assert (supervised / LOG).read_text("utf-8-sig").splitlines()[1:] == [
        f"2010-06-02,随机抽查,{POINT},bureau/discipline_office,,否,",
        f"2010-06-03,随机抽查,{POINT},bureau/discipline_office,,否,",
    ]
    assert "cycles/2010/checks" not in call("check", *LATER, cwd=supervised).out


def test_what_is_done_for_a_whole_department_stands_in_the_table_too(supervised: Path, call: Call) -> None:
    (row,) = blank(call, supervised)
    whole = row | {"风险点": "bureau/registration", "方式": "警示教育", "日期": "2010-06-02"}
    assert call("record", "--from", filled(supervised, [whole]), *LATER, cwd=supervised).code == 0
    assert (supervised / LOG).read_text("utf-8-sig").splitlines()[1:] == [
        "2010-06-02,警示教育,,bureau/discipline_office,,否,"
    ]
    assert "cycles/2010/checks" not in call("check", *LATER, cwd=supervised).out


def test_the_table_of_a_draw_answers_the_draw(supervised: Path, call: Call) -> None:
    assert call("sample", "bureau", "--size", "1", *LATER, cwd=supervised).code == 0
    id = "bureau-2010-06-10-1"
    out = call("sample", "--table", id, cwd=supervised).out
    (row,) = csv.DictReader(out.removeprefix("\ufeff").splitlines())
    assert (row["风险点"], row["抽查编号"]) == (POINT, id)
    table = filled(supervised, [row | {"发现情况": FOUND}])
    assert call("record", "--from", table, *LATER, cwd=supervised).code == 0
    assert (supervised / LOG).read_text("utf-8-sig").splitlines()[1].endswith(f",否,{id}")
    assert call("sample", "--table", id + "0", cwd=supervised).code == 2


def test_a_table_goes_into_a_new_file_and_never_over_one_filled_in(supervised: Path, call: Call) -> None:
    assert call("sample", "bureau", "--size", "1", *LATER, cwd=supervised).code == 0
    for words in (("due", "--format", "csv"), ("sample", "--table", "bureau-2010-06-10-1")):
        printed = call(*words, *LATER, cwd=supervised).out
        ended = call(*words, "--output", "../表.csv", *LATER, cwd=supervised)
        file = supervised.parent / "表.csv"
        assert (ended.code, ended.out) == (0, "../表.csv\n") and file.read_text("utf-8") == printed
        again = call(*words, "--output", "../表.csv", *LATER, cwd=supervised)
        assert again.code == 2 and "表.csv" in again.err and file.read_text("utf-8") == printed
        file.unlink()
    assert call("due", "--output", "../表.csv", *LATER, cwd=supervised).code == 2
    assert call("sample", "bureau", "--output", "../表.csv", *LATER, cwd=supervised).code == 2


@pytest.mark.parametrize("words", [(), (POINT,), (POINT, "spot_check"), ("--from", "六月.csv", POINT)])
def test_too_little_or_too_much_is_refused(supervised: Path, call: Call, words: tuple[str, ...]) -> None:
    before = tree(supervised)
    assert call("record", *words, *LATER, cwd=supervised).code == 2 and tree(supervised) == before


@pytest.mark.parametrize("text", ["", "日期,方式\n", "日期,方式,风险点,检查人,发现情况\n", "a,b\n1\n"])
def test_a_table_without_what_is_needed_is_refused(supervised: Path, call: Call, text: str) -> None:
    table = supervised.parent / "表.csv"
    table.write_text(text, "utf-8")
    ended = call("record", "--from", str(table), *LATER, cwd=supervised)
    assert ended.code == 2 and "表.csv" in ended.err
