"""A point as a form shows it: words of the language, titles of owners and monitors, level and mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, PROGRAMME, REPOSITORY, changed
from riskctl.render.blocks import texts
from tests.render.build import POINTS, Laid, Overlay, policy, register

Lay = Callable[[Overlay], Laid]
OTHER = REPOSITORY[ORGANIZATION] + """\
  - id: county
    name: 县局
    parent: bureau
    departments: [{id: office, name: 办公室, posts: [{id: head, name: 主任}]}]
"""  # fmt: skip
FLOOR = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
floors: [{matter: acceptance-review, level: 3, reason: 重点事项}]
"""


def point(laid: Laid, language: str = "zh", **overlay: str) -> dict[str, Any]:
    (view,) = laid.views("annex-5", "bureau/registration/clerk", language="en" if language == "en" else "zh")
    return dict(view["points"][0])


def of(laid: Lay, *changes: tuple[str, str], **options: Any) -> dict[str, Any]:
    """The clerk's point with changes to its register, in an organisation with a second unit."""
    return point(laid({ORGANIZATION: OTHER} | changed(CLERK, *changes) | options.pop("more", {})), **options)


def test_codes_become_words_of_the_readers_language(laid: Lay) -> None:
    origin = ("kind: integrity", "kind: regulatory\n    origin: post")
    zh, en = of(laid, origin), of(laid, origin, language="en")
    assert (zh["kind"], zh["category"], zh["origin"]) == ("监管风险", "行政审批类", "岗位职责")
    assert (en["kind"], en["category"], en["origin"]) == (
        "regulatory risk",
        "approval",
        "duties of the post",
    )
    assert zh["matter"] == en["matter"] == "受理审查" and zh["step"] == "受理"


def test_words_outside_the_lists_stay_as_written(laid: Lay) -> None:
    odd = of(
        laid,
        ("matter: acceptance-review", "matter: 别的事"),
        ("kind: integrity", "kind: integrity\n    origin: 业务流程"),
    )
    assert (odd["matter"], odd["origin"]) == ("别的事", "业务流程")  # fmt: skip
    assert of(laid, ("flow: registration/accept", "flow: registration/none"))["step"] == ""


@pytest.mark.parametrize(
    ("owner", "title"),
    [
        ("registration/chief", "科长"),
        ("chief", "科长"),
        ("bureau/leadership/deputy", "副局长"),
        ("registration", "注册登记科"),
        ("leading_group_office", "领导小组办公室"),
        ("county/office/head", "主任（县局）"),
        ("county/office", "县局办公室"),
        ("province/party_group", "省局党组（省局）"),
        ("谁也不是", "谁也不是"),
    ],
)
def test_an_owner_is_named_by_title(laid: Lay, owner: str, title: str) -> None:
    assert of(laid, ("owner: registration/chief", f"owner: {owner}"))["measures"][0]["owner"] == title


def test_a_measure_names_its_regulation_by_title(laid: Lay) -> None:
    measure = of(laid, ("type: supervision", "type: institution\n        regulation: registration-review"))[
        "measures"
    ]
    assert measure[0] == {
        "text": "科长每周抽查受理件的一成，在复核记录上签名",
        "type": "制度",
        "regulation": "登记审查办法",
        "owner": "科长",
        "due": "2010-05-31",
        **{"done": "", "effect": "", "late": False},
    }  # fmt: skip
    unknown = of(laid, ("type: supervision", "regulation: 没有的制度"))["measures"][0]
    assert (unknown["regulation"], unknown["type"]) == ("没有的制度", "")
    bare = POINTS.partition("    measures:")[0] + "    measures: [{text: 甲}]\n"
    (only,) = point(laid({CLERK: register("bureau/registration/clerk", bare)}))["measures"]
    assert only == dict.fromkeys(("type", "regulation", "owner", "due", "done", "effect"), "") | {
        "text": "甲",
        "late": False,
    }


def test_monitors_by_title_of_ones_own_and_of_another_unit(laid: Lay) -> None:
    assert of(laid)["monitors"] == ["局党组", "纪检组"]
    named = of(laid, ("level: 3", "level: 3\n    monitor: [province/discipline_office]"))
    assert named["monitors"] == ["局党组", "纪检组", "省局纪检组（省局）"]


def test_brackets_are_those_of_the_language(laid: Lay) -> None:
    changes = (
        ("level: 3", "level: 3\n    monitor: [province/discipline_office]"),
        ("owner: registration/chief", "owner: province/party_group"),
    )
    english = of(laid, *changes, language="en")
    assert english["monitors"][2] == "省局纪检组 (省局)"
    assert english["measures"][0]["owner"] == "省局党组 (省局)"


def test_a_vacant_office_says_so(laid: Lay) -> None:
    lower = (("probability: 高", "probability: 低"), ("level: 3", "level: 2"))
    gone = {PEOPLE: REPOSITORY[PEOPLE].replace("钱乙二, from: 2008-01-01", "钱乙二, to: 2009-01-01")}
    assert of(laid, *lower)["monitors"] == ["副局长"]
    assert of(laid, *lower, more=gone)["monitors"] == ["副局长（空缺）"]
    assert of(laid, *lower, more=gone, language="en")["monitors"] == ["副局长 (vacant)"]
    assert of(laid, *lower, more={PEOPLE: None})["monitors"] == ["副局长"]


@pytest.mark.parametrize(
    ("probability", "severity", "level", "weight", "mark"),
    [
        ("高", "严重", "三级", "gravest", "■"),
        ("低", "较严重", "二级", "middle", "△"),
        ("较低", "轻微", "一级", "lightest", "○"),
    ],
)
def test_a_level_has_a_mark_beside_its_name(
    laid: Lay, probability: str, severity: str, level: str, weight: str, mark: str
) -> None:
    one = of(
        laid, ("probability: 高", f"probability: {probability}"), ("severity: 严重", f"severity: {severity}")
    )
    assert (one["level"], one["weight"], one["mark"], one["how"]) == (level, weight, mark, "")  # fmt: skip
    assert (one["probability"], one["severity"]) == (probability, severity)


def test_how_a_level_departs_from_the_cell(laid: Lay) -> None:
    lower = ("probability: 高", "probability: 较低")
    decided = "override: {level: %s, reason: 已有双岗, body: bureau/leading_group, date: 2010-04-10}"
    floor = {PROGRAMME: REPOSITORY[PROGRAMME].replace("jiuquan-2010", "own.yaml"), "own.yaml": FLOOR}

    def how(*changes: tuple[str, str], more: Overlay | None = None) -> tuple[str, str]:
        one = of(laid, *changes, more=more or {})
        return one["level"], one["how"]

    assert how(lower) == ("二级", "")
    assert how(("level: 3", decided % 2)) == ("二级", "审定")
    assert how(lower, more=floor) == ("三级", "底线")
    assert how(lower, ("level: 3", decided % 2), more=floor) == ("三级", "底线")
    assert how(lower, ("level: 3", decided % 3), more=floor) == ("三级", "审定")
    assert of(laid, ("level: 3", decided % 2), language="en")["how"] == "confirmed"


def test_the_derivation_ends_with_who_watches(laid: Lay) -> None:
    one = of(laid)
    assert (one["index"], one["computed"]) == ("9", "三级")
    assert one["why"][0].startswith("发生概率“高”（3）") and one["why"][-1].startswith("纪检组（监察室）：")
    assert of(laid, language="en")["why"][0].startswith("Probability “高” (3)")


CRITERIA = policy("""\
method: criteria
criteria: [{id: past, text: 曾发生违纪, level: 3}, {id: alone, text: 一人经办, level: 2}]
""")


def test_a_policy_of_criteria_shows_those_met(laid: Lay) -> None:
    def made(criteria: str) -> dict[str, Any]:
        changes = ("    probability: 高\n    severity: 严重\n", f"    criteria: {criteria}\n")
        return point(laid(CRITERIA | changed(CLERK, changes)))

    both = made("[alone, past]")
    assert (both["level"], both["criteria"]) == ("三级", ["一人经办", "曾发生违纪"])
    assert (both["probability"], both["severity"], both["index"]) == ("", "", "")
    assert made("[]")["criteria"] == []


def test_the_worksheet_of_such_a_policy_has_a_column_for_them(laid: Lay) -> None:
    changes = ("    probability: 高\n    severity: 严重\n", "    criteria: [past]\n")
    (document,) = laid(CRITERIA | changed(CLERK, changes)).made("worksheet")
    shown = "".join(texts(document))
    assert {"符合的情形", "曾发生违纪"} <= set(texts(document)) and "指数" not in shown


def test_why_a_grade_was_given_stands_on_the_worksheet_and_on_no_form(laid: Lay) -> None:
    root = laid(
        changed(CLERK, ("    severity: 严重\n", "    severity: 严重\n    grounds: 去年两起投诉属实\n"))
    )
    (worksheet,), (form, *_) = root.made("worksheet"), root.made("annex-5")
    assert {"评定理由", "去年两起投诉属实"} <= set(texts(worksheet))
    assert "去年两起投诉属实" not in " ".join(texts(form))
