"""“Did you mean”: what comes near a wrong word, and that nothing does where nothing is like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.nearest import LONGEST, OF_FEW, closest, did_you_mean, nearest, one_of

MATTERS = [
    ("acceptance-review", "受理审查"),
    ("chattel-mortgage", "动产抵押物登记"),
    ("revenue", "专项资金收入管理"),
    ("expenditure", "专项资金支出管理"),
]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("acceptance_review", "acceptance-review"),
        ("Acceptance-Review", "acceptance-review"),
        ("受理审查", "acceptance-review"),
        ("受理审察", "acceptance-review"),
        ("抵押", "chattel-mortgage"),
        ("企业受理审查事项", "acceptance-review"),
        ("资金", ""),  # two hold it
        ("登", ""),
        ("出国审批", ""),
        ("", ""),
    ],
)
def test_by_id_by_name_or_by_a_part_that_only_one_holds(written: str, meant: str) -> None:
    assert nearest(written, MATTERS) == meant


@given(st.text(max_size=200), st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=5))
def test_what_is_offered_is_always_right(written: str, known: list[tuple[str, str]]) -> None:
    assert nearest(written, known) in {"", *(id for id, _ in known)}


def test_a_short_list_is_known_by_heart() -> None:
    assert closest("风险类型", ["风险类别", "风险点"], OF_FEW) == "风险类别"
    assert closest("甲乙", ["甲丙"]) == "" and closest("甲乙", ["甲丙"], OF_FEW) == "甲丙"


def test_upper_and_lower_case_are_alike() -> None:
    assert closest("SUZHOU", ["Suzhou"]) == "Suzhou"


def test_of_a_text_without_end_the_beginning_is_compared() -> None:
    assert closest("a" * LONGEST + "b" * 10_000, ["a" * LONGEST]) == "a" * LONGEST


def test_the_hint_names_the_nearest_else_all() -> None:
    hint = did_you_mean("jsno", ["json", "text"]) or one_of(["json", "text"])
    assert hint.text("zh") == "是不是想写 json？"
    assert (did_you_mean("x", ["json"]) or one_of(["json", "text"])).text("en") == "It can be: json, text."
