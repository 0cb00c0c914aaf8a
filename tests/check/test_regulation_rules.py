"""RK504 and RK505: measures without their regulation, and regulations nobody has to bring about."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REGULATIONS, REPOSITORY, changed
from tests.check.overlay import Seen, check, line_of

INSTITUTION = changed(CLERK, ("type: supervision", "type: institution"))


class TestInstitutionWithoutRegulation:
    def test_it_stands_at_the_measure(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, INSTITUTION)
        assert found.rule == "RK504" and found.severity == "warning"
        assert (found.file, found.line) == (CLERK, line_of(INSTITUTION[CLERK], "- text:"))
        assert found.subject == "bureau/registration/clerk#R01"

    @pytest.mark.parametrize("kind", ["supervision", "education", "监督"])
    def test_only_measures_by_regulation_need_one(self, tmp_path: Path, kind: str) -> None:
        overlay = changed(CLERK, ("type: supervision", f"type: {kind}"))
        assert check(tmp_path, overlay, "RK504") == []

    def test_a_closed_point_needs_none(self, tmp_path: Path) -> None:
        closed = {CLERK: INSTITUTION[CLERK].replace("    level: 3\n", "    level: 3\n    status: closed\n")}
        assert check(tmp_path, closed, "RK504") == []

    def test_in_a_table_it_is_found_too(self, tmp_path: Path) -> None:
        rows = "岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,措施内容,措施类型,对应制度\n"
        rows += "clerk,R01,甲,廉政风险,其他类,高,严重,科长每周抽查,制度,\n"
        rows += "clerk,,,,,,,科长每月抽查,制度,registration-review\n"
        file = "registers/bureau/registration/clerk.csv"
        (found,) = check(tmp_path, {CLERK: None, file: rows}, "RK504")
        assert (found.file, found.line) == (file, 2)


class TestRegulationWithoutPlan:
    def found(self, tmp_path: Path, state: str, **fields: str) -> list[Seen]:
        text = REPOSITORY[REGULATIONS] + f"  - id: window\n    title: 窗口规定\n    state: {state}\n"
        text += "".join(f"    {key}: {value}\n" for key, value in fields.items())
        return check(tmp_path, {REGULATIONS: text}, "RK505")

    @pytest.mark.parametrize("state", ["to_revise", "to_draft", "有漏洞待修订", "缺失待制定"])
    @pytest.mark.parametrize(
        ("fields", "missing"),
        [
            ({}, "owner, due"),
            ({"owner": "bureau/registration/chief"}, "due"),
            ({"due": "2010-06-30"}, "owner"),
        ],
    )
    def test_what_is_missing_is_named_at_the_regulation(
        self, tmp_path: Path, state: str, fields: dict[str, str], missing: str
    ) -> None:
        (found,) = self.found(tmp_path, state, **fields)
        assert found.message.startswith("“窗口规定” (to ") and found.message.endswith(f"lacks: {missing}")
        assert (found.file, found.severity) == (REGULATIONS, "warning")
        assert found.line == len(REPOSITORY[REGULATIONS].splitlines()) + 1

    def test_with_both_it_has_a_plan(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "to_draft", owner="bureau/registration/chief", due="2010-06-30") == []

    @pytest.mark.parametrize("state", ["in_force", "repealed"])
    def test_what_is_done_needs_none(self, tmp_path: Path, state: str) -> None:
        assert self.found(tmp_path, state) == []
