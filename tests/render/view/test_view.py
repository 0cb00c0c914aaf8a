"""What a template sees: the subject with heads and names, its points in order, what is declined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from riskctl.check.example import CLERK, CYCLE, ORGANIZATION, PEOPLE, REPOSITORY, UNIT, changed
from riskctl.render.order.kinds import document_kind
from riskctl.render.template.fill import named
from riskctl.render.view.view import PARTS, view
from tests.render.build import DEPARTMENT, POINTS, SEATS, Laid, Overlay, register

Lay = Callable[[Overlay], Laid]
NOTICE = {CYCLE: REPOSITORY[CYCLE] + "notice: {from: 2010-05-04, to: 2010-05-10}\n"}


def one(laid: Laid, kind: str, *refs: str, **options: Any) -> dict[str, Any]:
    (view,) = laid.views(kind, *refs, **options)
    return view


def test_the_subject_with_its_heads_and_their_names(laid: Lay) -> None:
    whole = laid({DEPARTMENT: register("bureau/registration", more="duties: [登记, 归档]\n")})
    view = one(whole, "annex-4")
    assert view["unit"] == {
        "name": "示例局",
        "head": "局长",
        "head_name": "赵甲一",
        "leading_group": "领导小组",
        "leading_group_office": "领导小组办公室",
        "addressees": ["注册登记科", "纪检组"],
        "above": "省局",
        "below": [],
    }
    assert view["department"] == {
        "name": "注册登记科",
        "head": "科长",
        "head_name": "孙丙三",
        "leader": "副局长",
        "leader_name": "钱乙二",
    }
    assert (view["post"]["name"], view["duties"]) == ("", ["登记", "归档"])
    assert (view["level"], view["year"], view["day"]) == ("department", "2010", "2010年4月15日")
    assert view["policy"] == "酒泉2010" and view["programme"]["contact"] == "领导小组办公室"


@pytest.mark.parametrize("head", ["chief", "registration/chief", "bureau/registration/chief"])
def test_a_head_is_found_however_it_is_written(laid: Lay, head: str) -> None:
    whole = {ORGANIZATION: REPOSITORY[ORGANIZATION].replace("head: chief", f"head: {head}")}
    view = one(laid(whole | {DEPARTMENT: register("bureau/registration")}), "annex-4")
    assert (view["department"]["head"], view["department"]["head_name"]) == ("科长", "孙丙三")


def test_without_holders_names_are_blank_and_posts_stay(laid: Lay) -> None:
    view = one(laid({PEOPLE: None}), "annex-5", "bureau/registration/clerk")
    assert (view["unit"]["head"], view["unit"]["head_name"]) == ("局长", "")
    assert (view["post"]["name"], view["post"]["holder_name"]) == ("科员", "")


def test_a_post_with_its_holders_of_the_day(laid: Lay) -> None:
    clerk = "bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01}"
    two = {
        PEOPLE: REPOSITORY[PEOPLE].replace(
            clerk, f"{clerk}, {{name: 王六, from: 2009-01-01}}, {{name: 郑七, to: 2009-01-01}}"
        )
    }
    found = [view["post"] for view in laid(two | SEATS).views("annex-5", "bureau/registration/clerk")]
    each = ("李丁四", "王六")
    assert found == [{"name": "科员", "holder_name": name, "single": False} for name in each]
    worksheet = one(laid(two | SEATS), "worksheet", "bureau/registration/clerk")
    assert worksheet["post"]["holder_name"] == "李丁四、王六"


def test_a_seat_is_named_with_its_number(laid: Lay) -> None:
    seat = {"registers/bureau/registration/clerk-2.yaml": register("bureau/registration/clerk-2")}
    found = (
        one(laid(SEATS | seat), "annex-5", "bureau/registration/clerk-2", language=x) for x in ("zh", "en")
    )
    assert [view["post"]["name"] for view in found] == ["科员（2）", "科员 (2)"]


def test_authority_stands_in_a_personal_register_alone(laid: Lay) -> None:
    own = {CLERK: register("bureau/registration/clerk", more="authority: [许可法第三十二条]\n")}
    assert one(laid(own), "annex-5", "bureau/registration/clerk")["authority"] == ["许可法第三十二条"]
    assert one(laid(own), "annex-3")["authority"] == []


def test_why_there_is_no_point_and_what_is_declined(laid: Lay) -> None:
    view = one(laid({}), "annex-3")
    assert view["no_risk"] == "单位层面的风险点都已列在部门和个人登记表中"
    assert view["points"] == []
    assert view["declined"][0] == {"matter": "核准登记", "reason": "核准由省局统一办理"}
    odd = laid(changed(UNIT, ("matter: archive-management", "matter: nothing-known")))
    assert one(odd, "annex-3")["declined"][1]["matter"] == "nothing-known"


def test_points_stand_by_department_numbered_through(laid: Lay) -> None:
    unit = POINTS + POINTS.replace("R01", "R02").replace("title:", "department: registration\n    title:")
    whole = laid({
        UNIT: register("bureau", unit),
        DEPARTMENT: register("bureau/registration"),
        "registers/bureau/leadership/deputy.yaml": register("bureau/leadership/deputy"),
    })  # fmt: skip
    points = one(whole, "annex-3", gather=True)["points"]
    assert [(p["number"], p["department"], p["post"]) for p in points] == [
        (1, "本单位", "本单位"),
        (2, "局领导", "副局长"),
        (3, "注册登记科", "科员"),
        (4, "注册登记科", "科员"),
        (5, "注册登记科", "科员"),
    ]
    assert [p["id"] for p in points][2:] == [
        "bureau#R02",
        "bureau/registration#R01",
        "bureau/registration/clerk#R01",
    ]
    english = one(whole, "annex-3", gather=True, language="en")["points"]
    assert (english[0]["department"], english[0]["post"]) == ("the unit", "the unit")


def test_a_closed_point_is_no_longer_shown(laid: Lay) -> None:
    closed = register("bureau/registration/clerk", POINTS + POINTS.replace("R01", "R02"))
    closed = closed.replace("title:", "status: closed\n    title:", 1)
    points = one(laid({CLERK: closed}), "annex-5", "bureau/registration/clerk")["points"]
    assert [(p["number"], p["id"]) for p in points] == [(1, "bureau/registration/clerk#R02")]


def test_the_period_of_notice(laid: Lay) -> None:
    blank = one(laid({}), "announcement")["notice"]
    assert not any(blank.values())
    period = {"from": "2010年5月4日", "to": "2010年5月10日"}
    assert one(laid(NOTICE), "announcement")["notice"] == blank | period
    ended = {CYCLE: NOTICE[CYCLE].replace("2010-05-04, to: 2010-05-10", "2010-04-06, to: 2010-04-14")}
    assert one(laid(ended), "announcement")["notice"]["over"]
    assert one(laid(NOTICE), "announcement", language="en")["notice"]["from"] == "2010-05-04"


def test_no_key_hides_behind_a_method_of_its_mapping(laid: Lay) -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    assert not keys(one(laid({}), "worksheet")) & set(dir(dict))


def test_a_view_holds_the_parts_of_which_something_is_named(laid: Lay) -> None:
    for kind in ("annex-3", "announcement", "changes", "summary"):
        (order,), scope = laid({}).read(kind)
        for names, make in PARTS:
            assert tuple(make(order, scope)) == names
            given = set(names) if order.kind.prints(names[0]) else set()
            assert set(view(order, scope, {names[0]})) & set(names) == given
        assert set(view(order, scope, frozenset())) == set()
        assert set(view(order, scope)) == {n for names, _ in PARTS for n in names if order.kind.prints(n)}


def test_what_a_form_prints_nothing_of_is_not_computed() -> None:
    for kind, unnamed in (("annex-3", {"course", "changes", "inspection"}), ("survey", {"course", "points"})):
        known = named(document_kind(kind), "zh")
        assert known is not None and "unit" in known and not known & unnamed
