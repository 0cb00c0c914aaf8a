"""JUnit XML: valid whatever the words, in agreement with the exit code, with tests one can follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from riskctl.base.visible import visible
from riskctl.check.finding import SEVERITIES
from tests.check.overlay import outcome
from tests.check.reports.made import HOSTILE, located, many, outcome_of, written
from tests.check.reports.schemas import xml_faults
from tests.check.test_text_report import FIVE


def valid(text: str) -> etree._Element:
    assert xml_faults(text) == []
    whole = etree.fromstring(text.encode())
    for suite in (whole, *whole):
        cases = suite.findall(".//testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall(".//failure")))
    return whole


def test_a_check_of_a_repository(tmp_path: Path) -> None:
    checked = outcome(tmp_path, FIVE)
    whole = valid(written("junit", checked))
    assert len(whole) == len(checked.rules) and whole.get("failures") == "4"
    suite = next(suite for suite in whole if suite.get("name") == "RK301 level-mismatch")
    (case,) = suite
    assert (case.get("name") or "").startswith(
        "registers/bureau/registration/clerk.yaml bureau/registration/clerk#R01 ["
    )
    (failure,) = case
    assert (failure.get("message") or "").startswith("等级与算出来的不一致")
    assert (failure.text or "").startswith("registers/bureau/registration/clerk.yaml:15:12: 等级与")
    assert "\n办法：改为 level: 3" in (failure.text or "")


def test_a_rule_without_findings_passed_and_one_left_out_was_skipped() -> None:
    passed, skipped = valid(written("junit", outcome_of([]))).iter("testcase")
    assert passed.get("name") == "没有发现问题" and len(passed) == 0
    (why,) = skipped
    assert (why.tag, why.get("message")) == ("skipped", "organization.yaml 有错、读不出或缺失")


@pytest.mark.parametrize("failing", [(), ("error",), ("error", "warning"), SEVERITIES])
def test_what_makes_the_check_fail_fails_and_the_rest_is_said(failing: tuple[str, ...]) -> None:
    whole = valid(written("junit", outcome_of(many(error=1, warning=2, info=4)), failing=failing))
    due = sum({"error": 1, "warning": 2, "info": 4}[severity] for severity in failing)
    assert whole.get("failures") == str(due)
    assert {failure.get("type") for failure in whole.iter("failure")} == set(failing)
    assert len([*whole.iter("system-out")]) == 7 - due


def test_the_name_of_a_test_stays_when_lines_above_move(tmp_path: Path) -> None:
    def names(overlay: dict[str, str]) -> list[str | None]:
        whole = valid(written("junit", outcome(tmp_path, overlay, "RK101", "RK301")))
        return [case.get("name") for case in whole.iter("testcase")]

    below = {file: f"# 甲\n{text}" for file, text in FIVE.items()}
    assert names(FIVE) == names(below)


@given(st.sampled_from(HOSTILE) | st.text(), st.sampled_from(HOSTILE) | st.text(min_size=1))
def test_whatever_a_register_holds_the_document_stays_valid(value: str, file: str) -> None:
    one = located(value, file=file)
    whole = valid(written("junit", outcome_of([one])))
    (failure,) = whole.iter("failure")
    assert failure.get("message") == one.finding.message.text("zh")
    assert (failure.text or "").startswith(f"{visible(file)}:1:1: ")


def test_many_findings_have_names_of_their_own() -> None:
    whole = valid(written("junit", outcome_of(many(error=5001)), "en"))
    assert whole.get("failures") == "5001"


def test_properties_inside_a_test_are_caught() -> None:
    text = written("junit", outcome_of([located()]))
    assert xml_faults(text.replace("<failure", "<properties/><failure"))
