"""RK202–RK206: references that lead nowhere, with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import (
    CLERK,
    FLOW,
    PROGRAMME,
    REGULATIONS,
    REPOSITORY,
    UNIT,
    changed,
)
from tests.check.overlay import Seen, check

TEXT = REPOSITORY[CLERK]
OWNER = "owner: registration/chief"
NAMED = changed(CLERK, (OWNER, f"{OWNER}\n        regulation: registration-review"))
BROKEN = "schema: riskctl/regulations/v1\nregulations: [\n"


class TestUnknownMatter:
    @pytest.mark.parametrize(
        ("file", "old", "new", "near"),
        [
            (
                CLERK,
                "matter: acceptance-review",
                "matter: acceptance_review",
                "“acceptance-review” (受理审查)",
            ),
            (CLERK, "matter: acceptance-review", "matter: 受理审核", "“acceptance-review” (受理审查)"),
            (UNIT, "matter: chattel-mortgage", "matter: 动产抵押", "“chattel-mortgage” (动产抵押物登记)"),
            (FLOW, "matters: [acceptance-review]", "matters: [受理]", "“acceptance-review” (受理审查)"),
        ],
    )
    def test_a_slip_is_one_finding_with_id_and_name_of_what_is_near(
        self, tmp_path: Path, file: str, old: str, new: str, near: str
    ) -> None:
        (found,) = check(tmp_path, changed(file, (old, new)))
        assert (found.rule, found.file) == ("RK202", file) and f"did you mean {near}?" in found.message

    def test_near_none_the_catalogue_is_listed(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, changed(CLERK, ("matter: acceptance-review", "matter: 出国")), "RK202")
        assert "受理审查, 核准登记" in found.help and "matters.yaml" in found.help

    def test_a_floor_of_the_policy_names_a_matter(self, tmp_path: Path) -> None:
        floors = "floors: [{matter: 出国, level: 2, reason: 甲}]\n"
        own = {"policy.yaml": f"schema: riskctl/policy/v1\nextends: jiuquan-2010\n{floors}"}
        policy = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))
        (found,) = check(tmp_path, own | policy)
        assert (found.rule, found.file, found.line) == ("RK202", "policy.yaml", 3)


class TestUnknownFlowNode:
    def one(self, tmp_path: Path, flow: str) -> Seen:
        (found,) = check(tmp_path, changed(CLERK, ("flow: registration/accept", f"flow: {flow}")), "RK203")
        assert (found.file, found.line, found.subject) == (CLERK, 11, "bureau/registration/clerk#R01")
        return found

    @pytest.mark.parametrize(
        "flow", ["registration/acept", "企业登记/受理", "accept", "受理", "registraton/accept"]
    )
    def test_a_node_that_is_near_is_offered(self, tmp_path: Path, flow: str) -> None:
        assert "did you mean “registration/accept”?" in self.one(tmp_path, flow).message

    def test_near_none_the_nodes_or_the_charts_place_are_told(self, tmp_path: Path) -> None:
        found = self.one(tmp_path, "registration/审核")
        assert (
            found.message == "The chart “registration” has no node “审核”" and "accept, archive" in found.help
        )
        assert "accept, archive" in self.one(tmp_path, "registration").help
        assert self.one(tmp_path, "罚没/审核").message == "There is no chart “罚没” in flows/"

    def test_a_faulty_chart_is_not_judged(self, tmp_path: Path) -> None:
        assert check(tmp_path, changed(FLOW, ("name: 受理,", "")), "RK203") == []


class TestRegulations:
    def measure(self, regulation: str, **more: str | None) -> dict[str, str | None]:
        text = NAMED[CLERK].replace("regulation: registration-review", f"regulation: {regulation}")
        return {CLERK: text, **more}

    @pytest.mark.parametrize(
        "word", ["registration-reviews", "登记审查办法", "《登记审查办法》", "示局发〔2009〕12号"]
    )
    def test_id_title_and_number_find_the_one_meant(self, tmp_path: Path, word: str) -> None:
        (found,) = check(tmp_path, self.measure(word))
        assert (found.rule, found.file, found.line) == ("RK204", CLERK, 19)
        assert "did you mean “registration-review” (登记审查办法)?" in found.message

    def test_without_a_list_there_is_one_finding_a_register(self, tmp_path: Path) -> None:
        twice = self.measure("档案法", **{REGULATIONS: None})
        again = str(twice[CLERK]).partition("risk_points:\n")[2].replace("id: R01", "id: R02")
        (found,) = check(tmp_path, twice | {CLERK: f"{twice[CLERK]}{again}"}, "RK204")
        assert "There is no regulations.yaml yet" in found.message

    @pytest.mark.parametrize("text", [BROKEN, REPOSITORY[REGULATIONS] + "  - {id: archive, title: 甲}\n"])
    def test_a_faulty_list_is_not_held_against_the_registers(self, tmp_path: Path, text: str) -> None:
        found = check(tmp_path, self.measure("archive", **{REGULATIONS: text}))
        assert {f.file for f in found} == {REGULATIONS}

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("state: in_force", "state: repealed", "is repealed"),
            ("from: 2009-03-01", "from: 2011-01-01", "comes into force on 2011-01-01, after the year 2010"),
            ("from: 2009-03-01", "to: 2009-12-31", "was in force until 2009-12-31, before the year 2010"),
        ],
    )
    def test_one_not_in_force_stands_at_the_point_with_its_entry(
        self, tmp_path: Path, old: str, new: str, message: str
    ) -> None:
        (found,) = check(tmp_path, NAMED | changed(REGULATIONS, (old, new)))
        assert (found.rule, found.severity, found.file, found.line) == ("RK206", "warning", CLERK, 19)
        assert message in found.message and found.related == ((REGULATIONS, 3),)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("state: in_force", "state: to_revise"),
            ("state: in_force", "state: to_draft\n    owner: bureau/registration\n    due: 2010-05-31"),
            ("from: 2009-03-01", "from: 2010-12-31"),
            ("from: 2009-03-01", "to: 2010-01-01"),
        ],
    )
    def test_one_in_force_on_any_day_of_the_year_or_yet_to_be_written_is_fine(
        self, tmp_path: Path, old: str, new: str
    ) -> None:
        assert check(tmp_path, NAMED | changed(REGULATIONS, (old, new)), "RK204", "RK206") == []

    def test_a_closed_point_rests_on_nothing_any_more(self, tmp_path: Path) -> None:
        closed = {CLERK: NAMED[CLERK].replace("    level: 3\n", "    level: 3\n    status: closed\n")}
        assert check(tmp_path, closed | changed(REGULATIONS, ("in_force", "repealed")), "RK206") == []


class TestUnknownOwner:
    @pytest.mark.parametrize(
        ("owner", "near"),
        [
            ("科长", "chief"),
            ("注册登记科科长", "chief"),
            ("副局长", "leadership/deputy"),
            ("纪检", "discipline"),
        ],
    )
    def test_titles_and_slips_find_who_is_meant(self, tmp_path: Path, owner: str, near: str) -> None:
        (found,) = check(tmp_path, changed(CLERK, (OWNER, f"owner: {owner}")))
        assert (found.rule, found.line, found.help) == ("RK205", 18, f"Write “{near}”.")

    @pytest.mark.parametrize(
        "owner",
        ["chief", "registration/chief", "bureau/registration/chief", "registration", "party_group", "局党组"],
    )
    def test_posts_departments_and_offices_are_owners(self, tmp_path: Path, owner: str) -> None:
        assert check(tmp_path, changed(CLERK, (OWNER, f"owner: {owner}"))) == []

    def test_nobody_in_particular_is_no_owner(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, changed(CLERK, (OWNER, "owner: 相关人员")))
        assert "“相关人员”" in found.message and "no names" in found.help

    def test_a_holders_name_is_the_other_finding(self, tmp_path: Path) -> None:
        assert [f.rule for f in check(tmp_path, changed(CLERK, (OWNER, "owner: 孙丙三")))] == ["RK701"]

    def test_the_owner_of_a_regulation_is_named_whole(self, tmp_path: Path) -> None:
        text = REPOSITORY[REGULATIONS] + "    owner: registration/chief\n"
        (found,) = check(tmp_path, {REGULATIONS: text})
        assert (found.rule, found.line) == ("RK205", 8) and found.help == "Write “bureau/registration/chief”."
