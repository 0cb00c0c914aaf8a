"""Whose document it is: to whom a unit's notice goes, who stands above it and who below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from riskctl.base.messages import Language
from riskctl.check.example import ORGANIZATION, REPOSITORY
from tests.render.build import Laid, Overlay

Lay = Callable[[Overlay], Laid]


def unit(laid: Laid, language: Language = "zh") -> dict[str, Any]:
    (view,) = laid.views("annex-3", "bureau", language=language)
    return dict(view["unit"])


def organized(*changes: tuple[str, str]) -> Overlay:
    text = REPOSITORY[ORGANIZATION]
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {ORGANIZATION: text}


def test_a_notice_goes_to_every_department_but_the_leaders(laid: Lay) -> None:
    assert unit(laid({}))["addressees"] == ["注册登记科", "纪检组"]
    no_head = organized(("    head: leadership/director\n", ""))
    assert unit(laid(no_head))["addressees"] == ["局领导", "注册登记科", "纪检组"]


def test_a_department_under_a_leader_is_addressed_though_the_head_sits_in_it(laid: Lay) -> None:
    within = organized(("head: leadership/director", "head: registration/chief"))
    assert unit(laid(within))["addressees"] == ["局领导", "注册登记科", "纪检组"]


@pytest.mark.parametrize(
    ("above", "language", "shown"),
    [
        ("", "zh", "省局"),
        ("leading_group_office: 省局领导小组办公室, ", "zh", "省局（省局领导小组办公室）"),
        ("leading_group_office: 省局领导小组办公室, ", "en", "省局 (省局领导小组办公室)"),
    ],
)
def test_the_unit_above_is_named_with_the_office_that_runs_the_work(
    laid: Lay, above: str, language: Language, shown: str
) -> None:
    whole = organized(("party_group: 省局党组, ", f"party_group: 省局党组, {above}"))
    assert unit(laid(whole), language)["above"] == shown


def test_at_the_top_nobody_stands_above(laid: Lay) -> None:
    assert unit(laid(organized(("    parent: province\n", ""))))["above"] == ""


def test_units_below_are_those_one_step_down_or_supervised(laid: Lay) -> None:
    more = "  - {id: one, name: 甲局, parent: bureau}\n  - {id: two, name: 乙局, parent: one}\n"
    more += "  - {id: three, name: 丙局, parent: province, supervised_by: bureau}\n"
    assert unit(laid({ORGANIZATION: REPOSITORY[ORGANIZATION] + more}))["below"] == ["甲局", "丙局"]
