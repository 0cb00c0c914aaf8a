"""Files are called so that a clerk finds them, every system takes them, and none lies over another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from riskctl.check.example import ORGANIZATION, PEOPLE, PROGRAMME, REPOSITORY
from riskctl.render.order.file_names import LONGEST, file_names, safe
from tests.render.build import SEATS, Laid, Overlay, register

Lay = Callable[[Overlay], Laid]
CLERK = "bureau/registration/clerk"
TWO = "bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01}, {name: 王六, from: 2009-01-01}"
HOLDERS = {
    PEOPLE: REPOSITORY[PEOPLE].replace("bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01}", TWO)
}


def names(laid: Laid, kind: str, *refs: str, gather: bool = False) -> list[str]:
    found, scope = laid.read(kind, refs, gather)
    return list(file_names(found, scope).values())


def organized(*changes: tuple[str, str]) -> Overlay:
    text = REPOSITORY[ORGANIZATION]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {ORGANIZATION: text}


def test_a_form_is_called_by_what_it_is_and_whose(laid: Lay) -> None:
    assert names(laid({}), "annex-5", CLERK) == ["个人登记表-示例局-注册登记科-科员"]
    assert names(laid({}), "annex-3", "bureau") == ["单位登记表-示例局"]
    assert names(laid({}), "annex-3", "bureau", gather=True) == ["单位登记表-示例局-汇总"]


def test_in_the_language_of_the_programme(laid: Lay) -> None:
    english = {PROGRAMME: REPOSITORY[PROGRAMME].replace("language: zh", "language: en")}
    assert names(laid(english), "annex-3", "bureau", gather=True) == ["unit-register-示例局-gathered"]


def test_other_kinds_lie_by_their_ids(laid: Lay) -> None:
    assert names(laid({}), "worksheet", CLERK) == [f"worksheet/{CLERK}"]


def test_each_of_two_holders_has_his_own(laid: Lay) -> None:
    stem = "个人登记表-示例局-注册登记科-科员"
    assert names(laid(SEATS | HOLDERS), "annex-5", CLERK) == [f"{stem}-1", f"{stem}-2"]
    made = laid(SEATS | HOLDERS).batch("annex-5", "staff", CLERK).made
    assert len(made) == 1  # without names both would say the same


def test_a_seat_with_a_register_of_its_own_stays_apart_from_a_holder(laid: Lay) -> None:
    seat = {"registers/bureau/registration/clerk-2.yaml": register(f"{CLERK}-2")}
    found = names(laid(SEATS | HOLDERS | seat), "annex-5", CLERK)
    assert len(set(found)) == 3 and found[-1].endswith("科员（2）")


def test_two_of_one_name_are_told_apart_by_their_ids(laid: Lay) -> None:
    same = organized(("name: 科长}", "name: 科员}"))
    found = names(laid(same), "annex-5", "bureau/registration")
    stem = "个人登记表-示例局-注册登记科-科员"
    assert found == [f"{stem}-bureau-registration-chief", f"{stem}-bureau-registration-clerk"]


def test_names_of_any_length_fit(laid: Lay) -> None:
    long = organized(("name: 示例局", f"name: {'示例' * 60}"))
    found = names(laid(long), "annex-5")
    assert len(set(found)) == len(found) == 5
    assert all(len(name.encode()) <= LONGEST for name in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('甲/乙\\丙:丁*戊?"己"<庚>|辛', "甲_乙_丙_丁_戊__己__庚__辛"),
        ("科. ", "科"),
        ("..", "_"),
        ("甲\u202e乙\x07", "甲_乙_"),
        ("科员（2）", "科员（2）"),
    ],
)
def test_nothing_that_a_system_refuses_or_hides(text: str, name: str) -> None:
    assert safe(text) == name
