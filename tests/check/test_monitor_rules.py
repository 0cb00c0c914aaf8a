"""RK307–RK309: who watches himself, offices that are vacant, and climbs that end nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, REPOSITORY, UNIT, changed
from tests.check.overlay import check, outcome

DIRECTOR = "registers/bureau/leadership/director.yaml"
INSPECTOR = "registers/bureau/discipline/inspector.yaml"
DEPARTMENT = "registers/bureau/registration/department.yaml"
POINT = REPOSITORY[CLERK][REPOSITORY[CLERK].index("risk_points:") :].replace(
    "    flow: registration/accept\n", ""
)
LIGHT = ("severity: 严重\n    level: 3", "severity: 较严重\n    level: 2")  # watched by the leader in charge
DEPUTY = "bureau/leadership/deputy: [{name: 钱乙二, from: 2008-01-01}]"


def register(department: str = "", post: str = "", **fields: str) -> str:
    """Return a register that holds the clerk's point, with these fields in the point."""
    kind = "person" if post else "department" if department else "unit"
    head = f"schema: riskctl/{kind}/v1\nunit: bureau\n"
    head += f"department: {department}\n" if department else ""
    head += f"post: {post}\n" if post else ""
    return head + POINT + "".join(f"    {key}: {value}\n" for key, value in fields.items())


def by_hand(*monitors: str) -> dict[str, str]:
    """Return the clerk's register with monitors written by hand."""
    return changed(CLERK, ("    level: 3\n", f"    level: 3\n    monitor: [{', '.join(monitors)}]\n"))


class TestSelfMonitoring:
    @pytest.mark.parametrize("written", ["clerk", "registration/clerk", "bureau/registration/clerk"])
    def test_the_post_at_risk_may_not_watch_itself(self, tmp_path: Path, written: str) -> None:
        (found,) = check(tmp_path, by_hand("leadership/deputy", written), "RK307")
        assert f"“{written}” is the post at risk itself" in found.message
        assert found.message.endswith("(recusal: our completion of it)")
        assert (found.file, found.line, found.severity) == (CLERK, 15, "error")
        assert found.subject == "bureau/registration/clerk#R01"

    @pytest.mark.parametrize("written", ["leadership/deputy", "chief", "party_group", "局党组", "领导小组"])
    def test_others_may(self, tmp_path: Path, written: str) -> None:
        assert check(tmp_path, by_hand(written), "RK307") == []

    def test_one_person_in_two_posts_may_not(self, tmp_path: Path) -> None:
        twice = changed(PEOPLE, ("name: 钱乙二", "name: 李丁四"))
        (found,) = check(tmp_path, by_hand("leadership/deputy") | twice, "RK307")
        assert "are one person" in found.message

    def test_who_held_the_second_post_once_may(self, tmp_path: Path) -> None:
        once = changed(
            PEOPLE, ("{name: 钱乙二, from: 2008-01-01}", "{name: 李丁四, to: 2009-12-31}, {name: 钱乙二}")
        )
        assert check(tmp_path, by_hand("leadership/deputy") | once, "RK307") == []

    def test_namesakes_told_apart_are_two_persons(self, tmp_path: Path) -> None:
        apart = changed(PEOPLE, ("name: 钱乙二", "person: second, name: 李丁四"))
        assert check(tmp_path, by_hand("leadership/deputy") | apart, "RK307") == []

    def test_without_people_posts_stand_for_persons(self, tmp_path: Path) -> None:
        overlay = by_hand("clerk", "leadership/deputy") | {PEOPLE: None}
        assert [found.line for found in check(tmp_path, overlay, "RK307")] == [15]

    @pytest.mark.parametrize(
        ("file", "department", "post", "monitor", "message"),
        [
            (DIRECTOR, "leadership", "director", "party_group", "led by the holder"),
            (INSPECTOR, "discipline", "inspector", "纪检组", "in which the holder of the risk serves"),
            (INSPECTOR, "discipline", "inspector", "leading_group_office", "in which the holder"),
        ],
    )
    def test_a_body_that_is_not_free_of_the_holder_may_not(
        self, tmp_path: Path, file: str, department: str, post: str, monitor: str, message: str
    ) -> None:
        overlay = {file: register(department, post, monitor=f"[{monitor}, province/party_group]")}
        (found,) = check(tmp_path, overlay, "RK307")
        assert message in found.message

    def test_only_a_person_can_watch_himself(self, tmp_path: Path) -> None:
        overlay = {
            DEPARTMENT: register("registration", monitor="[chief, clerk]"),
            UNIT: register(monitor="[party_group, leadership/director]"),
        }
        assert check(tmp_path, overlay, "RK307") == []

    def test_it_needs_no_policy(self, tmp_path: Path) -> None:
        broken = changed("riskctl.yaml", ("policy: jiuquan-2010", "policy: nowhere"))
        assert len(check(tmp_path, by_hand("clerk") | broken, "RK307")) == 1


class TestVacantMonitor:
    @pytest.mark.parametrize(
        ("holders", "vacant"),
        [
            ("[]", True),
            ("[{name: 钱乙二, to: 2010-04-14}]", True),
            ("[{name: 钱乙二, to: 2010-04-15}]", False),
            ("[{name: 钱乙二, from: 2010-04-15}]", False),
            ("[{name: 钱乙二, from: 2010-04-16}]", True),
        ],
    )
    def test_the_day_decides(self, tmp_path: Path, holders: str, vacant: bool) -> None:
        overlay = changed(CLERK, LIGHT) | changed(PEOPLE, (DEPUTY, f"bureau/leadership/deputy: {holders}"))
        assert len(check(tmp_path, overlay, "RK308")) == vacant

    def test_it_names_office_post_and_day_at_the_point(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, changed(CLERK, LIGHT) | changed(PEOPLE, (f"  {DEPUTY}\n", "")), "RK308")
        assert found.message == "The monitor is vacant: on 2010-04-15 nobody holds “副局长”"
        assert "bureau/leadership/deputy in people.yaml" in found.help
        assert (found.file, found.line, found.severity) == (CLERK, 6, "warning")

    def test_a_body_nobody_staffs_is_vacant_and_one_finding_names_all(self, tmp_path: Path) -> None:
        gone = changed(PEOPLE, (f"  {DEPUTY}\n", ""), ("周戊五, from: 2008-01-01", "周戊五, to: 2010-03-31"))
        (found,) = check(tmp_path, by_hand("leadership/deputy") | gone, "RK308")
        assert "“纪检组”, “副局长”" in found.message
        assert "bureau/discipline, bureau/leadership/deputy" in found.help

    def test_without_people_vacancies_are_not_judged_and_the_summary_says_so(self, tmp_path: Path) -> None:
        seen = outcome(tmp_path, changed(CLERK, LIGHT) | {PEOPLE: None}, "RK308")
        assert (seen.findings, seen.left_out, seen.without_people) == ((), (("RK308", ("people",)),), True)

    def test_a_closed_point_needs_nobody(self, tmp_path: Path) -> None:
        closed = changed(CLERK, (LIGHT[0], f"{LIGHT[1]}\n    status: closed"))
        assert check(tmp_path, closed | changed(PEOPLE, (f"  {DEPUTY}\n", "")), "RK308") == []


class TestNoMonitorAbove:
    ALONE = changed(ORGANIZATION, ("    parent: province\n", ""))

    def test_the_heads_party_group_is_missing_above(self, tmp_path: Path) -> None:
        overlay = self.ALONE | {DIRECTOR: register("leadership", "director")}
        (found,) = check(tmp_path, overlay, "RK309")
        assert "“示例局”" in found.message and "party group" in found.message
        assert "discipline office" not in found.message.split(";")[0]
        assert (found.file, found.line, found.severity) == (DIRECTOR, 6, "error")
        assert found.subject == "bureau/leadership/director#R01"

    def test_the_discipline_offices_own_posts_have_none_above(self, tmp_path: Path) -> None:
        overlay = self.ALONE | {INSPECTOR: register("discipline", "inspector")}
        (found,) = check(tmp_path, overlay, "RK309")
        assert "discipline office" in found.message and "(discipline_office)" in found.help

    @pytest.mark.parametrize("post", ["leadership/director", "discipline/inspector", "registration/clerk"])
    def test_an_external_unit_above_is_enough(self, tmp_path: Path, post: str) -> None:
        file = f"registers/bureau/{post}.yaml"
        assert check(tmp_path, {file: register(*post.split("/"))}, "RK309") == []

    def test_who_is_no_head_needs_nobody_above(self, tmp_path: Path) -> None:
        assert check(tmp_path, self.ALONE, "RK309") == []

    def test_a_unit_that_declares_no_body_is_told_of_both(self, tmp_path: Path) -> None:
        bare = REPOSITORY[ORGANIZATION].replace("    party_group: 局党组\n", "")
        bare = bare.replace("    discipline_office: {name: 纪检组, department: discipline}\n", "")
        bare = bare.replace("    parent: province\n", "")
        (found,) = check(tmp_path, {ORGANIZATION: bare}, "RK309")
        assert "party group, discipline office" in found.message

    def test_a_closed_point_needs_nobody(self, tmp_path: Path) -> None:
        overlay = self.ALONE | {DIRECTOR: register("leadership", "director", status="closed")}
        assert check(tmp_path, overlay, "RK309") == []
