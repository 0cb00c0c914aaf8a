"""The department in charge of a category watches beside the level's monitor, and never itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from riskctl.check.example import ORGANIZATION, PEOPLE, changed
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import find_subject
from riskctl.level.assign import CATEGORY, Assignment, assign, conflict
from riskctl.present.levels import as_json
from tests.check.overlay import check
from tests.level.build import (
    BUREAU,
    CLERK,
    DIRECTOR,
    MIDDLE,
    PROVINCE,
    level,
    named,
    organization,
    people,
)
from tests.level.test_assign_properties import DEPARTMENTS, UNITS, Case, cases
from tests.level.test_explain import CLERKS, both, of
from tests.present.test_levels import graded

PERSONNEL = {
    "id": "personnel",
    "head": "chief",
    "leader_in_charge": "leadership/deputy",
    "posts": [{"id": "chief"}, {"id": "officer"}],
}
CITY = BUREAU | {"departments": [*BUREAU["departments"], PERSONNEL]}
INDEX = organization(PROVINCE, CITY)


def watched(
    subject: str,
    ref: str = "personnel",
    monitor: tuple[str, ...] = MIDDLE,
    index: OrganizationIndex = INDEX,
    held: PeopleIndex | None = None,
) -> Assignment:
    found = find_subject(subject, index)
    assert found, subject
    return assign(found, level(*monitor), index, held, ref)


def verdict(found: Assignment) -> str:
    (step,) = [step for step in found.steps if step.office == CATEGORY]
    return step.verdict


def offices(found: Assignment) -> list[str]:
    departments = [m.department.id if m.department else "" for m in found.monitors]
    return [one or office for one, office in zip(departments, named(found.monitors), strict=True)]


@pytest.mark.parametrize("ref", ["personnel", "city/personnel"])
@pytest.mark.parametrize(
    ("subject", "beside"),
    [
        (CLERK, ["city/leadership/deputy"]),
        ("city/registration", ["city/leadership/deputy"]),
        ("city", ["city/party_group", "city/discipline_office"]),
    ],
)
def test_it_watches_beside_the_levels_monitor(subject: str, beside: list[str], ref: str) -> None:
    assert offices(watched(subject, ref)) == [*beside, "personnel"]


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("city/personnel/officer", "own-office"),
        ("city/personnel", "own-office"),
        ("city/leadership/deputy", "leads"),  # the leader in charge of it
        (DIRECTOR, "leads"),  # the head of the unit
        ("city/registration/chief", "taken"),
    ],
)
def test_it_never_watches_its_own(subject: str, told: str) -> None:
    found = watched(subject)
    assert verdict(found) == told
    assert ("personnel" in offices(found)) == (told == "taken")
    assert len(found.monitors) > (told == "taken")  # the level's own monitor stays


def test_the_person_counts_and_not_the_post() -> None:
    held = people({CLERK: ["李"], "city/personnel/officer": ["李"], "city/personnel/chief": ["周"]})
    assert verdict(watched(CLERK, held=held)) == "own-office"
    assert verdict(watched(CLERK)) == "taken"


@pytest.mark.parametrize("ref", ["nowhere", "province/personnel", "city/personnel/chief"])
def test_where_there_is_no_such_department_that_is_said_and_nobody_is_missing(ref: str) -> None:
    found = watched(CLERK, ref)
    assert (verdict(found), found.unresolved) == ("undeclared", ())
    assert named(found.monitors) == ["city/leadership/deputy"]


def test_the_department_that_staffs_a_body_watching_already_is_not_named_twice() -> None:
    found = watched(CLERK, "discipline", ("discipline_office",))
    assert (verdict(found), named(found.monitors)) == ("watches", ["city/discipline_office"])
    assert offices(watched(CLERK, "discipline")) == ["city/leadership/deputy", "discipline"]


@pytest.mark.parametrize(("chief", "vacant"), [("周", False), ("left 周", True)])
def test_it_is_vacant_where_nobody_holds_any_of_its_posts(chief: str, vacant: bool) -> None:
    found = watched(CLERK, held=people({"city/personnel/chief": [chief]}))
    assert [m.vacant for m in found.monitors if m.department] == [vacant]


@given(cases(), st.sampled_from([*DEPARTMENTS, *(f"{u}/{d}" for u in UNITS for d in DEPARTMENTS), "nobody"]))
def test_whatever_the_organisation_it_is_added_or_said_to_be_left_out(case: Case, ref: str) -> None:
    written, held, subject, monitor = case
    index, holders = organization(*written), people(held)
    plain = watched(subject, "", tuple(monitor), index, holders)
    found = watched(subject, ref, tuple(monitor), index, holders)
    beside = found.monitors[len(plain.monitors) :]
    assert found.monitors[: len(plain.monitors)] == plain.monitors and found.unresolved == plain.unresolved
    assert len(beside) == (verdict(found) == "taken")
    who = find_subject(subject, index)
    assert who and not any(conflict(one, who, index, holders) for one in beside)
    assert all(one.department is not who.department for one in beside)


OWN = "schema: riskctl/policy/v1\nextends: jiuquan-2010\ncategory_offices: {{other: {}}}\n"


def overlay(ref: str = "personnel", **more: Any) -> dict[str, Any]:
    """A light point of the clerk, a department of personnel, and a policy that puts `ref` in charge."""
    posts = "posts: [{id: inspector, name: 纪检组长}]\n"
    added = (
        posts + "      - {id: personnel, name: 人事科, head: chief, posts: [{id: chief, name: 人事科长}]}\n"
    )
    files = dict(changed(ORGANIZATION, (posts, added))) | of("bureau/registration/clerk", "较低", "轻微")
    files |= {"policy.yaml": OWN.format(ref)}
    files |= changed("riskctl.yaml", ("policy: jiuquan-2010", "policy: policy.yaml"))
    return files | more


def test_it_is_explained_in_both_languages(tmp_path: Path) -> None:
    assert both(tmp_path, CLERKS, overlay()) == snapshot("""\

bureau/registration/clerk#R01 题
  1. 发生概率“较低”（1）× 危害程度“轻微”（1）= 风险指数 1。
  2. 按政策“policy.yaml”，这一格是一级；依据：方案原文。
  3. 理由：腐败风险发生概率较低，且风险发生后造成危害程度轻微的定为一级。
  4. 一级由主管责任人监控。
  5. 部门负责人是科长（现有人任职），由该岗位监控。
  6. “其他类”的归口部门是人事科，一并监控。
等级：一级；监控责任人（部门）：科长、人事科（空缺）
  发生概率“较低”的标准：最低的一档：近三年没有发生过，而且有制度管住（本项目补定）。
  危害程度“轻微”的标准：当场可以纠正，没有给群众和单位造成损失（本项目补定）。
  多久看一次：一级每 6 个月（本项目补定）。

bureau/registration/clerk#R01 题
  1. Probability “较低” (1) × severity “轻微” (1) = risk index 1.
  2. Under the policy “policy.yaml” this cell is 一级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率较低，且风险发生后造成危害程度轻微的定为一级.
  4. 一级 is watched by: responsible person.
  5. department head: 科长 (the post is held); this post watches.
  6. The department in charge of “other” is 人事科; it watches as well.
Level: 一级; monitors: 科长, 人事科 (vacant)
  Criteria of probability “较低”: 最低的一档：近三年没有发生过，而且有制度管住 (our completion of it).
  Criteria of severity “轻微”: 当场可以纠正，没有给群众和单位造成损失 (our completion of it).
  How often: 一级 every 6 months (our completion of it).
""")


@pytest.mark.parametrize(
    ("ref", "subject", "zh", "en"),
    [
        ("nowhere", "bureau/registration/clerk", "没有这个部门，不另加监控", "no such department of 示例局"),
        ("personnel", "bureau/personnel/chief", "自己不能监控自己，不另加监控", "nobody watches themselves"),
        ("personnel", "bureau/leadership/director", "由本人主管", "is under the holder"),
        ("discipline", "bureau", "已经在监控", "which watches already"),
    ],
)
def test_what_is_left_out_is_said(tmp_path: Path, ref: str, subject: str, zh: str, en: str) -> None:
    said = both(tmp_path, f"{subject}#R01", overlay(ref) | of(subject, "较低", "轻微"))
    assert zh in said and en in said


def test_a_program_sees_which_department_it_is(tmp_path: Path) -> None:
    points, context = graded(tmp_path, overlay())
    assert (
        '"department": "bureau/personnel"' in b"".join(as_json(points, context, "zh", names=False)).decode()
    )


def test_where_nobody_works_there_the_vacancy_is_found(tmp_path: Path) -> None:
    (found,) = check(tmp_path, overlay(), "RK308")
    assert "“人事科”" in found.message and "bureau/personnel" in found.help
    held = changed(PEOPLE, ("holders:\n", "holders:\n  bureau/personnel/chief: [{name: 郑庚七}]\n"))
    assert check(tmp_path, overlay() | held, "RK308") == []
