"""A log is a table of records: each row is read, each cell has its place, and what is wrong has too."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.corpus.document import Document
from riskctl.corpus.load import load
from riskctl.records.kinds.signoffs import Signoffs
from tests.conftest import lay

FILE = "cycles/2010/signoffs/bureau/registration.csv"
PRINT = "ab" * 32
ZH = "环节,登记表,签字岗位,签字日期,意见,记录日期,指纹"
ROW = f"个人自查,bureau/registration/clerk,bureau/registration/clerk,2010-04-12,同意,2010-04-12,{PRINT}"


def document(tmp_path: Path, text: str | bytes) -> Document:
    return load(lay(tmp_path, {FILE: text}))[1].documents[FILE]


def rows(found: Document) -> tuple[object, ...]:
    assert isinstance(found.record, Signoffs)
    return found.record.rows


def causes(found: Document) -> list[tuple[str, str]]:
    return [(fault.rule, fault.cause) for fault in found.faults]


def test_zh_and_en_headings_and_words_are_one_record(tmp_path: Path) -> None:
    en = "step,subject,by,day,decision,recorded,fingerprint\n" + ROW.replace("个人自查", "self")
    zh = document(tmp_path / "一", f"{ZH}\n{ROW}\n")
    assert zh.faults == () and zh.kind == "signoffs"
    assert zh.where == {"year": "2010", "unit": "bureau", "department": "registration"}
    assert rows(zh) == rows(document(tmp_path / "二", en.replace("同意", "agreed") + "\n"))


def test_a_day_as_a_spreadsheet_saves_it_is_that_day(tmp_path: Path) -> None:
    as_saved = f"{ZH}\n{ROW.replace('2010-04-12', '2010/4/12')}\n"
    assert rows(document(tmp_path / "一", as_saved)) == rows(document(tmp_path / "二", f"{ZH}\n{ROW}\n"))


def test_gb18030_is_read_and_said(tmp_path: Path) -> None:
    found = document(tmp_path, f"{ZH}\r\n{ROW}\r\n".encode("gb18030"))
    assert found.encoding == "gb18030" and len(rows(found)) == 1 and found.faults == ()


def test_a_value_has_its_place(tmp_path: Path) -> None:
    text = f"{ZH}\n{ROW}\n\n{ROW.replace('clerk,2010', 'chief,2010')}\n"
    span = document(tmp_path, text).span(("rows", 1, "by"))
    assert text[span.start : span.end] == "bureau/registration/chief"


def test_a_wrong_row_is_a_finding_at_its_cell_and_the_others_are_read(tmp_path: Path) -> None:
    wrong = ROW.replace("个人自查", "个人自察")
    found = document(tmp_path, f"{ZH}\n{wrong}\n{ROW}\n")
    assert causes(found) == [("RK104", "near")]
    assert found.text and found.text[found.faults[0].span.start : found.faults[0].span.end] == "个人自察"
    assert len(rows(found)) == 1
    kept = found.span(("rows", 0, "step"))
    assert found.text[kept.start : kept.end] == "个人自查", "the row left is the second of the file"


@pytest.mark.parametrize(
    ("headings", "row", "cause"),
    [
        (ZH.replace("签字日期", "签字日"), ROW, ("RK005", "heading-near")),
        (f"{ZH},天气", f"{ROW},晴", ("RK005", "heading")),
        (f"{ZH},step", f"{ROW},self", ("RK005", "heading-twice")),
        (ZH, f"{ROW},多一格", ("RK005", "ragged")),
        (ZH, f"<<<<<<< HEAD\n{ROW}\n=======\n{ROW}\n>>>>>>> 分支", ("RK005", "conflict")),
        (ZH, ROW.replace(PRINT, "abc"), ("RK104", "value")),
        (ZH, ROW.replace("同意", ""), ("RK102", "missing")),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, headings: str, row: str, cause: tuple[str, str]) -> None:
    assert cause in causes(document(tmp_path, f"{headings}\n{row}\n"))


def test_headings_alone_are_an_empty_log(tmp_path: Path) -> None:
    found = document(tmp_path, f"{ZH}\n")
    assert rows(found) == () and found.faults == ()
