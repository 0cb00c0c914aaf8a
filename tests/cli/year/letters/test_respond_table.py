"""`riskctl respond --table` and `--from`: a year's responses are recorded at once, without a word of whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.year.test_sign_command import tree
from tests.cli.year.test_sign_table import Row, filled, rows_of
from tests.conftest import Call

LOG = "cycles/2010/responses/bureau.csv"
GOOD = {"日期": "2010/4/12", "处置方式": "警示提醒", "外部文号": "示局纪〔2010〕3号"}


def blank(call: Call, root: Path) -> Row:
    ended = call("respond", "--table", cwd=root)
    assert ended.code == 0, ended.err
    (row,) = rows_of(ended.out)
    return row


def test_a_table_records_them_all_and_each_once(repository: Path, call: Call) -> None:
    row = blank(call, repository)
    assert list(row.values()) == ["bureau", "", "", "", "示例局"]
    other = {"处置方式": "诫勉谈话", "外部文号": "示局纪〔2010〕4号"}
    table = filled(repository, [row | GOOD, row | other, row])
    ended = call("respond", "--from", table, "--on", "2010-04-14", cwd=repository)
    assert ended.code == 0, ended.err
    assert (repository / LOG).read_text("utf-8-sig").splitlines()[1:] == [
        "2010-04-12,警示提醒,示局纪〔2010〕3号",
        "2010-04-14,诫勉谈话,示局纪〔2010〕4号",
    ]
    once = tree(repository)
    again = call("respond", "--from", table, "--on", "2010-04-14", cwd=repository)
    assert (again.code, tree(repository)) == (0, once) and "第 2、3 行以前已经记过" in again.err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"单位": "burau"}, "第 3 行“单位”列：organization.yaml 里没有“burau”这个单位"),
        ({"单位": ""}, "第 3 行“单位”列：空着"),
        ({"处置方式": "开除"}, "第 3 行：“处置方式”写得不对：开除"),
        ({"外部文号": ""}, "第 3 行：“外部文号”空着"),
        ({"外部文号": "股长履职不力，口头提醒"}, "第 3 行“外部文号”列：“股长履职不力，口头提醒”不只是"),
        ({"日期": "2009-04-12"}, "第 3 行“日期”列：没有记录：2009-04-12 不在 2010 年"),
        ({}, "第 3 行：和前面一行一样"),
    ],
)
def test_one_wrong_row_is_named_and_nothing_is_written(
    repository: Path, call: Call, wrong: Row, said: str
) -> None:
    row = blank(call, repository) | GOOD
    table, before = filled(repository, [row, row | wrong]), tree(repository)
    ended = call("respond", "--from", table, cwd=repository)
    assert ended.code == 2 and said in ended.err and tree(repository) == before


@pytest.mark.parametrize(
    "words",
    [(), ("bureau",), ("bureau", "警示提醒"), ("--from", "表.csv", "bureau"), ("--output", "表.csv")],
)
def test_what_does_not_go_together_is_refused(repository: Path, call: Call, words: tuple[str, ...]) -> None:
    before = tree(repository)
    assert call("respond", *words, cwd=repository).code == 2 and tree(repository) == before
