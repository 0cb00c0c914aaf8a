"""Tables are read with the place of every cell, and cut there without touching anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.sources.csv.patch import Column, set_cells
from riskctl.sources.csv.reader import CsvTable, read
from riskctl.sources.fault import Fault
from riskctl.sources.gate import MOST_TOLD, Decoded, Limits, decode_csv
from riskctl.sources.yaml.splice import Unspliceable

CHARACTERS = st.sampled_from(list('甲乙,"\n\r a；;🙂é：=\u3000'))
CELLS = st.text(CHARACTERS, max_size=6)
ROWS = st.integers(1, 5).flatmap(
    lambda n: st.lists(
        st.lists(CELLS, min_size=n, max_size=n).filter(lambda cells: any(c.strip() for c in cells)),
        min_size=1,
        max_size=5,
    )
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r"])


def written(rows: list[list[str]], end: str, always: bool = False) -> str:
    """The rows as a spreadsheet writes them, quotes where needed or everywhere."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if always or set(text) & set(',"\r\n') else text

    return "".join(",".join(map(cell, row)) + end for row in rows)


def table(text: str) -> CsvTable:
    found = read(text, Limits())
    assert isinstance(found, CsvTable), found
    return found


@given(ROWS, BREAKS, st.booleans(), st.booleans())
def test_every_cell_is_found_where_it_stands(
    rows: list[list[str]], end: str, always: bool, last_line_ends: bool
) -> None:
    text = written(rows, end, always)
    found = table(text if last_line_ends else text.removesuffix(end))
    assert found.rows == tuple(map(tuple, rows))
    for number, row in enumerate(found.rows):
        for span, cell in zip(found.spans(number), row, strict=True):
            piece = found.text[span.start : span.end]
            assert piece in (cell, '"' + cell.replace('"', '""') + '"')


@given(ROWS, BREAKS, st.data())
def test_a_cell_is_set_and_nothing_else_changes(rows: list[list[str]], end: str, data: st.DataObject) -> None:
    text = written(rows, end)
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    value = data.draw(CELLS.filter(lambda v: bool(v.strip())))
    before = table(text)
    after = set_cells(before, Column(column, ""), {row: value}).text
    span = before.spans(row)[column]
    assert after.startswith(text[: span.start]) and after.endswith(text[span.end :])
    rows[row][column] = value
    assert table(after).rows == tuple(map(tuple, rows))


@given(ROWS, BREAKS)
def test_a_column_is_added_at_the_end_of_every_row(rows: list[list[str]], end: str) -> None:
    after = set_cells(table(written(rows, end)), Column(None, "风险等级"), {len(rows) - 1: "3"})
    added = ["风险等级", *("" for _ in rows[1:-1]), *(["3"] if len(rows) > 1 else [])]
    assert after.rows == tuple((*row, new) for row, new in zip(rows, added, strict=True))


def test_an_edit_that_would_lose_a_row_is_refused() -> None:
    with pytest.raises(Unspliceable):
        set_cells(table("a\nb\n"), Column(0, ""), {1: ""})


@pytest.mark.parametrize(
    ("text", "rule", "cause"),
    [
        ("", "RK005", "empty"),
        (" , \n\n", "RK005", "empty"),
        ("甲,乙\n一\n", "RK005", "ragged"),
        ("甲,乙\n一,二,三\n", "RK005", "ragged"),
        ('甲,乙\n一,"二\n三,四\n', "RK005", "open-quote"),
        ('甲,乙\n一,"二"三\n', "RK005", "quote"),
        ("甲\n" + "一" * 70_000 + "\n", "RK006", "cell"),
        ("甲\n" * 30, "RK006", "rows"),
        ("甲,乙\n<<<<<<< ours\n一,二\n=======\n一,三\n>>>>>>> theirs\n", "RK005", "conflict"),
        ('甲,乙\n一,"二\n>>>>>>> 分支\n', "RK005", "conflict"),
        ("<<<<<<< HEAD\r\n甲,乙\r\n=======\r\n", "RK005", "conflict"),
        (",".join("甲" * 70) + "\n", "RK006", "columns"),
    ],
)
def test_what_is_no_table_is_told(text: str, rule: str, cause: str) -> None:
    found = read(text, Limits(csv_rows=20))
    assert isinstance(found, list)
    assert [(f.rule, f.cause) for f in found] == [(rule, cause)]


def test_a_ragged_row_is_shown_where_it_stands() -> None:
    found = read('甲,乙\n"一\n二",三\n四\n', Limits())
    assert isinstance(found, list)
    assert '甲,乙\n"一\n二",三\n四\n'[found[0].span.start : found[0].span.end] == "四"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encoding_is_told_by_rule(encoding: str) -> None:
    found = decode_csv("单位,岗位\n肃州,科员㐀🙂\n".encode(encoding))
    assert isinstance(found, Decoded)
    assert found.text == "单位,岗位\n肃州,科员㐀🙂\n" and found.bom == (encoding == "utf-8-sig")
    assert found.encoding == encoding.removesuffix("-sig")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"])))
def test_gb18030_comes_back_the_same(text: str) -> None:
    data = ("单位" + text).encode("gb18030")
    found = decode_csv(data)
    if isinstance(found, Decoded):
        assert found.text.encode(found.encoding) == data
    else:
        assert found.rule in ("RK005", "RK009", "RK001")


@pytest.mark.parametrize(
    ("data", "rule", "cause"),
    [
        ("单位\n".encode() + "部门\n".encode("gb18030"), "RK005", "two-encodings"),
        (b"\xef\xbb\xbf" + "部门\n".encode("gb18030"), "RK001", "undecodable"),
        (b"\xff\xfe\x00", "RK001", "utf-16"),
        (b"\xff\x00", "RK001", "undecodable"),
    ],
)
def test_bytes_that_are_no_text_are_told(data: bytes, rule: str, cause: str) -> None:
    found = decode_csv(data)
    assert isinstance(found, Fault)
    assert (found.rule, found.cause) == (rule, cause)


def test_each_character_that_no_file_may_hold_is_told_and_the_text_is_read() -> None:
    found = decode_csv("单\u200b位,\u2028甲\n乙\x07\x07,丙\u200b\u202e\u2028".encode())
    assert isinstance(found, Decoded) and found.text.startswith("单")
    assert [(f.rule, f.cause, f.span.start, f.span.end, f.fields["code"]) for f in found.faults] == [
        ("RK009", "hidden", 1, 2, "U+200B"),
        ("RK001", "control", 4, 5, "U+2028"),
        ("RK001", "control", 8, 10, "U+0007"),
        ("RK009", "hidden", 12, 14, "U+200B"),
        ("RK001", "control", 14, 15, "U+2028"),
    ]


def test_of_very_many_such_characters_the_first_are_told_and_the_rest_counted() -> None:
    found = decode_csv(("甲\u200b" * (MOST_TOLD + 7)).encode())
    assert isinstance(found, Decoded) and len(found.faults) == MOST_TOLD + 1
    assert (found.faults[-1].cause, found.faults[-1].fields["more"]) == ("more", 7)


def test_a_nul_is_told_where_it_stands_and_the_rows_are_read() -> None:
    text = "单位,部门\n甲,乙\0\n丙,丁\n"
    decoded = decode_csv(text.encode())
    assert isinstance(decoded, Decoded)
    assert [(f.rule, f.cause, f.span.start) for f in decoded.faults if f.span] == [("RK001", "nul", 9)]
    told = read(text, Limits())
    assert isinstance(told, CsvTable) and told.rows == (("单位", "部门"), ("甲", "乙\0"), ("丙", "丁"))


def test_a_text_full_of_nul_is_told_once() -> None:
    found = decode_csv("甲,乙\n".encode() + b"\0" * 500)
    assert isinstance(found, Fault) and found.cause == "nul"


def test_a_tab_is_an_ordinary_character_of_a_table() -> None:
    assert isinstance(decode_csv("单位\t甲".encode()), Decoded)
