"""SARIF: held to the schema of OASIS and to what GitHub asks beside it; columns in UTF-16 units."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.location import Span
from riskctl.base.messages import Language
from riskctl.check.locator import Located
from tests.check.overlay import outcome
from tests.check.reports.made import FILE, HOSTILE, TEXT, located, many, outcome_of, written
from tests.check.reports.schemas import faults
from tests.check.test_text_report import FIVE


def run_of(found: list[Located], language: Language = "zh", **known: Any) -> dict[str, Any]:
    return the_run(written("sarif", outcome_of(found, **known), language))


def the_run(text: str) -> dict[str, Any]:
    whole = json.loads(text)
    assert faults("sarif", whole) == []
    (run,) = whole["runs"]
    return dict(run)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_check_of_a_repository_is_what_github_takes(tmp_path: Path, language: Language) -> None:
    checked = outcome(tmp_path, FIVE)
    run = the_run(written("sarif", checked, language))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in checked.rules]
    for rule in rules:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    assert len(run["results"]) == 5 and run["columnKind"] == "utf16CodeUnits"
    for result, found in zip(run["results"], checked.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found.finding.rule
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == found.spot.file
        assert set(result["partialFingerprints"].values()) == {found.fingerprint}
    assert run["properties"] == {"files": 12, "points": 2, "suppressed": 0}


def test_a_result_says_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    run = the_run(written("sarif", outcome(tmp_path, FIVE, "RK301")))
    (result,) = run["results"]
    assert result["level"] == "error" and result["properties"] == {"subject": "bureau/registration/clerk#R01"}
    first, second = result["message"]["text"].split("\n")
    assert first.startswith("等级与算出来的不一致") and second.startswith("办法：改为 level: 3")
    related = [
        (r["id"], r["message"]["text"], r["physicalLocation"]["region"]["startLine"])
        for r in result["relatedLocations"]
    ]
    assert related == [(1, "概率 高 = 3", 13), (2, "危害 严重 = 3", 14)]


def test_a_schema_that_lets_anything_pass_would_prove_nothing() -> None:
    whole = json.loads(written("sarif", outcome_of([located()])))
    result = whole["runs"][0]["results"][0]
    del result["message"]
    result["level"] = "info"
    assert len(faults("sarif", whole)) == 2


@pytest.mark.parametrize(
    ("part", "start", "end"), [("汉", 8, 9), ("🙂", 9, 11), ("甲", 11, 12), ("汉🙂甲", 8, 12)]
)
def test_columns_are_utf_16_units(part: str, start: int, end: int) -> None:
    at = TEXT.index(part)
    run = run_of([located(span=Span(at, at + len(part)))])
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 1, "startColumn": start, "endLine": 1, "endColumn": end}
    line = TEXT.encode("utf-16-le")[2 * (start - 1) : 2 * (end - 1)]
    assert line.decode("utf-16-le") == part


@pytest.mark.parametrize("file", [FILE, "甲 乙/100%.yaml", "a:b#c?d.yaml", "甲%20乙.csv", "[甲]&+.yaml"])
def test_a_path_is_a_relative_address(file: str) -> None:
    run = run_of([located(file=file)])
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == file
    assert uri.isascii() and not set(uri) & set(" :#?[]")


@given(st.sampled_from(HOSTILE) | st.text(), st.sampled_from(HOSTILE) | st.text(min_size=1))
def test_whatever_a_register_holds_the_file_stays_valid(value: str, file: str) -> None:
    run = run_of([located(value, file=file)])
    result = run["results"][0]
    assert "](" not in result["message"]["text"]
    assert all(line.replace("\u3000", "").isprintable() for line in result["message"]["text"].split("\n"))


def test_the_gravest_5000_are_kept_and_the_rest_is_told() -> None:
    run = run_of(many(info=2, warning=4999, error=1))
    levels = [result["level"] for result in run["results"]]
    assert (len(levels), levels.count("error"), levels.count("warning")) == (5000, 1, 4999)
    assert run["properties"]["omitted"] == 2
    told = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert told[-2:] == ["问题太多，只写出最重的 5000 个。", "其余 2 个按规则计：RK101 unknown-field 2 个。"]


def test_as_many_as_there_is_room_for_stay_in_their_order() -> None:
    run = run_of(many(info=2, warning=4997, error=1))
    assert [result["level"] for result in run["results"]][::4999] == ["note", "error"]
    assert "omitted" not in run["properties"]


def test_what_was_ignored_is_counted_and_what_was_not_judged_is_told() -> None:
    run = run_of([], "en", suppressed=7)
    assert run["results"] == [] and run["properties"]["suppressed"] == 7
    told = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert told[0].startswith("Faulty, unreadable or missing: organization.yaml") and "表 1.csv" in told[1]
