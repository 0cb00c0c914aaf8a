"""RK401–RK404: matters, nodes, departments and posts that nobody looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, FLOW, ORGANIZATION, REPOSITORY, UNIT, changed
from tests.check.overlay import Seen, check, line_of

DECLINED = "  - {matter: annual-inspection, reason: 年检由分局办理}\n"
UNDECLINED = changed(UNIT, (DECLINED, ""))
DEPARTMENT = "registers/bureau/registration/department.yaml"
CHIEF = "registers/bureau/registration/chief.yaml"
BROKEN = "schema: riskctl/department/v1\nunit: [\n"
SUBJECT = "schema: riskctl/department/v1\nunit: bureau\ndepartment: registration\n"


def point(**changes: str) -> str:
    """Return the clerk's point as the list of another register, with fields changed or added."""
    text = REPOSITORY[CLERK][REPOSITORY[CLERK].index("risk_points:") :]
    for key, value in changes.items():
        old = next((line for line in text.splitlines(True) if line.startswith(f"    {key}:")), "")
        text = text.replace(old, f"    {key}: {value}\n") if old else text + f"    {key}: {value}\n"
    return text


TWO = {
    ORGANIZATION: REPOSITORY[ORGANIZATION].replace(
        "      - id: discipline\n",
        "      - {id: branch, name: 分局窗口, powers: [approval], posts: [{id: clerk, name: 科员}]}\n"
        "      - id: discipline\n",
        1,
    )
}
REASON = "none: 已列在个人登记表中\ndeclined:\n" + DECLINED
OTHERS = {
    "registers/bureau/branch/department.yaml": SUBJECT.replace("registration", "branch") + REASON,
    "registers/bureau/branch/clerk.yaml": "schema: riskctl/person/v1\nunit: bureau\n"
    "department: branch\npost: clerk\n" + REASON,
}


class TestMatterUncovered:
    def test_each_matter_is_a_finding_at_the_power(self, tmp_path: Path) -> None:
        none = "schema: riskctl/unit/v1\nunit: bureau\nnone: 都已列在个人登记表中\n"
        found = check(tmp_path, {UNIT: none}, "RK401")
        line = line_of(REPOSITORY[ORGANIZATION], "powers: [approval]")
        assert len(found) == 6 and {(f.file, f.line, f.subject) for f in found} == {
            (ORGANIZATION, line, "bureau")
        }
        assert found[0].message.startswith("“示例局” holds the approval power; “核准登记” has neither")
        assert "matter: approval-registration" in found[0].help

    @pytest.mark.parametrize(
        ("file", "text"),
        [
            (DEPARTMENT, SUBJECT + point(matter="annual-inspection")),
            (DEPARTMENT, SUBJECT + point(matter="年检验照")),
            (DEPARTMENT, SUBJECT + "none: 已列在个人登记表中\n" + "declined:\n" + DECLINED),
            (
                DEPARTMENT,
                SUBJECT + "none: 已列在个人登记表中\ndeclined: [{matter: 年检验照, reason: 由分局办理}]\n",
            ),
        ],
    )
    def test_a_point_of_the_unit_or_a_reason_of_the_only_department_covers_it(
        self, tmp_path: Path, file: str, text: str
    ) -> None:
        assert check(tmp_path, UNDECLINED | {file: text}, "RK401") == []

    @pytest.mark.parametrize("file", OTHERS)
    def test_a_departments_reason_speaks_for_it_alone(self, tmp_path: Path, file: str) -> None:
        (found,) = check(tmp_path, TWO | UNDECLINED | {file: OTHERS[file]}, "RK401")
        assert (
            "the reasons of “分局窗口” speak for themselves alone, and “注册登记科” gives none"
            in found.message
        )
        assert DEPARTMENT in found.help and "branch" not in found.help
        assert "registers/bureau/unit.yaml" in found.help

    @pytest.mark.parametrize("file", OTHERS)
    def test_reasons_of_every_department_that_holds_the_power_cover_it(
        self, tmp_path: Path, file: str
    ) -> None:
        both = {DEPARTMENT: SUBJECT + REASON, file: OTHERS[file]}
        assert check(tmp_path, TWO | UNDECLINED | both, "RK401") == []

    def test_a_department_without_the_power_declines_nothing(self, tmp_path: Path) -> None:
        leader = "registers/bureau/discipline/department.yaml"
        reason = {leader: SUBJECT.replace("registration", "discipline") + REASON}
        (found,) = check(tmp_path, UNDECLINED | reason, "RK401")
        assert "“注册登记科” gives none" in found.message

    def test_where_the_unit_alone_holds_the_power_its_own_reason_is_asked(self, tmp_path: Path) -> None:
        powers = changed(
            ORGANIZATION,
            ("        powers: [approval]\n", ""),
            ("    party_group: 局党组\n", "    party_group: 局党组\n    powers: [approval]\n"),
        )
        reason = {DEPARTMENT: SUBJECT + REASON}
        (found,) = check(tmp_path, powers | UNDECLINED | reason, "RK401")
        assert "the unit itself gives none" in found.message
        assert DEPARTMENT not in found.help and UNIT in found.help

    def test_a_closed_point_covers_nothing(self, tmp_path: Path) -> None:
        overlay = UNDECLINED | {DEPARTMENT: SUBJECT + point(matter="annual-inspection", status="closed")}
        assert len(check(tmp_path, overlay, "RK401")) == 1

    def test_a_register_of_another_unit_covers_nothing(self, tmp_path: Path) -> None:
        county = "  - {id: county, name: 县局, parent: bureau, powers: [approval]}\n"
        overlay = {ORGANIZATION: REPOSITORY[ORGANIZATION] + county}
        found = check(tmp_path, overlay, "RK401")
        assert len(found) == 7 and {(f.subject, f.line) for f in found} == {
            ("county", line_of(overlay[ORGANIZATION], "id: county"))
        }

    def test_a_power_of_the_unit_itself_counts_and_is_pointed_at(self, tmp_path: Path) -> None:
        powers = changed(
            ORGANIZATION,
            (
                "    head: leadership/director\n",
                "    head: leadership/director\n    powers: [审批权, finance]\n",
            ),
        )
        found = check(tmp_path, powers | UNDECLINED, "RK401")
        assert len(found) == 7  # one of approval, six of finance
        assert {f.line for f in found} == {line_of(powers[ORGANIZATION], "powers: [审批权")}

    def test_an_external_unit_has_nothing_to_cover(self, tmp_path: Path) -> None:
        above = changed(ORGANIZATION, ("external: true", "external: true, powers: [approval, finance]"))
        assert check(tmp_path, above, "RK401") == []

    def test_the_catalogue_of_the_repository_counts(self, tmp_path: Path) -> None:
        own = "schema: riskctl/matters/v1\n{}matters: [{{id: seals, name: 用印管理, power: approval}}]\n"
        (found,) = check(tmp_path, {"matters.yaml": own.format("")}, "RK401")
        assert "用印管理" in found.message
        (found,) = check(tmp_path, UNDECLINED | {"matters.yaml": own.format("replace: true\n")}, "RK401")
        assert "用印管理" in found.message

    def test_an_unreadable_register_may_hold_it_and_is_pointed_at(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, UNDECLINED | {CHIEF: BROKEN}, "RK401")
        assert found.message.endswith("1 more cannot be read")
        assert found.help.startswith("Mend the unreadable registers first")
        assert [file for file, _ in found.related] == [CHIEF]


class TestNodeUnanalysed:
    ACCEPT = "none: {regulatory: 受理窗口不承担监管职责}"

    def test_one_kind_without_point_or_reason(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, changed(FLOW, (f", {self.ACCEPT}", "")), "RK402")
        assert "is not analysed for regulatory risk" in found.message
        assert "none: {regulatory: …}" in found.help
        assert (found.file, found.line, found.subject) == (FLOW, 6, "registration/accept")

    def test_a_reason_for_both_kinds_is_one_text(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, changed(FLOW, (", none: 材料由系统自动归档，无人经手", "")), "RK402")
        assert "for both kinds" in found.message and "write none: and the reason" in found.help

    def test_a_point_covers_its_own_kind_alone(self, tmp_path: Path) -> None:
        bare = changed(FLOW, (f", {self.ACCEPT}", ""))
        both = point().replace("  - id: R01", "  - id: R02").replace("kind: integrity", "kind: 监管风险")
        assert check(tmp_path, bare | {DEPARTMENT: SUBJECT + both}, "RK402") == []

    def test_a_point_at_another_node_or_chart_covers_nothing(self, tmp_path: Path) -> None:
        for flow in ("registration/archive", "other/accept"):
            text = REPOSITORY[CLERK].replace("registration/accept", flow)
            assert [f.subject for f in check(tmp_path, {CLERK: text}, "RK402")] == ["registration/accept"]

    @pytest.mark.parametrize(
        ("old", "new", "rule"),
        [
            ("registration/accept", "accept", "RK203"),
            ("registration/accept", "registration/acept", "RK203"),
            ("matter: acceptance-review", "matter: 受理审察", "RK202"),
            ("kind: integrity", "kind: 廉正风险", "RK104"),
            ("    category: approval\n", "", "RK102"),
            ("unit: bureau\n", "", "RK102"),
        ],
    )
    def test_what_a_wrong_word_means_is_not_missing_too(
        self, tmp_path: Path, old: str, new: str, rule: str
    ) -> None:
        found = check(tmp_path, changed(CLERK, (old, new)), rule, "RK401", "RK402")
        assert {f.rule for f in found} == {rule}

    def test_an_unreadable_register_of_the_department_may_hold_it(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, {CLERK: BROKEN}, "RK402")
        assert "not analysed for integrity risk in the registers read; 1 more" in found.message
        assert found.related == ((CLERK, 1),) and found.help.startswith("Mend the unreadable registers first")
        elsewhere = {"registers/bureau/leadership/deputy.yaml": BROKEN}
        (found,) = check(tmp_path, elsewhere | {CLERK: REPOSITORY[CHIEF].replace("chief", "clerk")}, "RK402")
        assert found.related == ()

    def test_a_closed_point_covers_nothing(self, tmp_path: Path) -> None:
        closed = changed(CLERK, ("    level: 3\n", "    level: 3\n    status: closed\n"))
        (found,) = check(tmp_path, closed, "RK402")
        assert "is not analysed for integrity risk" in found.message


def organization(new: str) -> dict[str, str]:
    """Return the organisation with something written before the discipline department."""
    return changed(ORGANIZATION, ("      - id: discipline\n", f"{new}      - id: discipline\n"))


class TestDepartmentWithoutRegister:
    LEGAL = organization("      - {id: legal, name: 法规科, posts: [{id: chief, name: 科长}]}\n")

    def test_it_stands_at_the_departments_id(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, self.LEGAL, "RK403")
        assert (found.file, found.line) == (ORGANIZATION, line_of(self.LEGAL[ORGANIZATION], "id: legal"))
        assert (found.severity, found.subject) == ("error", "bureau/legal")

    @pytest.mark.parametrize("name", ["department", "chief", "somebody"])
    def test_its_own_or_a_posts_register_is_enough_even_unreadable(self, tmp_path: Path, name: str) -> None:
        assert check(tmp_path, self.LEGAL | {f"registers/bureau/legal/{name}.yaml": BROKEN}, "RK403") == []

    def test_the_units_register_is_not(self, tmp_path: Path) -> None:
        assert len(check(tmp_path, self.LEGAL | {"registers/legal/unit.yaml": BROKEN}, "RK403")) == 1

    def test_an_external_unit_keeps_none(self, tmp_path: Path) -> None:
        above = changed(
            ORGANIZATION, ("external: true", "external: true, departments: [{id: legal, name: 法规处}]")
        )
        assert check(tmp_path, above, "RK403", "RK404") == []


class TestPostWithoutRegister:
    def one(self, tmp_path: Path, overlay: dict[str, str | None]) -> tuple[str, str | None]:
        (found,) = check(tmp_path, overlay, "RK404")
        return found.severity, found.subject

    @pytest.mark.parametrize(
        ("post", "severity", "message"),
        [
            ("registration/clerk", "warning", "The key post “科员” of “注册登记科”"),
            ("registration/chief", "warning", "“科长” of “注册登记科” is the post of a head"),
            ("leadership/director", "warning", "“局长” of “局领导” is the post of a head"),
            ("leadership/deputy", "warning", "“副局长” of “局领导” is the post of a leader in charge"),
        ],
    )
    def test_key_posts_and_heads_are_warnings(
        self, tmp_path: Path, post: str, severity: str, message: str
    ) -> None:
        (found,) = check(tmp_path, {f"registers/bureau/{post}.yaml": None}, "RK404")
        assert (found.severity, found.subject) == (severity, f"bureau/{post}")
        assert found.message.startswith(message) and found.help.startswith(
            f"Make registers/bureau/{post}.yaml"
        )

    def test_a_register_that_cannot_be_read_is_one(self, tmp_path: Path) -> None:
        assert check(tmp_path, {CHIEF: BROKEN}, "RK404") == []

    def test_the_programme_may_weigh_it_otherwise(self, tmp_path: Path) -> None:
        heavy = changed(
            "riskctl.yaml", ("cycle: 2010\n", "cycle: 2010\nrules: {post-without-register: error}\n")
        )
        assert self.one(tmp_path, heavy | {CHIEF: None}) == ("error", "bureau/registration/chief")

    SEATS = changed(
        ORGANIZATION, ("key: true}\n", "key: true}\n          - {id: archivist, name: 档案员, seats: 3}\n")
    )

    def seats(self, tmp_path: Path, *registers: str) -> list[Seen]:
        files = {f"registers/bureau/registration/{name}.yaml": BROKEN for name in registers}
        return check(tmp_path, self.SEATS | files, "RK404")

    @pytest.mark.parametrize("names", [("archivist",), ("archivist-1", "archivist-2", "archivist-3")])
    def test_one_register_for_all_seats_or_one_for_each_covers_the_post(
        self, tmp_path: Path, names: tuple[str, ...]
    ) -> None:
        assert self.seats(tmp_path, *names) == []

    def test_the_seats_left_out_are_named(self, tmp_path: Path) -> None:
        (found,) = self.seats(tmp_path, "archivist-2")
        assert "has 3 seats; 2 of them without a register" in found.message
        assert "archivist-1, bureau/registration/archivist-3" in found.message
        assert (found.severity, found.line) == ("info", line_of(self.SEATS[ORGANIZATION], "id: archivist"))

    def test_no_seat_covered_is_the_post_uncovered(self, tmp_path: Path) -> None:
        (found,) = self.seats(tmp_path)
        assert found.message == "The post “档案员” of “注册登记科” has no personal register"
