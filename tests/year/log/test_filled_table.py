"""A table laid out is read back by its columns, and what is wrong with its rows is told at once."""

from __future__ import annotations

import pytest

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.base.messages import Language, Phrase
from riskctl.year.log.filled_table import SHOWN, FilledRow, RowRefusals, TableForm, filled_rows

FORM = TableForm(
    {"unit": ("单位", "unit"), "day": ("日期", "day")}, ("unit",), {"title": ("内容", "what")}, "riskctl x"
)
WRONG = Phrase("不对", "wrong")()


def refuse() -> None:
    raise RiskctlError(WRONG)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_laid_out_is_read_back_without_what_stands_beside(language: Language) -> None:
    rows = [{"unit": "=bureau", "day": "2010/6/2", "title": "说明"}, {"title": "说明"}, {"unit": "市局"}]
    data = FORM.laid_out(rows, language)
    assert filled_rows(data, "表.csv", FORM) == [
        FilledRow(2, {"unit": "=bureau", "day": "2010-06-02"}),
        FilledRow(4, {"unit": "市局"}),
    ]


def test_one_wrong_cell_is_told_by_line_and_column() -> None:
    refusals = RowRefusals(FORM)
    with refusals.of_row(FilledRow(7, {})), refusals.in_column("day"):
        refuse()
    with pytest.raises(RiskctlError) as caught:
        refusals.tell()
    assert caught.value.said.text("zh") == "第 7 行“日期”列：不对"
    assert caught.value.said.text("en") == "line 7, column “day”: wrong"


def test_of_many_wrong_rows_as_many_are_told_as_are_read() -> None:
    refusals = RowRefusals(FORM)
    for line in range(SHOWN + 2):
        with refusals.of_row(FilledRow(line, {})):
            refuse()
    with pytest.raises(RiskctlError) as caught:
        refusals.tell()
    told = caught.value.said.text("zh").splitlines()
    assert told[0].startswith(f"{SHOWN + 2} 行不能记") and told[1] == "  - 第 0 行：不对"
    assert (len(told), told[-1]) == (SHOWN + 2, "  …")


def test_where_none_is_wrong_nothing_is_told() -> None:
    RowRefusals(FORM).tell()


def test_what_the_repository_lacks_is_no_fault_of_a_row() -> None:
    refusals = RowRefusals(FORM)
    with pytest.raises(UnsoundError), refusals.of_row(FilledRow(2, {})), refusals.in_column("unit"):
        raise UnsoundError(WRONG)
    assert refusals.found == []
