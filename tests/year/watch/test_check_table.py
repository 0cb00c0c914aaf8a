"""The table to be filled in is read back row by row; what nothing was found in stands for nothing done."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language
from riskctl.year.watch.check_table import Blank, blank, filled, looker_ref
from tests.year.build import POINT, find

ROW = Blank(POINT, "先行受理", "spot_check", "bureau/discipline_office", "2010-06-01", "bureau-2010-04-15-1")
HEAD = "method,point,by,finding\n"
TEXTS = st.text('看过五件,"；\n=', min_size=1).filter(str.strip)


def lines(language: Language) -> list[str]:
    return blank([ROW], language).decode("utf-8-sig").splitlines()


def test_a_row_to_be_filled_in_says_how_where_and_by_whom_in_either_language() -> None:
    assert lines("zh") == [
        "日期,方式,风险点,检查人,发现情况,苗头性问题,抽查编号,应看日期,内容",
        f",随机抽查,{POINT},bureau/discipline_office,,,bureau-2010-04-15-1,2010-06-01,先行受理",
    ]
    assert lines("en")[0] == "day,method,point,by,finding,sign,sample,due,what"
    assert lines("en")[1].startswith(f",spot_check,{POINT},")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_not_filled_in_stands_for_nothing(language: Language) -> None:
    assert filled(blank([ROW, ROW], language), "表.csv") == []


@pytest.mark.parametrize(("day", "sign"), [("2010-06-02", ""), ("", "是")])
def test_a_day_alone_says_that_it_was_looked_at(day: str, sign: str) -> None:
    data = f"day,sign,{HEAD}{day},{sign},抽查,p,b,\n".encode()
    assert [row.line for row in filled(data, "表.csv")] == [2]


@given(TEXTS)
def test_what_was_found_is_read_back_with_the_line_it_stands_on(text: str) -> None:
    cell = '"' + text.replace('"', '""') + '"'
    data = f"{HEAD}抽查,p,b,\n抽查,p,b,{cell}\n".encode()
    (found,) = filled(data, "表.csv")
    assert (found.line, found.cells["finding"]) == (3, text.strip())


def test_a_table_that_cannot_be_read_or_lacks_a_column_is_refused() -> None:
    with pytest.raises(RiskctlError, match="cannot be read"):
        (filled(f"{HEAD}抽查,p\n".encode(), "表.csv"))
    with pytest.raises(RiskctlError, match="cannot be read"):
        (filled(b"\xff\xfe\x00", "表.csv"))
    with pytest.raises(RiskctlError) as caught:
        (filled("方式,风险点\n抽查,p\n".encode(), "表.csv"))
    assert "检查人、发现情况" in caught.value.said.text("zh") and "方式" not in caught.value.said.text("zh")


@pytest.mark.parametrize(("heading", "told"), [("经办", "“经办”"), ("", "第 5 列"), ("日 期", "“日 期”")])
def test_a_column_that_would_not_be_read_is_refused(heading: str, told: str) -> None:
    text = f"方式,风险点,检查人,发现情况,{heading},应看日期\n抽查,p,b,看过,另见纪要,2010-06-01\n"
    with pytest.raises(RiskctlError) as caught:
        (filled(text.encode(), "表.csv"))
    assert told in caught.value.said.text("zh") and "应看日期" not in caught.value.said.text("zh")


def test_who_looks_is_of_those_who_watch(tmp_path: Path) -> None:
    found = find(tmp_path)
    assert looker_ref(found.point()) == "bureau/discipline_office"
