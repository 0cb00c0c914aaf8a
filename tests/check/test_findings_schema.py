"""What `check --format json` prints is what its schema says, key for key and in its order."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from riskctl.base.messages import Language
from riskctl.base.resources import shipped
from riskctl.check.example import CLERK, ORGANIZATION, changed
from riskctl.check.json_schema import findings_schema
from riskctl.check.run import Outcome
from tests.check.overlay import outcome
from tests.check.reports.made import HOSTILE, located, many, outcome_of, written
from tests.check.test_text_report import FIVE

KEPT = shipped("schemas") / "findings.v1.json"
TABLE = "编号,风险点,风险性质,风险类别,发生概率,危害程度,防范措施\nR01,甲,廉政风险,其他类,低,较严重,乙\n"


def closed(schema: Any) -> Any:
    """Return a schema that lets no key pass which it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if schema.get("type") == "object" else {}
    return {key: closed(part) for key, part in schema.items()} | shut


STRICT = Draft7Validator(closed(findings_schema()))


def printed(checked: Outcome, language: Language = "zh") -> dict[str, Any]:
    whole = json.loads(written("json", checked, language))
    assert [f"{error.json_path}: {error.message}" for error in STRICT.iter_errors(whole)] == []
    return dict(whole)


def test_the_schema_kept_in_git_is_current() -> None:
    Draft7Validator.check_schema(findings_schema())
    assert json.loads(KEPT.read_text("utf-8")) == findings_schema(), "run `make regen`"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "overlay",
    [FIVE, {}, {ORGANIZATION: "units: ["}, changed(CLERK, ("probability: 高", "probability: 高高"))],
)
def test_a_check_of_a_repository(tmp_path: Path, overlay: dict[str, str], language: Language) -> None:
    printed(outcome(tmp_path, overlay), language)


def test_what_is_said_only_sometimes_is_described_too(tmp_path: Path) -> None:
    file = tmp_path / "registers/bureau/registration/科室.csv"
    file.parent.mkdir(parents=True)
    file.write_bytes(TABLE.encode("gb18030"))
    summary = printed(outcome(tmp_path, {ORGANIZATION: "units: ["}))["summary"]
    assert list(summary)[-2:] == ["left_out", "gb18030"]


def test_the_keys_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    schema = findings_schema()
    whole = printed(outcome(tmp_path, FIVE))
    assert list(whole) == list(schema["properties"])
    assert list(whole["summary"]) == schema["definitions"]["summary"]["required"]
    level = next(finding for finding in whole["findings"] if finding["id"] == "RK301")
    for name, part in (("finding", level), ("related", level["related"][0]), ("fix", level["fix"])):
        assert list(part) == list(schema["definitions"][name]["properties"])


@given(st.sampled_from(HOSTILE) | st.text(), st.sampled_from(HOSTILE) | st.text(min_size=1))
def test_whatever_a_register_holds_the_file_stays_valid(value: str, file: str) -> None:
    (finding,) = printed(outcome_of([located(value, file=file)]))["findings"]
    assert finding["path"] == file


def test_all_are_written_however_many() -> None:
    assert len(printed(outcome_of(many(error=1, info=5000)))["findings"]) == 5001


def test_a_missing_key_a_wrong_severity_and_a_line_from_0_are_caught() -> None:
    whole = printed(outcome_of([located()]))
    for change in ({"severity": "fatal"}, {"line": 0}, {"fingerprint": ""}):
        wrong = deepcopy(whole)
        wrong["findings"][0] |= change
        assert not Draft7Validator(findings_schema()).is_valid(wrong)
    del whole["findings"][0]["help"]
    assert not Draft7Validator(findings_schema()).is_valid(whole)
