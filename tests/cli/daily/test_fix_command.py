"""`riskctl fix` mends what is sure, shows it first, and leaves every other byte."""

from __future__ import annotations

from pathlib import Path

from riskctl.check.example import CLERK, REPOSITORY, changed
from tests.conftest import Call, lay

WRONG = changed(CLERK, ("level: 3", "level: 2  # 待审定"))
TABLE = "registers/bureau/registration/科室.csv"
ROWS = (
    "编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,防范措施\n"
    "R01,无人督办,监管风险,行政审批类,低,较严重,,科长每周签署\n"
)


def test_the_patch_is_shown_first_and_nothing_written(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, WRONG)
    ended = call("fix", "--diff", cwd=tmp_path)
    assert ended.code == 1 and "可以修正 1 处，在 1 个文件里" in ended.err
    assert "-    level: 2  # 待审定\n+    level: 3  # 待审定\n" in ended.out
    assert (tmp_path / CLERK).read_text("utf-8") == WRONG[CLERK]


def test_what_is_sure_is_mended(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, WRONG | {TABLE: ROWS})
    ended = call("fix", cwd=tmp_path)
    assert (ended.code, ended.out, ended.err) == (0, "", "修正了 2 处，改动 2 个文件。\n")
    assert (tmp_path / CLERK).read_text("utf-8") == WRONG[CLERK].replace("level: 2", "level: 3")
    assert (tmp_path / TABLE).read_text("utf-8") == ROWS.replace("较严重,,", "较严重,2,")
    again = call("fix", cwd=tmp_path)
    assert (again.code, again.err) == (0, "没有可以自动修正的问题。\n")


def test_a_missing_level_goes_below_the_severity(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, changed(CLERK, ("    level: 3\n", "")))
    assert call("fix", CLERK, cwd=tmp_path).code == 0
    assert (tmp_path / CLERK).read_text("utf-8") == REPOSITORY[CLERK]


def test_a_clean_repository_is_left_as_it_is(repository: Path, call: Call) -> None:
    ended = call("fix", "--diff", cwd=repository, lang="en")
    assert (ended.code, ended.out, ended.err) == (0, "", "There is nothing to mend by itself.\n")


def test_a_guess_is_left_to_people(tmp_path: Path, call: Call) -> None:
    wrong = changed(CLERK, ("kind: integrity", "kind: integrty"))
    lay(tmp_path, wrong)
    assert call("fix", cwd=tmp_path).err == "没有可以自动修正的问题。\n"
    assert (tmp_path / CLERK).read_text("utf-8") == wrong[CLERK]
