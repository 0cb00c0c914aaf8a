"""reviewdog's format: columns in UTF-8 bytes, end exclusive, and suggestions that do what they say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl import catalog
from riskctl.base.location import Span
from riskctl.base.messages import Language
from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.check.run import Outcome
from tests.check.overlay import outcome
from tests.check.reports.made import HOSTILE, TEXT, located, many, outcome_of, written
from tests.check.reports.schemas import faults
from tests.check.test_text_report import FIVE

TABLE = "registers/bureau/登记.csv"
ROWS = (
    "单位,部门,岗位,职责,编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,防范措施\r\n"
    "bureau,registration,clerk,登记,R01,🙂先行受理,廉政风险,行政审批类,高,严重,一级,两人复核并留记录\r\n"
)


def diagnostics(checked: Outcome, language: Language = "zh") -> list[dict[str, Any]]:
    whole = json.loads(written("rdjson", checked, language))
    assert faults("rdjson", whole) == [] and whole["source"] == {"name": "riskctl"}
    return list(whole["diagnostics"])


def applied(text: str, diagnostic: dict[str, Any]) -> str:
    """Return `text` with the one suggestion carried out, as reviewdog would: lines of bytes."""
    (suggestion,) = diagnostic["suggestions"]
    lines = text.encode().splitlines(keepends=True)
    start, end = (
        sum(map(len, lines[: at["line"] - 1])) + at["column"] - 1
        for at in (suggestion["range"]["start"], suggestion["range"]["end"])
    )
    data = text.encode()
    return str((data[:start] + suggestion["text"].encode() + data[end:]).decode())


def test_a_check_of_a_repository(tmp_path: Path) -> None:
    found = diagnostics(outcome(tmp_path, FIVE))
    assert [one["severity"] for one in found] == ["ERROR"] * 4 + ["WARNING"]
    assert [one["code"]["value"] for one in found] == ["RK004", "RK002", "RK101", "RK301", "RK302"]
    assert "\n办法：" in found[0]["message"]
    line = str(FIVE["flows/registration.yaml"]).splitlines()[6].encode()
    at = found[0]["location"]["range"]
    assert line[at["start"]["column"] - 1 : at["end"]["column"] - 1] == b"actor"


@pytest.mark.parametrize(("part", "start", "end"), [("汉", 8, 11), ("🙂", 11, 15), ("甲", 15, 18)])
def test_columns_are_utf_8_bytes(part: str, start: int, end: int) -> None:
    at = TEXT.index(part)
    (one,) = diagnostics(outcome_of([located(span=Span(at, at + 1))]))
    assert one["location"]["range"] == {
        "start": {"line": 1, "column": start},
        "end": {"line": 1, "column": end},
    }
    assert TEXT.encode()[start - 1 : end - 1].decode() == part


def texts() -> Iterator[tuple[str, str]]:
    """Yield wrong registers with what mends them."""
    right = REPOSITORY[CLERK]
    assert isinstance(right, str)
    yield right.replace("level: 3", "level: 一级 # 🙂"), right.replace("level: 3", "level: 3 # 🙂")
    yield right.replace("    level: 3\n", ""), right
    crlf = right.replace("\n", "\r\n")
    yield crlf.replace("    level: 3\r\n", ""), crlf
    flow = right.replace("    severity: 严重\n    level: 3\n", "    severity: 严重 # 🙂\n")
    yield flow, flow.replace("# 🙂\n", "# 🙂\n    level: 3\n")


@pytest.mark.parametrize(("wrong", "right"), [*texts()])
def test_a_safe_fix_is_a_suggestion_that_mends_the_file(tmp_path: Path, wrong: str, right: str) -> None:
    (tmp_path / CLERK).parent.mkdir(parents=True)
    (tmp_path / CLERK).write_bytes(wrong.encode())
    (one,) = diagnostics(outcome(tmp_path, {CLERK: None}, "RK301", "RK302"))
    assert applied(wrong, one) == right


def test_a_cell_of_a_table_is_mended_too(tmp_path: Path) -> None:
    (tmp_path / TABLE).parent.mkdir(parents=True)
    (tmp_path / TABLE).write_bytes(ROWS.encode())
    (one,) = diagnostics(outcome(tmp_path, {CLERK: None}, "RK301"))
    assert applied(ROWS, one) == ROWS.replace("一级", "3")


def test_suggestions_end_where_reading_back_would_take_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / TABLE).parent.mkdir(parents=True)
    more = ROWS.splitlines(keepends=True)[1].replace("R01", "R02").replace("🙂", "乙")
    (tmp_path / TABLE).write_bytes(f"{ROWS}{more}".encode())
    checked = outcome(tmp_path, {CLERK: None}, "RK301")
    assert ["suggestions" in one for one in diagnostics(checked)] == [True, True]
    monkeypatch.setattr(catalog.report("rdjson"), "READ_BACK", len(f"{ROWS}{more}"))
    assert ["suggestions" in one for one in diagnostics(checked)] == [True, False]


def test_a_missing_column_is_not_suggested_line_by_line(tmp_path: Path) -> None:
    (tmp_path / TABLE).parent.mkdir(parents=True)
    (tmp_path / TABLE).write_bytes(ROWS.replace(",风险等级", "").replace(",一级", "").encode())
    (one,) = diagnostics(outcome(tmp_path, {CLERK: None}, "RK302"))
    assert "suggestions" not in one


def test_what_cannot_be_cut_safely_is_not_suggested(tmp_path: Path) -> None:
    wrong = changed(CLERK, ("level: 3", "level: |-\n      1"))
    (one,) = diagnostics(outcome(tmp_path, wrong, "RK301"))
    assert "suggestions" not in one


def test_a_guess_is_no_suggestion(tmp_path: Path) -> None:
    wrong = changed(CLERK, ("probability: 高", "probability: 高高"))
    checked = outcome(tmp_path, wrong, "RK104")
    assert checked.findings[0].finding.fix and "suggestions" not in diagnostics(checked)[0]


@given(st.sampled_from(HOSTILE) | st.text(), st.sampled_from(HOSTILE) | st.text(min_size=1))
def test_whatever_a_register_holds_the_file_stays_valid(value: str, file: str) -> None:
    (one,) = diagnostics(outcome_of([located(value, file=file)]))
    assert one["location"]["path"] == file and len(one["message"].split("\n")) == 2


def test_none_and_many() -> None:
    assert diagnostics(outcome_of([]), "en") == []
    assert len(diagnostics(outcome_of(many(error=1, warning=2500, info=2500)))) == 5001


def test_a_wrong_severity_or_a_column_from_0_is_caught() -> None:
    (one,) = diagnostics(outcome_of([located()]))
    assert faults("rdjson", {"source": {"name": "x"}, "diagnostics": [one | {"severity": "NOTE"}]})
    one["location"]["range"]["start"]["column"] = 0
    assert faults("rdjson", {"source": {"name": "x"}, "diagnostics": [one]})
