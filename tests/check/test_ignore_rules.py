"""RK010, RK011 and comments that ignore, in whole checks; severities that the programme gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.check.example import CLERK, ORGANIZATION, PROGRAMME, REPOSITORY, changed
from riskctl.check.rule import rule_names
from riskctl.check.run import run
from riskctl.corpus.load import load
from tests.check.overlay import Seen, check, line_of, outcome
from tests.conftest import lay

WRONG = changed(CLERK, ("level: 3", "level: 1"))


def programme(text: str) -> dict[str, str]:
    return {PROGRAMME: REPOSITORY[PROGRAMME] + text}


def ignoring(*entries: str) -> dict[str, str]:
    return programme("ignore:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries))


def said(found: list[Seen]) -> list[tuple[str, str]]:
    return [(one.rule, one.message) for one in found]


def test_the_names_of_rules_are_those_of_the_catalogue() -> None:
    assert rule_names() == {file.id: file.name for file in catalog.rule_files()}


class TestBadIgnore:
    @pytest.mark.parametrize(
        ("entry", "message", "line"),
        [
            ("rule: RK301, at: bureau", "The ignore of “RK301” has no reason", 0),
            ("rule: RK301, reason: 甲, until: 2010-04-14", "held until 2010-04-14 and holds no longer", 0),
            ("rule: level-missmatch, reason: 甲", "did you mean “level-mismatch”?", 0),
            ("rule: rk301, reason: 甲", "did you mean “RK301”?", 0),
            ("rule: RK999, reason: 甲", "There is no rule “RK999”, so the ignore does not hold", 0),
        ],
    )
    def test_it_is_named_with_its_fault(self, tmp_path: Path, entry: str, message: str, line: int) -> None:
        overlay = ignoring(entry)
        (found,) = check(tmp_path, overlay, "RK011")
        assert message in found.message and found.severity == "error"
        assert (found.file, found.line) == (PROGRAMME, line_of(overlay[PROGRAMME], entry))

    @pytest.mark.parametrize("until", ["2010-04-15", "2010-12-31"])
    def test_through_its_last_day_it_is_right(self, tmp_path: Path, until: str) -> None:
        assert check(tmp_path, ignoring(f"rule: RK301, reason: 甲, until: {until}"), "RK011") == []

    def test_it_hides_nothing(self, tmp_path: Path) -> None:
        found = check(tmp_path, WRONG | ignoring("rule: RK301"), "RK011", "RK301")
        assert [one.rule for one in found] == ["RK301", "RK011"]

    def test_each_of_several_faults_is_told(self, tmp_path: Path) -> None:
        assert len(check(tmp_path, ignoring("rule: 甲, at: bureau", "rule: RK301"), "RK011")) == 3


class TestSeverities:
    @pytest.mark.parametrize(
        ("name", "message"),
        [("RK999", "“RK999” in rules is no rule; its"), ("vague-measures", "did you mean “vague-measure”?")],
    )
    def test_of_an_unknown_rule_is_a_finding_at_its_name(
        self, tmp_path: Path, name: str, message: str
    ) -> None:
        overlay = programme(f"rules:\n  {name}: off\n")
        (found,) = check(tmp_path, overlay, "RK011")
        assert message in found.message and found.line == line_of(overlay[PROGRAMME], f"  {name}")

    def test_an_unknown_severity_is_an_unknown_value(self, tmp_path: Path) -> None:
        found = check(tmp_path, programme("rules: {RK301: fatal}\n") | WRONG)
        assert [one.rule for one in found] == ["RK301", "RK104"]

    @pytest.mark.parametrize("rule", ["RK011", "bad-ignore"])
    @pytest.mark.parametrize("severity", ["info", "warning", "error"])
    def test_of_any_rule_can_be_set_by_id_or_name(self, tmp_path: Path, rule: str, severity: str) -> None:
        overlay = programme(f"rules: {{{rule}: {severity}}}\nignore: [{{rule: RK301}}]\n")
        assert [one.severity for one in check(tmp_path, overlay)] == [severity]
        assert check(tmp_path, programme(f"rules: {{{rule}: off}}\nignore: [{{rule: RK301}}]\n")) == []


class TestUnusedIgnore:
    UNUSED = ignoring("rule: RK301, at: bureau/registration, reason: 甲")

    def test_it_stands_at_the_ignore(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, self.UNUSED)
        assert said([found]) == [("RK010", "This ignore hides nothing: RK301")]
        assert (found.file, found.severity) == (PROGRAMME, "warning")
        assert found.line == line_of(self.UNUSED[PROGRAMME], "rule: RK301")

    def test_one_that_hides_something_is_fine(self, tmp_path: Path) -> None:
        assert check(tmp_path, self.UNUSED | WRONG) == []

    def test_of_rules_not_selected_turned_off_or_left_out_nothing_is_known(self, tmp_path: Path) -> None:
        assert check(tmp_path, self.UNUSED, "RK010", "RK302") == []
        off = {PROGRAMME: self.UNUSED[PROGRAMME] + "rules: {level-mismatch: off}\n"}
        assert check(tmp_path, off) == []
        broken = check(tmp_path, self.UNUSED | {ORGANIZATION: "units: ["})
        assert [one.rule for one in broken] == ["RK002"]

    def test_a_slip_in_the_register_is_one_finding(self, tmp_path: Path) -> None:
        slip = {CLERK: WRONG[CLERK].replace("category: approval", "category: approvl")}
        assert [one.rule for one in check(tmp_path, self.UNUSED | slip)] == ["RK104"]

    def test_paths_limit_what_is_shown_not_what_an_ignore_hides(self, repository: Path) -> None:
        lay(repository, self.UNUSED | WRONG)
        seen = run(*load(repository), catalog.rules(), lambda file: file == PROGRAMME)
        assert (seen.findings, seen.suppressed) == ((), 0)

    def test_it_can_be_ignored_itself(self, tmp_path: Path) -> None:
        both = ignoring("rule: RK301, at: bureau, reason: 甲", "rule: unused-ignore, reason: 乙")
        ended = outcome(tmp_path, both)
        assert (ended.findings, ended.suppressed) == ((), 1)
