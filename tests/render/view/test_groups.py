"""Points in groups: by level with the gravest first, by monitor with the highest first, in every edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, REPOSITORY, UNIT
from riskctl.render.blocks import Edition, texts
from riskctl.render.view.groups import group
from tests.render.build import POINTS, Laid, Overlay, register

Lay = Callable[[Overlay], Laid]
LOW = POINTS.replace("R01", "R02").replace("高", "较低").replace("严重", "轻微")
CHIEF = "registers/bureau/registration/chief.yaml"
DIRECTOR = "registers/bureau/leadership/director.yaml"
MARKET = """\
      - id: market
        name: 市场科
        leader_in_charge: leadership/director
        head: chief
        posts: [{id: chief, name: 科长}, {id: clerk, name: 科员}]
"""
WHOLE: Overlay = {
    UNIT: register("bureau", POINTS),
    CLERK: register("bureau/registration/clerk", POINTS + LOW),
    CHIEF: register("bureau/registration/chief", LOW),
    DIRECTOR: register("bureau/leadership/director", POINTS + LOW),
}


def grouped(laid: Laid, kind: str = "ledger", *refs: str, language: Language = "zh") -> dict[str, Any]:
    (view,) = laid.views(kind, *refs, language=language)
    group(view)
    return view


def ids(groups: list[dict[str, Any]], by: str) -> dict[str, list[str]]:
    return {one[by]: [p["id"].removeprefix("bureau") for p in one["points"]] for one in groups}


def test_levels_stand_from_the_gravest_and_points_are_numbered_so(laid: Lay) -> None:
    view = grouped(laid(WHOLE))
    assert ids(view["by_level"], "level") == {
        "三级": ["#R01", "/leadership/director#R01", "/registration/clerk#R01"],
        "二级": [],
        "一级": ["/leadership/director#R02", "/registration/chief#R02", "/registration/clerk#R02"],
    }
    assert [p["place"] for one in view["by_level"] for p in one["points"]] == [1, 2, 3, 4, 5, 6]
    assert [one["offices"] for one in view["by_level"]] == [
        ["党组", "纪检组（监察室）"],
        ["主管领导"],
        ["部门负责人或主管责任人"],
    ]


def test_monitors_stand_from_the_highest_each_with_what_it_watches(laid: Lay) -> None:
    view = grouped(laid(WHOLE))
    assert ids(view["by_monitor"], "title") == {
        "省局党组（省局）": ["/leadership/director#R01", "/leadership/director#R02"],
        "局党组": ["#R01", "/registration/clerk#R01"],
        "纪检组": ["#R01", "/leadership/director#R01", "/registration/clerk#R01", "/leadership/director#R02"],
        "副局长": ["/registration/chief#R02"],
        "科长": ["/registration/clerk#R02"],
    }
    assert [(one["office"], one["body"], one["holder_name"]) for one in view["by_monitor"]] == [
        *(("党组", True, ""), ("党组", True, ""), ("纪检组（监察室）", True, "")),
        *(("主管领导", False, "钱乙二"), ("部门负责人", False, "孙丙三")),
    ]
    counts = {one["title"]: [len(level["points"]) for level in one["by_level"]] for one in view["by_monitor"]}
    assert counts["纪检组"] == [3, 0, 1] and counts["科长"] == [0, 0, 1]


def test_the_same_in_english(laid: Lay) -> None:
    view = grouped(laid(WHOLE), language="en")
    assert view["by_monitor"][0]["title"] == "省局党组 (省局)"
    assert view["by_level"][2]["offices"] == ["department head or responsible person"]


def test_a_vacant_office_is_one_group(laid: Lay) -> None:
    gone = {PEOPLE: REPOSITORY[PEOPLE].replace("孙丙三, from: 2008-01-01", "孙丙三, to: 2009-01-01")}
    view = grouped(laid({**WHOLE, **gone}))
    assert ids(view["by_monitor"], "title")["科长（空缺）"] == ["/registration/clerk#R02"]


def test_leaders_of_several_departments_stand_in_the_organisation_s_order(laid: Lay) -> None:
    more = REPOSITORY[ORGANIZATION].replace("      - id: discipline\n", f"{MARKET}      - id: discipline\n")
    other = {"registers/bureau/market/clerk.yaml": register("bureau/market/clerk", LOW)}
    view = grouped(laid({**WHOLE, **other, ORGANIZATION: more, PEOPLE: None}))
    assert list(ids(view["by_monitor"], "title"))[3:] == ["副局长", "注册登记科科长", "市场科科长"]


POINT = st.fixed_dictionaries(
    {
        "level": st.sampled_from(["三级", "一级", ""]),
        "monitors": st.lists(st.sampled_from("甲乙丙"), unique=True),
        "category": st.sampled_from(["行政审批类", "财务、资产管理类"]),
    }
)


@given(st.lists(POINT))
def test_every_point_stands_once_by_level_and_under_each_who_watches(points: list[dict[str, Any]]) -> None:
    levels: list[dict[str, Any]] = [{"level": name, "points": []} for name in ("三级", "二级", "一级")]
    view = {"points": points, "by_level": levels, "by_monitor": [{"title": name} for name in "丙甲乙"]}
    group(view)
    together = [point for one in view["by_level"] for point in one["points"]]
    assert sorted(map(id, together)) == sorted(map(id, points))
    assert [point["place"] for point in together] == list(range(1, len(points) + 1))
    assert [one["level"] for one in view["by_level"]] == [
        "三级",
        "二级",
        "一级",
        *[""] * any(not p["level"] for p in points),
    ]
    assert [one["title"] for one in view["by_monitor"]] == [
        t for t in "丙甲乙" if any(t in p["monitors"] for p in points)
    ]
    for one in view["by_monitor"]:
        assert len(one["points"]) == sum(one["title"] in p["monitors"] for p in points)
        assert sum(len(level["points"]) for level in one["by_level"]) == len(one["points"])
    assert sorted(id(p) for one in view["by_category"] for p in one["points"]) == sorted(map(id, points))
    assert all(p["category"] == one["title"] for one in view["by_category"] for p in one["points"])


@pytest.mark.parametrize("edition", ["staff", "public"])
def test_a_group_shows_no_more_than_its_points_do(laid: Lay, edition: Edition) -> None:
    root = laid(WHOLE)
    both = [*root.made("ledger", edition=edition), *root.made("ledger-by-monitor", edition=edition)]
    shown = [text for one in both for text in texts(one) if re.search("（\\d个）$", text)]
    levels, monitors = (
        ["■ 三级（3个）", "○ 一级（3个）"],
        ["省局党组（省局）（2个）", "局党组（2个）", "纪检组（4个）"],
    )
    if edition == "staff":
        assert shown == [*levels, *monitors, "副局长（1个）", "科长（1个）"]
    else:  # the unit's own point alone is of no single person
        assert shown == ["■ 三级（1个）", "等级不公布（5个）", "局党组（1个）", "纪检组（1个）"]


def test_of_levels_left_out_it_gives_no_number(laid: Lay) -> None:
    def counted(edition: Edition) -> str:
        (document,) = laid(WHOLE).made("ledger", edition=edition)
        return next(text for text in texts(document) if re.match(r"6 个：", text))

    assert counted("staff") == "6 个：■ 三级 3 个，△ 二级 0 个，○ 一级 3 个"
    assert counted("public") == "6 个：■ 三级 1 个，等级不公布 5 个"
