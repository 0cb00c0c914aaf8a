"""What is on record of each step stands in its box, and what is not, or not any more, is left for a pen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from riskctl.check.example import CLERK, PEOPLE, PROGRAMME, REPOSITORY, changed
from riskctl.render.blocks import Signatures, texts
from tests.render.build import Laid, Overlay
from tests.year.signed import all_signed

Lay = Callable[[Overlay], Laid]
REF = "bureau/registration/clerk"
LOG = "cycles/2010/signoffs/bureau/registration.csv"
GRAVER = changed(CLERK, ("probability: 高", "probability: 低"), ("level: 3", "level: 2"))


def opinions(laid: Laid, kind: str = "annex-5", ref: str = REF, **asked: Any) -> dict[str, dict[str, Any]]:
    (view,) = laid.views(kind, ref, **asked)
    return {one["step"]: one for one in view["opinions"]}


def numbered(reference: str) -> dict[str, str]:
    """Return the logs of all steps, the leading group's with the number of its minutes."""
    logs = all_signed()
    return {file: text.replace("同意,,,", f"同意,,{reference},") for file, text in logs.items()}


def test_each_box_holds_who_signed_when_and_the_number(laid: Lay) -> None:
    found = opinions(laid(numbered("纪要〔2010〕3号")))
    signed = {step: (one["by"], one["holder_name"], one["day"]) for step, one in found.items()}
    assert signed == {
        "self": ("科员", "李丁四", "2010年4月10日"),
        "department": ("科长", "孙丙三", "2010年4月12日"),
        "cross": ("纪检组长", "周戊五", "2010年4月13日"),
        "group": ("领导小组", "", "2010年4月14日"),
        "superior": ("省局纪检组（省局）", "", "2010年4月15日"),
    }
    assert found["group"]["reference"] == "纪要〔2010〕3号"
    assert not any(one["anew"] or one["since"] or one["returned"] for one in found.values())


def test_they_are_printed_in_the_boxes_and_the_rest_stays_to_be_signed(laid: Lay) -> None:
    (paper,) = laid(numbered("纪要〔2010〕3号")).made("annex-5", REF)
    boxes = next(block for block in paper.blocks if isinstance(block, Signatures))
    said = {box.label: texts_of(box) for box in boxes.boxes}
    assert said["部门意见"] == ["同意（纪要〔2010〕3号）", "签字：孙丙三（科长）", "2010年4月12日"]
    assert said["分管领导意见"] == ["签字：", "年　　月　　日"]
    (blank,) = laid({}).made("annex-5", REF)
    assert {text for text in texts(blank) if "同意" in text} == set()


def texts_of(box: Any) -> list[str]:
    return ["".join(run.text for run in flow.runs) for flow in box.content]


def test_of_a_point_changed_since_the_box_says_that_it_is_to_be_signed_anew(laid: Lay) -> None:
    found = opinions(laid(all_signed() | GRAVER))
    assert {step: one["anew"] for step, one in found.items()} == {
        **{step: [] for step in ("self", "department", "cross")},
        **{step: ["第 1 项"] for step in ("group", "superior")},
    }


def test_a_point_signed_alone_since_is_told_beside(laid: Lay) -> None:
    rows = all_signed()[LOG].splitlines()
    group = next(row for row in rows if row.startswith("评估审查,bureau/registration/clerk,"))
    later = group.replace("clerk,", "clerk#R01,", 1).replace("2010-04-14", "2010-04-15")
    log = {LOG: "\n".join([*rows, later]) + "\n"}
    found = opinions(laid(all_signed() | log))
    assert [(one["points"], one["day"]) for one in found["group"]["since"]] == [
        (["第 1 项"], "2010年4月15日")
    ]
    assert not any(one["since"] for step, one in found.items() if step != "group")


def test_a_return_stands_there_with_its_reason(laid: Lay) -> None:
    log = all_signed()[LOG]
    rows = [row for row in log.splitlines() if not row.startswith(("评估审查", "上级审议"))]
    group = next(row for row in log.splitlines() if row.startswith("评估审查,bureau/registration/clerk,"))
    back = group.replace("同意,,", "退回,措施太空,")
    found = opinions(laid(all_signed() | {LOG: "\n".join([*rows, back]) + "\n"}))
    assert (found["group"]["returned"], found["group"]["reason"]) == (True, "措施太空")
    assert "superior" not in found


def test_another_holder_signs_for_himself(laid: Lay) -> None:
    since = changed(PEOPLE, ("李丁四, from: 2008-01-01", "李丁四, from: 2008-01-01, to: 2010-04-11"))
    new = since[PEOPLE].replace("to: 2010-04-11}", "to: 2010-04-11}, {name: 吴己六, from: 2010-04-12}")
    assert "self" not in opinions(laid(all_signed() | {PEOPLE: new}))


def test_what_is_signed_after_the_day_is_not_there_yet(laid: Lay) -> None:
    then = {PROGRAMME: REPOSITORY[PROGRAMME].replace("2010-04-15", "2010-04-12")}
    assert list(opinions(laid(all_signed() | then))) == ["self", "department"]


def test_a_gathered_form_says_what_was_agreed_to_of_every_register(laid: Lay) -> None:
    found = opinions(laid(numbered("纪要〔2010〕3号")), "annex-3", "bureau", gather=True)
    assert list(found) == ["group", "superior"]
    assert (found["group"]["by"], found["group"]["reference"]) == ("领导小组", "纪要〔2010〕3号")
    lacking = {file: text for file, text in all_signed().items() if file != LOG}
    assert opinions(laid(lacking), "annex-3", "bureau", gather=True) == {}


@pytest.mark.parametrize("edition", ["staff", "public"])
def test_names_and_reasons_stay_inside(laid: Lay, edition: Any) -> None:
    (paper,) = laid(all_signed()).made("annex-5", REF, edition=edition)
    said = "\n".join(texts(paper))
    assert "孙丙三" not in said and "签字：科长" in said
