"""Tables of Word files: merged cells, boxes, text under review, tables within tables."""

from __future__ import annotations

import pytest

from riskctl.exchange.sheets import word
from riskctl.exchange.sheets.archive import opened
from riskctl.exchange.sheets.sheet import Sheet
from tests.exchange.sheets import files


def read(body: str) -> list[Sheet]:
    document = f"<w:document {files.WORD}><w:body>{body}</w:body></w:document>"
    return word.read(opened(files.archive({"word/document.xml": document})))


def cell(text: str) -> str:
    return f"<w:tc><w:p><w:r>{text}</w:r></w:p></w:tc>"


def test_merged_cells_hold_their_text_once_and_show_it_everywhere() -> None:
    rows = [["甲", "", "乙"], ["丙", "丁", "戊"], ["", "己", "庚"]]
    (found,) = word.read(opened(files.docx(rows, ((0, 0, 0, 1), (1, 0, 2, 0)))))
    assert [list(row) for row in found.rows] == rows
    assert sorted(found.merges) == [(0, 0, 0, 1), (1, 0, 2, 0)]
    assert found.text(2, 0) == "丙" and found.text(0, 1) == "甲"
    assert found.distinct(0) == [(0, "甲"), (2, "乙")]


def test_tables_are_numbered_and_empty_ones_are_none() -> None:
    table = "<w:tbl><w:tr>{}</w:tr></w:tbl>"
    found = read(
        table.format(cell("<w:t>甲</w:t>")) + table.format(cell("")) + table.format(cell("<w:t>乙</w:t>"))
    )
    assert [(one.name, one.rows) for one in found] == [("表1", (("甲",),)), ("表2", (("乙",),))]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", "甲\n乙"),
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲 乙"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/><w:t>高</w:t>', "☑高"),
        ('<w:sym w:font="Wingdings" w:char="F0A8"/><w:t>低</w:t>', "□低"),
        ("<w:instrText>HYPERLINK file:///x</w:instrText><w:t>甲</w:t>", "甲"),
    ],
)
def test_a_cell_says_what_is_seen_in_it(inside: str, expected: str) -> None:
    (found,) = read(f"<w:tbl><w:tr>{cell(inside)}</w:tr></w:tbl>")
    assert found.rows == ((expected,),)


def test_what_was_deleted_under_review_is_gone_and_what_was_inserted_is_there() -> None:
    inside = "<w:del><w:r><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
    (found,) = read(f"<w:tbl><w:tr><w:tc><w:p>{inside}</w:p></w:tc></w:tr></w:tbl>")
    assert found.rows == (("新",),)


def test_a_table_in_a_cell_is_that_cell_s_text() -> None:
    inner = f"<w:tbl><w:tr>{cell('<w:t>内一</w:t>')}{cell('<w:t>内二</w:t>')}</w:tr></w:tbl>"
    (found,) = read(f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc>{cell('<w:t>外</w:t>')}</w:tr></w:tbl>")
    assert found.rows == (("内一\n内二", "外"),)
