"""`riskctl done --table` and `--from`: measures go out that are not done, and come back with their days."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, changed
from tests.cli.year.test_sign_command import tree
from tests.cli.year.test_sign_table import Row, filled, rows_of
from tests.conftest import Call, lay

POINT = "bureau/registration/clerk#R01"
LATER = ("--today", "2010-06-10")
MORE = """\
      - text: 主任每季抽查十件并签名
        type: supervision
        owner: registration/chief
        due: 2010-07-31
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example repository, its point with two measures."""
    return lay(tmp_path / "库", {CLERK: changed(CLERK)[CLERK] + MORE})


def blank(call: Call, root: Path, *words: str) -> list[Row]:
    ended = call("done", *words, "--table", *LATER, cwd=root)
    assert ended.code == 0, ended.err
    return [row for row in rows_of(ended.out) if row["风险点"] == POINT]


def test_the_table_has_the_measures_that_are_not_done(root: Path, call: Call) -> None:
    first, second = blank(call, root)
    assert (first["第几条"], first["完成时限"], first["完成日期"]) == ("1", "2010-05-31", "")
    assert second["措施内容"] == "主任每季抽查十件并签名" and second["措施责任人"] == "registration/chief"
    assert [row["第几条"] for row in blank(call, root, "--until", "2010-06-30")] == ["1"]
    assert blank(call, root, "bureau/discipline") == []
    assert blank(call, root, "bureau/registration", "bureau/registration") == [first, second]


def test_it_is_written_as_by_the_command_and_once(root: Path, call: Call, tmp_path: Path) -> None:
    first, second = blank(call, root)
    table = filled(root, [first | {"完成日期": "2010/5/28", "落实效果": "台账已建"}, second])
    assert call("done", "--from", table, *LATER, cwd=root).code == 0
    other = lay(tmp_path / "另一库", {CLERK: changed(CLERK)[CLERK] + MORE})
    words = ("--measure", "1", "--effect", "台账已建", "--on", "2010-05-28")
    assert call("done", POINT, *words, *LATER, cwd=other).code == 0
    assert tree(root) == tree(other)
    again = call("done", "--from", table, *LATER, cwd=root)
    assert (again.code, tree(root)) == (0, tree(other)) and "第 2 行以前已经写过" in again.err


def test_both_measures_of_a_point_are_written_from_one_table(root: Path, call: Call) -> None:
    rows = [row | {"完成日期": "2010-06-01"} for row in blank(call, root)]
    assert call("done", "--from", filled(root, rows), *LATER, cwd=root).code == 0
    assert (root / CLERK).read_text("utf-8").count("done: 2010-06-01") == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"风险点": "bureau/registration/clerk#R09"}, "第 3 行“风险点”列：登记表里没有"),
        ({"风险点": ""}, "第 3 行“风险点”列：空着"),
        ({"第几条": "二"}, "第 3 行“第几条”列：“二”不是第几条"),
        ({"第几条": "7"}, "第 3 行：bureau/registration/clerk#R01 只有 2 条措施"),
        ({"第几条": ""}, "有几条措施还没有完成"),
        ({"第几条": "1"}, "第 3 行：和前面一行说的是同一件"),
        ({"完成日期": "五月底"}, "第 3 行“完成日期”列：“五月底”不是日期，要写成"),
        ({"完成日期": "2010-06-11"}, "第 3 行“完成日期”列：2010-06-11 还没有到"),
        ({"落实效果": "李丁四已办"}, "第 3 行：没有记录：“落实效果”里写了任职人员的姓名（李○○）"),
    ],
)
def test_one_wrong_row_is_named_and_nothing_is_written(root: Path, call: Call, wrong: Row, said: str) -> None:
    first, second = (row | {"完成日期": "2010-06-01"} for row in blank(call, root))
    table, before = filled(root, [first, second | wrong]), tree(root)
    ended = call("done", "--from", table, *LATER, cwd=root)
    assert ended.code == 2 and said in ended.err and tree(root) == before


@pytest.mark.parametrize(
    "words", [(), ("--from", "表.csv", POINT), (POINT, "--table", "--all"), (POINT, "--until", "2010-06-30")]
)
def test_what_does_not_go_together_is_refused(root: Path, call: Call, words: tuple[str, ...]) -> None:
    before = tree(root)
    assert call("done", *words, *LATER, cwd=root).code == 2 and tree(root) == before


def test_a_table_in_which_nothing_was_filled_in_is_told(root: Path, call: Call) -> None:
    ended = call("done", "--from", filled(root, blank(call, root)), *LATER, cwd=root)
    assert ended.code == 2 and "没有填好的行" in ended.err
