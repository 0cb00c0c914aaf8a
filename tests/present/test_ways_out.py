"""A list leaves in one of three ways: seen text, data with their version, or a sheet."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.present.csv import sheet
from riskctl.present.json import data
from riskctl.present.text import text
from riskctl.sources.csv.reader import CsvTable, plain, read
from riskctl.sources.gate import BOM, Limits

CELLS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=8)


def test_no_cell_is_obeyed_by_a_terminal() -> None:
    assert text([("a", "\x1b[31mb")], 80) == "a  \\u{1B}[31mb\n"


def test_data_begin_with_their_version_and_end_in_a_line_break() -> None:
    made = data({"points": [], "file": "\udcff"})
    assert made.endswith(b"}\n") and list(json.loads(made)) == ["version", "points", "file"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "@SUM(1)", "-1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert sheet([["a"], [cell]]).decode("utf-8-sig") == f"a\r\n'{cell}\r\n"


@given(st.lists(st.tuples(CELLS, st.just("一")), max_size=4))
def test_a_sheet_reads_back(rows: list[tuple[str, str]]) -> None:
    made = sheet([("甲", "乙"), *rows])
    assert made.startswith(BOM)
    table = read(made.decode("utf-8-sig"), Limits())
    assert isinstance(table, CsvTable)
    assert [tuple(map(plain, row)) for row in table.rows[1:]] == rows
