"""Graded points as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from inline_snapshot import snapshot

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, PEOPLE, changed
from riskctl.corpus.load import registers
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint, grade
from riskctl.present.levels import as_json, as_text
from tests.conftest import lay, load_sound
from tests.level.test_explain import OVERRIDE, of, own_policy


def graded(root: Path, overlay: dict[str, Any]) -> tuple[list[GradedPoint], Sound]:
    repository, context = load_sound(lay(root, overlay))
    return [p for document in registers(repository, context) for p in grade(document, context)], context


def several() -> dict[str, Any]:
    """Points of every kind: confirmed otherwise, raised by a floor, a vacant post, another unit's office."""
    deputy = "bureau/leadership/deputy: [{name: 钱乙二, "
    return {
        **changed(CLERK, OVERRIDE),
        **changed(PEOPLE, (f"{deputy}from", f"{deputy}to")),
        **own_policy("{matter: archive-management, level: 2, reason: 甲}"),
        **of("bureau/leadership/director"),
        **of("bureau/registration/chief", "较低", "轻微", ", matter: archive-management"),
    }


def test_a_table_of_points(tmp_path: Path) -> None:
    points, context = graded(tmp_path, several())
    assert "\n" + "".join(as_text(points, context, "zh", 100, names=True)) == snapshot("""\

编号                            概率×危害  指数  等级          监控责任人（部门）
bureau/leadership/director#R01  高×严重    9     三级          省局党组（省局）、纪检组
bureau/registration/chief#R01   较低×轻微  1     二级（底线）  副局长（空缺）
bureau/registration/clerk#R01   高×严重    9     二级（审定）  副局长（空缺）
""")
    assert "\n" + "".join(as_text(points, context, "en", 120, names=False)) == snapshot("""\

point                           prob. × severity  index  level             monitor
bureau/leadership/director#R01  高×严重           9      三级              省局党组 (省局), 纪检组
bureau/registration/chief#R01   较低×轻微         1      二级 (floor)      副局长 (vacant)
bureau/registration/clerk#R01   高×严重           9      二级 (confirmed)  副局长 (vacant)
""")


def test_on_a_narrow_terminal_the_monitors_go_below(tmp_path: Path) -> None:
    points, context = graded(tmp_path, {})
    assert "\n" + "".join(as_text(points, context, "zh", 60, names=False)) == snapshot("""\

编号                           概率×危害  指数  等级
    监控责任人（部门）
bureau/registration/clerk#R01  高×严重    9     三级
    局党组、纪检组
""")


def test_no_points_are_no_table(tmp_path: Path) -> None:
    assert "".join(as_text([], graded(tmp_path, {})[1], "zh", 80, names=False)) == ""


def test_the_keys_of_the_json_are_a_promise(tmp_path: Path) -> None:
    points, context = graded(tmp_path, {})
    whole = json.loads(b"".join(as_json(points, context, "zh", names=False)))
    assert list(whole) == ["version", "policy", "points"]
    (point,) = whole["points"]
    why = point.pop("why")
    assert list(point.items()) == [
        ("subject", "bureau/registration/clerk#R01"),
        ("probability", "高"),
        ("severity", "严重"),
        ("index", 9),
        ("level", 3),
        ("level_name", "三级"),
        ("basis", "plan"),
        ("override", None),
        (
            "monitor",
            [
                {"office": "party_group", "unit": "bureau", "post": None, "title": "局党组"},
                {"office": "discipline_office", "unit": "bureau", "post": None, "title": "纪检组"},
            ],
        ),
    ]
    assert why[0] == "发生概率“高”（3）× 危害程度“严重”（3）= 风险指数 9。"
    assert [list(office) for office in point["monitor"]] == [["office", "unit", "post", "title"]] * 2


def test_an_override_stands_beside_what_was_computed(tmp_path: Path) -> None:
    points, context = graded(tmp_path, dict(changed(CLERK, OVERRIDE)))
    (point,) = json.loads(b"".join(as_json(points, context, "zh", names=False)))["points"]
    assert point["level"] == 2
    assert list(point["override"].items()) == [
        ("level", 2),
        ("computed", 3),
        ("reason", "已实行双岗复核"),
        ("body", "bureau/leading_group"),
        ("date", "2010-04-28"),
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_stand_in_no_form_unless_asked_for(tmp_path: Path, language: Language) -> None:
    points, context = graded(tmp_path, dict(changed(CLERK, ("probability: 高", "probability: 低"))))
    for names in (False, True):
        assert ("钱乙二" in "".join(as_text(points, context, language, 100, names))) == names
        assert ("钱乙二" in b"".join(as_json(points, context, language, names)).decode()) == names
    (point,) = json.loads(b"".join(as_json(points, context, language, names=True)))["points"]
    assert point["monitor"][0] == {
        "office": "leader_in_charge",
        "unit": "bureau",
        "post": "bureau/leadership/deputy",
        "title": "副局长",
        "holders": ["钱乙二"],
    }


def test_nothing_unprintable_stands_in_the_table(tmp_path: Path) -> None:
    overlay = own_policy() | of("bureau/registration/clerk", '"甲\\uE000"', '"乙\\r\\n"')
    overlay["policy.yaml"] += (
        'probability: [{name: "甲\\uE000", value: 1}]\nseverity: [{name: "乙\\r\\n", value: 2}]\n'
        'levels: [{id: 1, name: "丙\\uF8FF", monitor: head}]\nmethod: index\nthresholds: [{level: 1}]\n'
        "monitoring: []\n"
    )
    points, context = graded(tmp_path, overlay)
    text = "".join(as_text(points, context, "zh", 100, names=True))
    assert "甲\\u{E000}×乙\\u{D}\\u{A}" in text and "丙\\u{F8FF}" in text
    assert all(line.isprintable() for line in text.splitlines())
