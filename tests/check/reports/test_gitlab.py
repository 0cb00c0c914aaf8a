"""GitLab Code Quality: a bare array, no two fingerprints alike, held to its documented fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from riskctl.check.locator import Located
from tests.check.overlay import outcome
from tests.check.reports.made import HOSTILE, located, many, outcome_of, written
from tests.check.reports.schemas import faults
from tests.check.test_text_report import FIVE


def issues(found: list[Located]) -> list[dict[str, Any]]:
    return valid(written("gitlab", outcome_of(found)))


def valid(text: str) -> list[dict[str, Any]]:
    whole = json.loads(text)
    assert faults("gitlab", whole) == []
    return list(whole)


def test_a_check_of_a_repository(tmp_path: Path) -> None:
    checked = outcome(tmp_path, FIVE)
    found = valid(written("gitlab", checked))
    assert [issue["severity"] for issue in found] == ["major"] * 4 + ["minor"]
    assert [issue["fingerprint"] for issue in found] == [f.fingerprint for f in checked.findings]
    level = next(issue for issue in found if issue["check_name"] == "level-mismatch")
    assert (
        level["description"].startswith("RK301 等级与算出来的不一致") and "\n办法：" in level["description"]
    )
    assert level["location"] == {
        "path": "registers/bureau/registration/clerk.yaml",
        "lines": {"begin": 15, "end": 15},
    }


def test_nothing_found_is_an_empty_array() -> None:
    assert written("gitlab", outcome_of([])) == "[]\n"


def test_all_are_written_however_many() -> None:
    found = issues(many(error=1, info=5000))
    assert len({issue["fingerprint"] for issue in found}) == 5001
    assert {issue["severity"] for issue in found} == {"major", "info"}


@given(st.sampled_from(HOSTILE) | st.text(), st.sampled_from(HOSTILE) | st.text(min_size=1))
def test_whatever_a_register_holds_the_file_stays_valid(value: str, file: str) -> None:
    one = located(value, file=f"甲/{file}")
    (issue,) = issues([one])
    assert issue["location"]["path"] == f"甲/{file}" and len(issue["description"].split("\n")) == 2


def test_a_wrong_severity_or_place_is_caught() -> None:
    (issue,) = issues([located()])
    assert faults("gitlab", [issue | {"severity": "error"}])
    assert faults("gitlab", [issue | {"location": {"path": "/甲", "lines": {"begin": 0}}}])
    assert faults("gitlab", {"issues": [issue]})
