"""RK306: monitors written by hand, on the ladder from the responsible person to the units above."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, REPOSITORY, UNIT, changed
from tests.check.overlay import check

DEPARTMENT = "registers/bureau/registration/department.yaml"
GRADES = {1: "轻微", 2: "较严重", 3: "严重"}  # the severity that gives each level, probability 低 or 高
POINT = REPOSITORY[CLERK][REPOSITORY[CLERK].index("risk_points:") :].replace(
    "    flow: registration/accept\n", ""
)
MORE = changed(
    ORGANIZATION,
    (
        "      - id: discipline\n",
        "      - id: legal\n        name: 法规科\n        head: chief\n"
        "        posts: [{id: chief, name: 科长}, {id: clerk, name: 科员}]\n      - id: discipline\n",
    ),
    (
        "  - id: bureau\n",
        "  - {id: county, name: 县局, parent: bureau, party_group: 县局党组}\n"
        "  - {id: city, name: 市局, parent: province, party_group: 市局党组}\n  - id: bureau\n",
    ),
)


def graded(level: int, *monitors: str, file: str = CLERK, head: str = "") -> dict[str, str]:
    """Return a register whose one point is of `level` and has these monitors written by hand."""
    text = head + POINT if head else REPOSITORY[CLERK]
    text = text.replace("probability: 高", "probability: " + ("高" if level == 3 else "低"))
    text = text.replace("severity: 严重", f"severity: {GRADES[level]}").replace("level: 3", f"level: {level}")
    return {file: text + f"    monitor: [{', '.join(monitors)}]\n"}


def low(tmp_path: Path, level: int, monitor: str) -> bool:
    found = check(tmp_path, MORE | graded(level, monitor), "RK306")
    assert all("stands too low" in one.message and f"“{monitor}”" in one.message for one in found)
    return bool(found)


@pytest.mark.parametrize(
    ("monitor", "heights"),
    [
        ("legal/clerk", "ok low low"),
        ("chief", "ok low low"),
        ("legal/chief", "ok low low"),
        ("leadership/deputy", "ok ok low"),
        ("leadership/director", "ok ok low"),
        ("party_group", "ok ok ok"),
        ("纪检组", "ok ok ok"),
        ("领导小组", "ok ok ok"),
        ("province/discipline_office", "ok ok ok"),
        ("city/party_group", "ok ok ok"),
        ("county/party_group", "low low low"),
    ],
)
def test_each_level_is_watched_from_its_height(tmp_path: Path, monitor: str, heights: str) -> None:
    found = ["low" if low(tmp_path, level, monitor) else "ok" for level in (1, 2, 3)]
    assert " ".join(found) == heights


def test_it_stands_at_the_value_and_says_who_is_wanted(tmp_path: Path) -> None:
    (found,) = check(tmp_path, graded(3, "party_group", "leadership/director"), "RK306")
    assert found.message == (
        "The monitor “leadership/director” stands too low: a point of 三级 is watched by: party group, "
        "discipline office"
    )
    assert (found.severity, found.subject) == ("error", "bureau/registration/clerk#R01")
    assert found.line == len(graded(3, "x")[CLERK].splitlines())


def test_a_monitor_who_would_watch_himself_is_another_finding(tmp_path: Path) -> None:
    found = check(tmp_path, graded(2, "clerk"), "RK306", "RK307")
    assert [one.rule for one in found] == ["RK307"]


def test_the_person_counts_and_not_the_post(tmp_path: Path) -> None:
    twice = changed(
        PEOPLE, ("  bureau/discipline", "  bureau/legal/chief: [{name: 钱乙二}]\n  bureau/discipline")
    )
    overlay = MORE | graded(2, "legal/chief")
    assert check(tmp_path / "known", overlay | twice, "RK306") == []
    assert len(check(tmp_path / "unknown", overlay | {PEOPLE: None}, "RK306")) == 1


def test_a_departments_point_is_watched_by_its_level(tmp_path: Path) -> None:
    head = "schema: riskctl/department/v1\nunit: bureau\ndepartment: registration\n"
    for level, found in ((1, 0), (2, 1)):
        overlay = graded(level, "chief", file=DEPARTMENT, head=head)
        assert len(check(tmp_path, overlay, "RK306")) == found


def test_a_units_own_point_is_watched_by_its_bodies_at_any_level(tmp_path: Path) -> None:
    head = "schema: riskctl/unit/v1\nunit: bureau\n"
    (found,) = check(tmp_path, graded(1, "leadership/director", file=UNIT, head=head), "RK306")
    assert "a point of the unit itself, also of 一级, is watched by its own: party group" in found.message
    named = graded(1, "leadership/director", file=UNIT, head=head)
    named = {UNIT: named[UNIT] + "    department: registration\n"}
    assert check(tmp_path, named, "RK306") == []


def test_a_closed_point_is_watched_by_nobody(tmp_path: Path) -> None:
    closed = {CLERK: graded(3, "chief")[CLERK] + "    status: closed\n"}
    assert check(tmp_path, closed, "RK306") == []


class TestUnknown:
    @pytest.mark.parametrize(
        ("monitor", "message", "help"),
        [
            ("局党祖", "did you mean “party_group”?", "Write “party_group”"),
            ("leadership/deputi", "did you mean “leadership/deputy”?", "Write “leadership/deputy”"),
            ("副局长", "did you mean “leadership/deputy”?", "Write “leadership/deputy”"),
            ("有关领导", "is no post and no office in organization.yaml", "Delete it, since the monitor"),
        ],
    )
    def test_a_word_that_names_nobody(self, tmp_path: Path, monitor: str, message: str, help: str) -> None:
        (found,) = check(tmp_path, graded(3, monitor), "RK306")
        assert message in found.message and found.help.startswith(help)

    def test_it_is_told_without_a_policy(self, tmp_path: Path) -> None:
        broken = changed("riskctl.yaml", ("policy: jiuquan-2010", "policy: nowhere"))
        found = check(tmp_path, graded(3, "chief", "有关领导") | broken, "RK306")
        assert ["“有关领导”" in one.message for one in found] == [True]

    def test_a_holders_name_is_another_finding(self, tmp_path: Path) -> None:
        found = check(tmp_path, graded(3, "钱乙二"), "RK306", "RK701")
        assert [one.rule for one in found] == ["RK701"]

    def test_where_the_organisation_has_faults_nobody_is_called_unknown(self, tmp_path: Path) -> None:
        faulty = changed(ORGANIZATION, ("{id: deputy, name: 副局长}", "{id: deputy, nmae: 副局长}"))
        assert check(tmp_path, graded(3, "leadership/deputy") | faulty, "RK306") == []
