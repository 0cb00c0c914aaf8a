"""`riskctl import --leave`: rows of a workbook that came back are left, named as the answers name them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, changed
from tests import skips
from tests.conftest import Call
from tests.exchange.sheets import files as tables
from tests.exchange.workbook.books import files, refilled

pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
pytest.importorskip("xlsxwriter", reason=skips.missing("xlsxwriter", "make test"))

TITLE = "熟人的件材料不齐也受理"


@pytest.fixture
def back(repository: Path, call: Call) -> Path:
    """A workbook that came back: the point of row 5 changed, a measure for it in row 6."""
    sent = repository.parent / "科.xlsx"
    call("export", "--for", "bureau/registration", "--to", "xlsx", "--output", str(sent), cwd=repository)
    from riskctl.exchange.sheets import workbook
    from riskctl.exchange.sheets.sheet import column_name

    heads = workbook.read(sent.read_bytes())[0].rows[2]
    row = {"登记对象": "注册登记科科员", "编号": "R01", "防范措施": "每季度换人"}
    cells = {f"{column_name(heads.index(head))}6": text for head, text in row.items()}
    refilled(sent, sent.with_name("回.xlsx"), {"D5": TITLE} | cells)
    return sent.with_name("回.xlsx")


def test_a_row_is_left_by_the_name_its_answer_has(repository: Path, back: Path, call: Call) -> None:
    before = files(repository)
    shown = call("import", str(back), cwd=repository)
    places = [line.split()[0] for line in shown.out.splitlines()[:2]]
    assert places == ["登记表!5", "登记表!6"]
    ended = call("import", str(back), "--leave", places[1], "--write", cwd=repository)
    assert ended.code == 0 and "登记表!6  bureau/registration/clerk#R01  没有采纳\n" in ended.out
    assert "2 行，其中要改登记表的 1 行，没有采纳的 1 行，没有接受的 0 行" in ended.out
    wanted = changed(CLERK, ("受理时对材料不齐的熟人企业先行受理", TITLE))
    assert files(repository) == before | {CLERK: wanted[CLERK].encode()}


@pytest.mark.parametrize("rows", [("5", "6"), ("6", "登记表!5"), (" 5 ", "6", "6")])
def test_the_number_of_a_row_is_enough_and_nothing_left_is_no_fault(
    rows: tuple[str, ...], repository: Path, back: Path, call: Call
) -> None:
    before = files(repository)
    words = [word for row in rows for word in ("--leave", row)]
    ended = call("import", str(back), *words, cwd=repository)
    assert ended.code == 0 and ended.out.count("没有采纳\n") == 2 and "没有要写的" in ended.err
    assert files(repository) == before


def test_programs_are_told_which_rows_may_be_left(repository: Path, back: Path, call: Call) -> None:
    ended = call("import", str(back), "--leave", "6", "--format", "json", cwd=repository)
    rows = json.loads(ended.out)["rows"]
    assert [(row["answer"], row["may_be_left"]) for row in rows] == [("changed", True), ("left", True)]


def test_a_row_that_is_not_there_is_refused_with_those_that_are(
    repository: Path, back: Path, call: Call
) -> None:
    before = files(repository)
    ended = call("import", str(back), "--leave", "登记表!9", "--write", cwd=repository)
    assert ended.code == 2 and files(repository) == before
    assert "回.xlsx 里没有“登记表!9”这一行" in ended.err
    assert "要改登记表的行：登记表!5、登记表!6" in ended.err


def test_a_row_that_changes_nothing_anyway_is_told(repository: Path, back: Path, call: Call) -> None:
    refilled(back.with_name("科.xlsx"), back, {"K5": "很高"})
    ended = call("import", str(back), "--leave", "5", cwd=repository)
    assert ended.code == 1 and "登记表!5 本来就不改登记表，不用 --leave。" in ended.err
    ended = call("import", str(back), "--leave", "7", cwd=repository)
    assert ended.code == 2 and "没有要改登记表的行" in ended.err


def test_where_rows_cannot_be_left_it_says_what_to_do_instead(
    repository: Path, back: Path, call: Call
) -> None:
    report = back.with_name("六月.xlsx")
    where = ("--for", "bureau/registration", "--month", "2010-06", "--to", "xlsx", "--output", str(report))
    call("export", *where, cwd=repository)
    back.with_name("表.csv").write_bytes(tables.csv([["风险点"], ["先办熟人的"]]))
    for names, said in (
        (("六月.xlsx",), "六月.xlsx 是月报，不记的行，把填的内容清空再导入"),
        (("表.csv",), "表.csv 是别的表，不要的行在表里删去再导入"),
        (("回.xlsx", "科.xlsx"), "--leave 一次只用于一份工作簿"),
    ):
        words = [str(back.with_name(name)) for name in names]
        ended = call("import", *words, "--leave", "5", cwd=repository)
        assert ended.code == 2 and said in ended.err, ended.err
