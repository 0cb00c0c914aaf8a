"""A call asks for one document a subject, in the order of the organisation, from the registers that go in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, FLOW, ORGANIZATION, PEOPLE, REPOSITORY, changed
from riskctl.corpus.load import registers
from riskctl.render.order.kinds import document_kind
from riskctl.render.order.order import orders, unready
from tests.conftest import lay, load_sound
from tests.render.build import DEPARTMENT, SEATS, Laid, Overlay, register

Lay = Callable[[Overlay], Laid]
POSTS = ["leadership/director", "leadership/deputy", "registration/chief", "registration/clerk"]
ALL = [*(f"bureau/{post}" for post in POSTS), "bureau/discipline/inspector"]
CLERK_1 = "registers/bureau/registration/clerk-1.yaml"
NOBODY = "registers/bureau/registration/nobody.yaml"
TABLE = "registers/bureau/表.csv"


def subjects(laid: Laid, kind: str, *refs: str, gather: bool = False) -> list[str]:
    return [order.subject.ref for order in laid.orders(kind, *refs, gather=gather)]


def refusal(laid: Laid, kind: str, *refs: str) -> tuple[str, str]:
    with pytest.raises(RiskctlError) as caught:
        laid.orders(kind, *refs)
    assert caught.value.hint
    return caught.value.said.text("zh"), caught.value.hint.text("zh")


def test_without_a_subject_all_that_have_a_register(laid: Lay) -> None:
    whole = laid({DEPARTMENT: register("bureau/registration")})
    assert subjects(whole, "annex-5") == ALL
    assert subjects(whole, "annex-4") == ["bureau/registration"]
    assert subjects(whole, "annex-3") == ["bureau"]
    assert subjects(laid({}), "annex-4") == []
    assert subjects(laid({"registers/bureau/unit.yaml": None}), "annex-3") == []


def test_the_order_is_that_of_the_organisation(laid: Lay) -> None:
    turned = REPOSITORY[ORGANIZATION].replace("id: chief, name: 科长", "id: x, name: 科长")
    turned = turned.replace(
        "{id: clerk, name: 科员, key: true}", "{id: clerk, name: 科员}\n          - {id: chief, name: 科长}"
    )
    assert subjects(laid({ORGANIZATION: turned}), "annex-5")[2:4] == [
        "bureau/registration/clerk",
        "bureau/registration/chief",
    ]  # fmt: skip


def test_those_named_in_the_order_of_the_call_and_once(laid: Lay) -> None:
    asked = ("bureau/registration/clerk", "bureau/leadership", "bureau/registration/clerk")
    assert subjects(laid({}), "annex-5", *asked) == [asked[0], *ALL[:2]]


def test_a_unit_or_department_named_means_those_below(laid: Lay) -> None:
    assert subjects(laid({}), "annex-5", "bureau/registration") == ALL[2:4]
    assert subjects(laid({}), "annex-5", "bureau") == ALL


def test_a_kind_of_several_sorts_takes_the_one_named(laid: Lay) -> None:
    for ref in ("bureau", "bureau/registration", "bureau/registration/clerk"):
        assert subjects(laid({}), "worksheet", ref) == [ref]
    assert subjects(laid({}), "worksheet") == ["bureau"]


def test_a_seat_may_have_a_register_of_its_own(laid: Lay) -> None:
    seated = laid(SEATS | {CLERK_1: register("bureau/registration/clerk-1")})
    assert subjects(seated, "annex-5", "bureau/registration")[1:] == [
        "bureau/registration/clerk",
        "bureau/registration/clerk-1",
    ]
    assert subjects(seated, "annex-5", "bureau/registration/clerk-1") == ["bureau/registration/clerk-1"]
    alone = laid(SEATS | {CLERK: None, CLERK_1: register("bureau/registration/clerk-1")})
    assert subjects(alone, "annex-5", "bureau/registration/clerk") == ["bureau/registration/clerk-1"]


def test_gathered_it_holds_its_own_register_and_those_below(laid: Lay) -> None:
    whole = laid({DEPARTMENT: register("bureau/registration")})
    (alone,) = whole.orders("annex-4")
    assert [d.subject for d in alone.registers] == ["bureau/registration"] and not alone.gather
    (gathered,) = whole.orders("annex-3", gather=True)
    assert gathered.gather
    assert [d.subject for d in gathered.registers] == ["bureau", *ALL[:2], "bureau/registration", *ALL[2:]]
    (department,) = laid({}).orders("annex-4", "bureau/registration", gather=True)
    assert [d.subject for d in department.registers] == ALL[2:4]


def test_a_unit_above_is_no_subject(laid: Lay) -> None:
    above = laid({"registers/province/unit.yaml": register("province")})
    assert subjects(above, "annex-3") == ["bureau"]
    assert subjects(above, "announcement") == ["bureau"]


def test_an_unknown_subject_is_answered_with_the_nearest(laid: Lay) -> None:
    near = "是不是想写 bureau/registration/clerk？"
    assert refusal(laid({}), "annex-5", "bureau/registration/clark") == (
        *("组织机构里没有“bureau/registration/clark”", near),
    )  # fmt: skip
    how = "写作 单位、单位/部门 或 单位/部门/岗位，编号见 organization.yaml。"
    assert refusal(laid({}), "annex-5", "") == ("组织机构里没有“”", how)


def test_a_subject_without_a_register_says_what_the_kind_is_made_for(laid: Lay) -> None:
    said = "“bureau/registration”没有可以放进 annex-4 的登记表"
    hint = "annex-4 按部门生成；要连同下级的风险点，加 --gather。"
    assert refusal(laid({}), "annex-4", "bureau/registration") == (said, hint)
    gone = laid({CLERK: None})
    assert refusal(gone, "annex-5", "bureau/registration/clerk")[1] == "annex-5 按岗位生成。"


def test_a_subject_of_another_sort_is_told_whose_the_kind_is(laid: Lay) -> None:
    for kind, ref, part, subjects, above in (
        ("summary", "bureau/registration", "部门", "单位", "bureau"),
        ("annex-3", "bureau/registration", "部门", "单位", "bureau"),
        ("annex-4", "bureau/registration/clerk", "岗位", "部门", "bureau/registration"),
    ):
        said = f"{kind} 按{subjects}生成，而“{ref}”是{part}"
        assert refusal(laid({}), kind, ref) == (said, f"写它所在的{subjects}：{above}。")


DEPUTY = "2008-01-01}]\n  bureau/leadership/deputy"
BROKEN: list[tuple[Overlay, list[str]]] = [
    ({}, []),
    (changed(CLERK, ("title:", "titel:")), [CLERK]),
    (changed(CLERK, ("probability: 高", "probability: 中")), [CLERK]),
    ({CLERK: "甲: ["}, [CLERK]),
    (changed(PEOPLE, (DEPUTY, DEPUTY.replace("}", ", form: 1}"))), [PEOPLE]),
    ({FLOW: "甲: ["}, [FLOW]),
    ({"cycles/2010/cycle.yaml": "甲: ["}, ["cycles/2010/cycle.yaml"]),
    ({"cycles/2009/cycle.yaml": "甲: ["}, []),
    ({"flows/readme.csv": "甲"}, []),
    ({NOBODY: register("bureau/registration/nobody")}, [NOBODY]),
    ({TABLE: '"甲'}, [TABLE]),
    ({"registers/all.csv": '"甲'}, ["registers/all.csv"]),
    ({TABLE: "单位,部门,岗位,无风险原因\nbureau,registration,clerk,没有\n"}, [CLERK, TABLE]),
    ({TABLE: "单位,部门,岗位,无风险原因\nbureau,registration,clerk,没有\n", CLERK: None}, []),
]


@pytest.mark.parametrize(("overlay", "files"), BROKEN)
def test_what_would_look_whole_on_paper_is_named(laid: Lay, overlay: Overlay, files: list[str]) -> None:
    one = laid(overlay)
    repository, context = load_sound(lay(one.root, overlay))
    found = orders(document_kind("annex-3"), (), True, registers(repository, context), context)
    assert unready(document_kind("annex-3"), found, context) == files
