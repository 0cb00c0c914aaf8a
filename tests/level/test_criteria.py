"""Points graded by the criteria they meet: the gravest counts, in whatever order and spelling."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from riskctl.check.example import CLERK
from riskctl.corpus.defects import defects
from riskctl.corpus.grading import Grading
from riskctl.corpus.load import registers
from riskctl.corpus.rewrite import rewritten
from riskctl.level.fingerprint import fingerprint
from riskctl.level.grade import grade
from riskctl.level.pending import pending
from riskctl.level.score import Score, score
from riskctl.present.levels import as_json, as_text
from riskctl.records.kinds.policy import Policy
from riskctl.records.risk_point import RiskPoint
from tests.conftest import lay, load_sound
from tests.corpus.test_requirements import BY_CRITERIA, POLICY, point
from tests.level.test_explain import CLERKS, both
from tests.level.test_score import KEY, OVERRIDE, ids, levels
from tests.present.test_levels import graded


@st.composite
def policies(draw: st.DrawFn) -> Grading:
    """Criteria over levels numbered in any direction, each level reached by one or by the default."""
    count, order = draw(st.integers(1, 4)), draw(ids)
    default = draw(st.integers(0, count - 1))
    ranks = [*range(count), *draw(st.lists(st.integers(0, count - 1), max_size=4))]
    ranks = [max(rank, default) for rank in ranks]
    criteria = [
        {"id": f"c{n}", "text": f"标准{n}", "level": str(order[rank])}
        for n, rank in enumerate(draw(st.permutations(ranks)))
    ]
    written = {"method": "criteria", "levels": levels(count, order), "criteria": criteria}
    written |= {"default": str(order[default])} if default else {}
    under = [
        {"level": str(order[rank]), "matter": "appointment", "reason": "底线"} for rank in range(default)
    ]
    found = Policy.model_validate({"schema": "riskctl/policy/v1", "floors": under} | written)
    assert defects(found) == []
    return Grading(found)


def built(**fields: Any) -> RiskPoint:
    written = {"id": "R01", "title": "题", "kind": "integrity", "category": "approval", "measures": []}
    return RiskPoint.model_validate(written | fields)


def meeting(grading: Grading, met: list[str]) -> Score:
    found = score(built(criteria=met), grading, None)
    assert found
    return found


def words(grading: Grading) -> st.SearchStrategy[list[str]]:
    either = st.sampled_from([word for c in grading.policy.criteria for word in (c.id, c.text)])
    return st.lists(either, max_size=5)


@given(policies(), st.data())
def test_to_meet_more_never_lowers_a_level(grading: Grading, draw: st.DataObject) -> None:
    less, more = draw.draw(words(grading)), draw.draw(words(grading))
    rank = grading.ladder.rank
    assert rank(meeting(grading, less).level) <= rank(meeting(grading, less + more).level)


@given(policies(), st.data())
def test_the_gravest_criterion_met_is_the_level(grading: Grading, draw: st.DataObject) -> None:
    written = draw.draw(words(grading))
    found = meeting(grading, written)
    named = [c for c in grading.policy.criteria if {c.id, c.text} & set(written)]
    assert {c.id for c in found.met} == {c.id for c in named} and len(found.met) == len(named)
    ranks = [rank for rank, level in enumerate(grading.ladder.levels) for c in named if level.id == c.level]
    assert grading.ladder.rank(found.level) == max(
        ranks, default=grading.ladder.rank(meeting(grading, []).level)
    )
    assert (found.probability, found.severity, found.index) == (None, None, None)


@given(policies(), st.data(), st.randoms(use_true_random=False))
def test_order_and_spelling_do_not_matter(grading: Grading, draw: st.DataObject, random: Any) -> None:
    written = draw.draw(words(grading))
    texts = {c.id: c.text for c in grading.policy.criteria}
    other = [texts.get(word, word) for word in random.sample(written, len(written))]
    one, two = meeting(grading, written), meeting(grading, other)
    assert (one.level, one.cell, set(one.met)) == (two.level, two.cell, set(two.met))


@pytest.mark.parametrize(
    "fields", [{}, {"criteria": ["past", "别的"]}, {"probability": "高", "severity": "严重"}]
)
def test_what_is_not_said_or_not_known_gives_no_level(tmp_path: Path, fields: dict[str, Any]) -> None:
    grading = load_sound(lay(tmp_path, BY_CRITERIA))[1].grading
    assert grading and score(built(**fields), grading, None) is None


def test_floors_and_overrides_hold_as_ever(tmp_path: Path) -> None:
    floor = POLICY + "floors: [{matter: appointment, level: 2, reason: 三重一大}]\n"
    grading = load_sound(lay(tmp_path, BY_CRITERIA | {"policy.yaml": floor}))[1].grading
    assert grading
    found = score(built(criteria=[]), grading, KEY)
    assert found and (found.from_cell.name, found.level.name, found.floor is not None) == (
        "一级",
        "二级",
        True,
    )
    found = score(built(criteria=["past"], override=OVERRIDE | {"level": "1"}), grading, KEY)
    assert found and (found.computed.name, found.level.name, found.held) == ("三级", "二级", True)


def test_several_criteria_are_told_one_by_one(tmp_path: Path) -> None:
    overlay = BY_CRITERIA | point("    criteria: [complaint, 一个人就能办成]\n")
    assert both(tmp_path, CLERKS, overlay) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 符合标准“近三年有投诉”：二级。
  2. 符合标准“一个人就能办成”：三级。
  3. 按政策“policy.yaml”，几条中最重的是三级；依据：政策文件。
  4. 三级由党组、纪检组（监察室）监控。
  5. 党组：局党组，由其监控。
  6. 纪检组（监察室）：纪检组，由其监控。
等级：三级；监控责任人（部门）：局党组、纪检组
  多久看一次：三级每月（本项目补定）。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. It meets the criterion “近三年有投诉”: 二级.
  2. It meets the criterion “一个人就能办成”: 三级.
  3. Under the policy “policy.yaml” the gravest of these is 三级; basis: the policy file.
  4. 三级 is watched by: party group, discipline office.
  5. party group: 局党组; this body watches.
  6. discipline office: 纪检组; this body watches.
Level: 三级; monitors: 局党组, 纪检组
  How often: 三级 every month (our completion of it).
""")


def test_one_criterion(tmp_path: Path) -> None:
    assert both(tmp_path, CLERKS, BY_CRITERIA | point("    criteria: complaint\n")) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 符合标准“近三年有投诉”：二级。
  2. 按政策“policy.yaml”，符合这一条的是二级；依据：政策文件。
  3. 二级由主管领导监控。
  4. 主管领导是副局长（现有人任职），由该岗位监控。
等级：二级；监控责任人（部门）：副局长
  多久看一次：二级每 3 个月（本项目补定）。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. It meets the criterion “近三年有投诉”: 二级.
  2. Under the policy “policy.yaml” what meets this is 二级; basis: the policy file.
  3. 二级 is watched by: leader in charge.
  4. leader in charge: 副局长 (the post is held); this post watches.
Level: 二级; monitors: 副局长
  How often: 二级 every 3 months (our completion of it).
""")


def test_no_criterion(tmp_path: Path) -> None:
    assert both(tmp_path, CLERKS, BY_CRITERIA | point("    criteria: 无\n")) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 没有符合的标准。
  2. 按政策“policy.yaml”，一条也不符合的是一级；依据：政策文件。
  3. 一级由主管责任人监控。
  4. 部门负责人是科长（现有人任职），由该岗位监控。
等级：一级；监控责任人（部门）：科长
  多久看一次：一级每 6 个月（本项目补定）。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. It meets no criterion.
  2. Under the policy “policy.yaml” what meets none is 一级; basis: the policy file.
  3. 一级 is watched by: responsible person.
  4. department head: 科长 (the post is held); this post watches.
Level: 一级; monitors: 科长
  How often: 一级 every 6 months (our completion of it).
""")


def test_the_table_and_the_json_show_criteria_in_place_of_values(tmp_path: Path) -> None:
    points, context = graded(tmp_path, BY_CRITERIA | point("    criteria: [complaint, past]\n"))
    assert "\n" + "".join(as_text(points, context, "zh", 100, names=False)) == snapshot("""\

编号                           符合标准         等级  监控责任人（部门）
bureau/registration/clerk#R01  complaint、past  三级  局党组、纪检组
""")
    (one,) = json.loads(b"".join(as_json(points, context, "zh", names=False)))["points"]
    assert [one[key] for key in ("probability", "severity", "index")] == [None, None, None]
    assert (one["criteria"], one["level"], one["basis"]) == (["complaint", "past"], 3, "ours")
    points, context = graded(tmp_path, BY_CRITERIA | point("    criteria: []\n"))
    assert "none" in "".join(as_text(points, context, "en", 100, names=False)).splitlines()[1]
    (one,) = json.loads(b"".join(as_json(points, context, "zh", names=False)))["points"]
    assert (one["criteria"], one["level"], one["basis"]) == ([], 1, "policy")


def prints(root: Path, criteria: str) -> str:
    repository, context = load_sound(lay(root, BY_CRITERIA | point(f"    criteria: {criteria}\n")))
    (found,) = [document for document in registers(repository, context) if document.file == CLERK]
    return fingerprint(found, context)


def test_a_fingerprint_is_of_the_criteria_met_however_they_are_written(tmp_path: Path) -> None:
    met = prints(tmp_path, "[past, complaint]")
    assert prints(tmp_path, "[近三年有投诉, 五年内发生过违纪违法, past]") == met
    same_level = prints(tmp_path, "[past]")
    assert len({met, same_level, prints(tmp_path, "alone"), prints(tmp_path, "[]")}) == 4
    assert prints(tmp_path, "无") == prints(tmp_path, "[]")


@pytest.mark.parametrize(
    ("criteria", "known"),
    [
        ("[past, complaint]", "e89f6a325ed62dadd2dc394b8c694efad86ed46a3b63b5df7d46f3c439f23185"),
        ("[]", "6d1cebc70b9c2e9fe9454599b3e39d53c0b3e12ad60dd3fa90ce8c6cf269cd1b"),
    ],
)
def test_the_fingerprint_of_criteria_is_a_promise(tmp_path: Path, criteria: str, known: str) -> None:
    assert prints(tmp_path, criteria) == known


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("    criteria: [past]\n", "    criteria: [past]\n    level: 3\n"),
        (
            "    符合标准:\n      - complaint # 投诉\n",
            "    符合标准:\n      - complaint # 投诉\n    风险等级: 2\n",
        ),
        ("    criteria: 无\n", "    criteria: 无\n    level: 1\n"),
    ],
)
def test_a_level_is_written_below_the_criteria(tmp_path: Path, written: str, after: str) -> None:
    repository, context = load_sound(lay(tmp_path, BY_CRITERIA | point(written)))
    found = [g for document in registers(repository, context) for g in grade(document, context)]
    (change,) = [rewritten(one, repository) for one in pending(found, context).values()]
    assert change.after.decode() == point(after)[CLERK]
