"""Tables against their folders: rows of others, steps of the subject that are left out, places taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from tests.check.overlay import check

HEAD = "编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,措施内容,措施责任人"
POINT = "R07,受理时刁难,廉政风险,行政审批类,低,轻微,1,科长每周抽查,registration/chief"
INSPECTOR = "registers/bureau/discipline/inspector.yaml"
OTHER = "registers/bureau/registration/t.csv"
PLACES = ("RK005", "RK102", "RK105", "RK106", "RK201", "RK403", "RK404")


def table(columns: str, *rows: str) -> str:
    return f"{columns},{HEAD}\n" + "".join(f"{row},{POINT}\n" for row in rows)


def test_rows_of_another_department_are_in_the_wrong_folder(tmp_path: Path) -> None:
    rows = table("单位,部门,岗位", "bureau,纪检组,纪检组长")
    (found,) = check(tmp_path, {OTHER: rows}, "RK106")
    assert (found.file, found.line, found.severity) == (OTHER, 2, "error")
    assert found.message == (
        "These rows are of “bureau/discipline”, but the table lies in the folder of “bureau/registration”"
    )
    assert f"“bureau/discipline/inspector” has already, {INSPECTOR}" in found.help


def test_they_do_not_speak_for_the_other_department(tmp_path: Path) -> None:
    without: dict[str, str | None] = {INSPECTOR: None}
    alone = {f.rule for f in check(tmp_path / "1", without, *PLACES)}
    rows = table("部门,岗位", "discipline,inspector")
    found = check(tmp_path / "2", {**without, OTHER: rows}, *PLACES)
    assert alone == {"RK403", "RK404"} and {f.rule for f in found} == alone | {"RK106"}
    (misplaced,) = (f for f in found if f.rule == "RK106")
    assert "move the rows to a table in registers/bureau/discipline/" in misplaced.help


@pytest.mark.parametrize(
    ("file", "columns", "row", "line"),
    [
        ("registers/county/t.csv", "单位,部门,岗位", "bureau,registration,clerk", 2),
        (OTHER, "单位,部门", "bureau,", 2),  # the unit's own rows in a department's folder
        ("registers/bureau/t.csv", "部门,岗位", "registration,clerk", None),
        (OTHER, "岗位", "clerk", None),
        ("registers/t.csv", "单位,部门,岗位", "bureau,registration,clerk", None),
    ],
)
def test_a_table_may_hold_what_lies_in_its_folder(
    tmp_path: Path, file: str, columns: str, row: str, line: int | None
) -> None:
    found = check(tmp_path, {file: table(columns, row), CLERK: None}, "RK106")
    assert [(f.file, f.line) for f in found] == ([(file, line)] if line else [])


def test_a_name_that_nobody_knows_is_told_once_as_unknown(tmp_path: Path) -> None:
    found = check(tmp_path, {OTHER: table("部门,岗位", "纪检祖,纪检组长")}, *PLACES)
    assert [f.rule for f in found] == ["RK201"]


@pytest.mark.parametrize(
    ("folder", "unit", "rule"),
    [("county", "bureau", "RK106"), ("bureau", "burau", "RK201"), ("bureau", "bureau", None)],
)
def test_a_wrong_name_in_a_cell_that_rows_below_leave_blank_is_told_once(
    tmp_path: Path, folder: str, unit: str, rule: str | None
) -> None:
    rows = table("单位,部门,岗位", f"{unit},registration,chief", ",,clerk", ",discipline,inspector")
    moved: dict[str, str | None] = dict.fromkeys([f for f in REPOSITORY if f.startswith("registers/")])
    files = {**moved, f"registers/{folder}/t.csv": rows}
    found = [(f.rule, f.line) for f in check(tmp_path, files, "RK005", "RK102", "RK105", "RK106", "RK201")]
    assert found == ([(rule, 2)] if rule else [])


@pytest.mark.parametrize(
    ("file", "columns", "rows", "message", "line"),
    [
        ("registers/bureau/t.csv", "岗位", ("clerk", "chief"), "The table has no column “部门”", 1),
        ("registers/t.csv", "部门", ("registration", "discipline"), "The table has no column “单位”", 1),
        ("registers/bureau/t.csv", "部门,岗位", (",clerk",), "This row lacks “部门”", 2),
    ],
)
def test_a_step_of_the_subject_that_is_left_out_is_missed_once(
    tmp_path: Path, file: str, columns: str, rows: tuple[str, ...], message: str, line: int
) -> None:
    (found,) = check(tmp_path, {file: table(columns, *rows)}, *PLACES)
    assert (found.rule, found.file, found.line) == ("RK102", file, line)
    assert message in found.message


@pytest.mark.parametrize("taken", [True, False])
def test_a_file_is_sent_to_no_place_that_is_taken(tmp_path: Path, taken: bool) -> None:
    wrong = "registers/bureau/discipline/clerk.yaml"
    files = {wrong: REPOSITORY[CLERK], CLERK: REPOSITORY[CLERK] if taken else None}
    (found,) = check(tmp_path, files, "RK106")
    assert (f"has a register already, {CLERK}" in found.help) is taken
    assert (f"move the file to {CLERK}" in found.help) is not taken


@pytest.mark.parametrize("taken", [True, False])
def test_a_misspelt_name_is_sent_to_no_place_that_is_taken(tmp_path: Path, taken: bool) -> None:
    clark = "registers/bureau/registration/clark.yaml"
    text = REPOSITORY[CLERK].replace("post: clerk", "post: clark")
    (found,) = check(tmp_path, {clark: text, CLERK: REPOSITORY[CLERK] if taken else None}, "RK201")
    assert (f"“bureau/registration/clerk” has a register already, {CLERK}" in found.help) is taken
    assert (f"move the file to {CLERK}" in found.help) is not taken


def test_misspelt_rows_are_sent_to_the_register_that_is_there(tmp_path: Path) -> None:
    (found,) = check(tmp_path, {"registers/bureau/t.csv": table("部门,岗位", "registration,clark")}, "RK201")
    assert f"that “bureau/registration/clerk” has already, {CLERK}" in found.help
