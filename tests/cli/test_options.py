"""Values of the shared options: what is taken, and what is refused in words."""

from __future__ import annotations

from datetime import date

import pytest

from riskctl.cli.options import choice, parse_date, parse_month
from riskctl.cli.shell.usage_errors import Refused


def test_a_date_is_written_in_full() -> None:
    assert parse_date("2010-05-31") == date(2010, 5, 31)


@pytest.mark.parametrize(
    "text", ["20100531", "2010-W22-1", "2010-5-31", "2010-02-30", "今天", "", "２０１０-05-31"]
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_date(text)
    assert refused.value.said.text("zh") == f"“{text}”不是日期，要写成 2010-05-31 这样"


@pytest.mark.parametrize("text", ["2010-13", "2010-00", "2010-6", "四月", "2010-06-01", "２０１０-06"])
def test_what_is_no_month_is_refused_as_it_was_written(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_month(text)
    assert refused.value.said.text("zh") == f"“{text}”不是月份，要写成 2010-06 这样，月份是 01 到 12"
    assert parse_month("2010-12") == date(2010, 12, 1)


def test_the_year_of_a_month_is_told_with_the_month() -> None:
    with pytest.raises(Refused) as refused:
        parse_month("0000-06")
    assert refused.value.said.text("zh").startswith("“0000-06”的年份")


@pytest.mark.parametrize("text", ["1948-12-31", "2101-01-01", "9999-12-31"])
def test_a_year_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_date(text)
    assert "1949" in refused.value.said.text("en") and "2100" in refused.value.said.text("en")


def test_a_choice_is_one_of_its_names_or_points_to_the_nearest() -> None:
    parse = choice("text", "json")
    assert parse("json") == "json"
    for wrong, hint in (("JSON", "是不是想写 json？"), ("图", "可以写：text、json。")):
        with pytest.raises(Refused) as refused:
            parse(wrong)
        assert refused.value.hint and refused.value.hint.text("zh") == hint
