"""Workbooks: values as the clerk sees them, merged ranges, hidden sheets left alone."""

from __future__ import annotations

import pytest

from riskctl.exchange.sheets import workbook
from riskctl.exchange.sheets.child import answer
from riskctl.exchange.sheets.unreadable import Unreadable
from tests import skips
from tests.exchange.sheets import files

pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))


def test_merged_ranges_and_places() -> None:
    rows = [["甲", "乙"], ["丙", "丁"], ["", "=1+1"]]
    (found,) = workbook.read(files.xlsx(rows, ((1, 0, 2, 0),), "表一"))
    assert [list(row) for row in found.rows] == rows
    assert found.text(2, 0) == "丙" and found.place(2, 1) == "表一!B3"


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ('<c r="A1"><v>7</v></c>', "7"),
        ('<c r="A1"><v>1.5</v></c>', "1.5"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="str"><f>A2</f><v>算出的</v></c>', "算出的"),
    ],
)
def test_a_value_is_what_is_seen(cell: str, seen: str) -> None:
    parts = files.workbook([])
    sheet = f'<worksheet {files.MAIN}><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    (found,) = workbook.read(files.archive(parts | {"xl/worksheets/sheet1.xml": sheet}))
    assert found.rows == ((seen,),)


def test_a_hidden_sheet_is_left_alone() -> None:
    parts = files.workbook([["甲"]])
    hidden = str(parts["xl/workbook.xml"]).replace("sheetId", 'state="hidden" sheetId')
    data = files.archive(parts | {"xl/workbook.xml": hidden})
    assert [one.hidden for one in workbook.read(data)] == [True]
    assert answer(data)["cause"] == "empty"


def test_a_range_merged_over_everything_is_cut_to_what_there_is() -> None:
    (found,) = workbook.read(files.xlsx([["甲", "乙"]], ((0, 0, 1_048_575, 16_383),)))
    assert found.merges == ((0, 0, 0, 1),)


def test_too_many_rows_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 1)
    with pytest.raises(Unreadable, match="wide"):
        workbook.read(files.xlsx([["甲"], ["乙"]]))


def test_a_damaged_workbook_is_told() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        workbook.read(files.archive(files.workbook([["甲"]]) | {"xl/workbook.xml": "<workbook"}))
