"""The table of responses has the columns of its log and no other: who and what for have no place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.year.log.filled_table import FilledRow, RowRefusals
from riskctl.year.watch.response_table import FORM, blank, filled, response_of
from tests.year.build import find

DAY = date(2010, 4, 15)
CELLS = {"unit": "示例局", "kind": "诫勉谈话", "reference": "示局纪〔2010〕3号"}


def test_it_has_a_row_for_each_unit_and_one_left_as_it_is_stands_for_nothing(tmp_path: Path) -> None:
    unit = find(tmp_path).context.organization.units["bureau"]
    data = blank([unit], "zh")
    assert data.decode("utf-8-sig") == "单位,日期,处置方式,外部文号,单位名称\nbureau,,,,示例局\n"
    assert filled(data, "表.csv") == []


def test_a_row_says_a_response_of_its_day_else_of_the_day_given(tmp_path: Path) -> None:
    context = find(tmp_path).context
    for cells, day in ((CELLS, DAY), ({**CELLS, "day": "2010-04-12"}, date(2010, 4, 12))):
        unit, response = response_of(FilledRow(2, cells), DAY, RowRefusals(FORM), context)
        assert (unit.id, response.day, response.kind) == ("bureau", day, "admonition_talk")


def test_more_than_a_document_number_is_refused_with_its_column(tmp_path: Path) -> None:
    row = FilledRow(2, {**CELLS, "reference": "股长履职不力，口头提醒"})
    refusals = RowRefusals(FORM)
    with refusals.of_row(row):
        response_of(row, DAY, refusals, find(tmp_path).context)
    with pytest.raises(RiskctlError, match="line 2, column “reference”"):
        refusals.tell()
