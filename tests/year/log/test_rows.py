"""A row is read with where it stands, and a new one is what its record takes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.corpus.load import load
from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.preparation import PreparationStep
from riskctl.year.log.rows import column, logged, new_row
from tests.conftest import lay

CHECK = {"day": date(2010, 4, 15), "method": "随机抽查", "by": "bureau/discipline_office"}


def test_values_come_in_by_the_rules_of_the_record_and_blanks_are_left_out() -> None:
    row = new_row(Check, CHECK | {"finding": "", "sign": False, "sample": None})
    assert (row.day, row.method, row.finding, row.sign) == (date(2010, 4, 15), "spot_check", "", False)
    assert new_row(Check, CHECK | {"sign": True}).sign is True


@pytest.mark.parametrize(
    ("key", "value", "word"), [("day", "昨天", "日期"), ("method", "抽看", "方式"), ("by", "", "检查人")]
)
def test_a_value_that_the_record_does_not_take_is_said_by_its_column(key: str, value: str, word: str) -> None:
    with pytest.raises(RiskctlError) as caught:
        new_row(Check, CHECK | {key: value})
    assert f"“{word}”" in caught.value.said.text("zh") and f"“{key}”" in caught.value.said.text("en")


def test_a_column_is_known_by_its_name_or_either_word() -> None:
    words = {column(Check, key).text("zh") for key in ("finding", "发现情况")}
    assert words == {"发现情况"} and column(Check, "发现情况").text("en") == "finding"


def test_the_rows_of_one_kind_and_year_are_read_with_their_place(tmp_path: Path) -> None:
    log = "事项,日期\n动员部署,{day}\n培训,{day}\n"
    files = {y: f"cycles/{y}/preparation/bureau.csv" for y in (2009, 2010)}
    context = load(lay(tmp_path, {file: log.format(day=f"{y}-03-05") for y, file in files.items()}))[1]
    rows = list(logged(context, PreparationStep))
    assert [(one.file, one.number, one.row.kind) for one in rows] == [
        (files[2010], 0, "mobilization"),
        (files[2010], 1, "training"),
    ]
    assert rows[0].where["unit"] == "bureau" and list(logged(context, Check)) == []
    assert [one.row.day.year for one in logged(context, PreparationStep, 2009)] == [2009, 2009]
