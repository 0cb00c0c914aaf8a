"""Text tables in the encodings and with the delimiters in which spreadsheets save them."""

from __future__ import annotations

import pytest

from riskctl.exchange.sheets import text_table
from tests.exchange.sheets import files

ROWS = [["风险点", "措施", "备注"], ["收礼，吃请", "查；再查", "a|b"], ["两\n行", '说"好"', ""]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_as_it_was_saved(encoding: str, delimiter: str) -> None:
    lines = [delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in ROWS]
    (found,) = text_table.read("\r\n".join(lines).encode(encoding))
    assert [list(row) for row in found.rows] == ROWS


def test_a_line_that_names_the_delimiter_is_a_row_that_counts() -> None:
    (found,) = text_table.read("sep=;\r\n风险点;措施,多条\r\n甲;乙,丙\r\n".encode())
    assert [list(row) for row in found.rows] == [["sep=;", ""], ["风险点", "措施,多条"], ["甲", "乙,丙"]]


def test_rows_of_other_lengths_are_made_even() -> None:
    (found,) = text_table.read("一览表\r\n风险点,措施,备注\r\n甲,乙\r\n".encode())
    assert [len(row) for row in found.rows] == [3, 3, 3]


def test_what_no_text_needs_is_taken_out() -> None:
    (found,) = text_table.read("风险点,措施\r\n甲\x07,乙\r\n".encode())
    assert found.rows[1] == ("甲", "乙")


def test_a_formula_stays_the_text_it_is() -> None:
    rows = [["风险点", "措施"], ["=1+1", "@x"], ["-3", "+4"]]
    (found,) = text_table.read(files.csv(rows))
    assert [list(row) for row in found.rows] == rows
