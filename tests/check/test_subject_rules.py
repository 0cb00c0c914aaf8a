"""RK201: registers of nobody known, and references to units, departments and posts that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, FLOW, ORGANIZATION, PEOPLE, REPOSITORY, UNIT, changed
from tests.check.overlay import check, line_of, outcome

TEXT = REPOSITORY[CLERK]


def moved(
    unit: str = "bureau", department: str = "registration", post: str = "clerk"
) -> dict[str, str | None]:
    """Return the clerk's register as that of another subject, file and fields alike."""
    text = TEXT.replace("unit: bureau", f"unit: {unit}")
    text = text.replace("department: registration", f"department: {department}")
    file = f"registers/{unit}/{department}/{post}.yaml"
    return {CLERK: None, file: text.replace("post: clerk", f"post: {post}")}


class TestUnknownSubject:
    @pytest.mark.parametrize(
        ("subject", "line", "message", "help"),
        [
            (
                ("burea",),
                2,
                "no unit “burea”; did you mean “bureau”?",
                "to registers/bureau/registration/clerk",
            ),
            (("示例局",), 2, "no unit “示例局”; did you mean “bureau”?", "write unit: bureau"),
            (
                ("bureau", "登记科"),
                3,
                "no department “bureau/登记科”; did you mean “bureau/registration”?",
                "",
            ),
            (
                ("bureau", "registration", "clrk"),
                4,
                "did you mean “bureau/registration/clerk”?",
                "post: clerk",
            ),
            (("county",), 2, "no unit “county”, so nobody knows whose register this is", "Write a new unit"),
        ],
    )
    def test_a_register_of_nobody_is_one_finding_at_the_step_that_is_wrong(
        self, tmp_path: Path, subject: tuple[str, ...], line: int, message: str, help: str
    ) -> None:
        found = [f for f in check(tmp_path, moved(*subject)) if not f.rule.startswith("RK4")]
        assert [(f.rule, f.line) for f in found] == [("RK201", line)]
        assert message in found[0].message and help in found[0].help

    @pytest.mark.parametrize(
        "subject", [("burea",), ("bureau", "registraton"), ("bureau", "registration", "clrk")]
    )
    def test_a_wrong_name_is_not_a_missing_register_too(
        self, tmp_path: Path, subject: tuple[str, ...]
    ) -> None:
        assert [f.rule for f in check(tmp_path, moved(*subject))] == ["RK201"]

    @pytest.mark.parametrize(
        ("file", "old", "new", "near"),
        [
            (ORGANIZATION, "parent: province", "parent: 省局", "did you mean “province”?"),
            (ORGANIZATION, "head: leadership/director", "head: leadership/dirctor", "“leadership/director”?"),
            (ORGANIZATION, "head: chief", "head: 科长", "did you mean “chief”?"),
            (ORGANIZATION, "charge: leadership/deputy", "charge: deputy", "“leadership/deputy”?"),
            (ORGANIZATION, "key: true}", "key: true, responsible: cheif}", "did you mean “chief”?"),
            (ORGANIZATION, "纪检组, department: discipline", "纪检组, department: 纪检", "“discipline”?"),
            (FLOW, "department: bureau/registration", "department: registration", "“bureau/registration”?"),
            (FLOW, "actor: clerk, none: {", "actor: 科员, none: {", "no post or department"),
            (PEOPLE, "bureau/registration/clerk:", "registration/clerk:", "“bureau/registration/clerk”?"),
        ],
    )  # fmt: skip
    def test_a_reference_of_a_shared_file_stands_at_its_value(
        self, tmp_path: Path, file: str, old: str, new: str, near: str
    ) -> None:
        overlay = changed(file, (old, new))
        (found,) = check(tmp_path, overlay, "RK201")
        assert (found.file, found.line) == (file, line_of(overlay[file], new))
        assert near in found.message and "into organization.yaml first" in found.help

    def test_who_acts_from_outside_is_told_to_be_left_out(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, changed(FLOW, ("actor: clerk, none: {", "actor: 申请人, none: {")))
        assert found.rule == "RK201" and "delete actor" in found.help

    def test_a_unit_point_of_an_unknown_department(self, tmp_path: Path) -> None:
        point = TEXT.partition("post: clerk\n")[2].replace(
            "    level: 3\n", "    level: 3\n    department: 登记科\n"
        )
        (found,) = check(tmp_path, {UNIT: REPOSITORY[UNIT].partition("none:")[0] + point})
        assert found.rule == "RK201" and "did you mean “registration”?" in found.message

    def test_a_faulty_organisation_leaves_it_out_and_the_summary_says_so(self, tmp_path: Path) -> None:
        slip = changed(ORGANIZATION, ("{id: clerk, name: 科员", "{id: 'cl erk', name: 科员"))
        ended = outcome(tmp_path, slip)
        assert [one.finding.rule for one in ended.findings] == ["RK103"]
        assert {"RK201", "RK205"} <= {rule for rule, lacks in ended.left_out if lacks == ("organization",)}
