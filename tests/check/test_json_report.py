"""Findings as JSON: the keys and their order are what other programs rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, ORGANIZATION, changed
from riskctl.check.report import Settings
from riskctl.check.reports.json import write
from tests.check.overlay import outcome

WRONG = changed(CLERK, ("level: 3", "level: 1"))


def written(root: Path, overlay: dict[str, Any], *rules: str, language: Language = "zh") -> dict[str, Any]:
    text = write(outcome(root, overlay, *rules), Settings(language=language, version="0.1.0"))
    assert text.endswith("}\n")
    whole: dict[str, Any] = json.loads(text)
    return whole


def test_the_keys_and_their_order_are_a_promise(tmp_path: Path) -> None:
    whole = written(tmp_path, dict(WRONG))
    (finding,) = whole.pop("findings")
    assert list(whole.items()) == [
        ("version", 1),
        ("tool", "riskctl 0.1.0"),
        ("summary", {"files": 12, "points": 1, "errors": 1, "warnings": 0, "infos": 0, "suppressed": 0}),
    ]
    assert list(whole["summary"]) == ["files", "points", "errors", "warnings", "infos", "suppressed"]
    (related, _) = finding.pop("related")
    assert list(related.items()) == [("path", CLERK), ("line", 12), ("column", 18), ("label", "概率 高 = 3")]
    assert list(finding.items()) == [
        ("id", "RK301"),
        ("rule", "level-mismatch"),
        ("severity", "error"),
        ("message", finding["message"]),
        ("help", finding["help"]),
        ("path", CLERK),
        ("line", 14),
        ("column", 12),
        ("end_line", 14),
        ("end_column", 13),
        ("subject", "bureau/registration/clerk#R01"),
        ("fix", {"text": "3", "safe": True}),
        ("fingerprint", finding["fingerprint"]),
        ("value", finding["value"]),
    ]
    assert finding["message"].startswith("等级与算出来的不一致：写的是 1（一级）")
    assert len(finding["fingerprint"]) == len(finding["value"]) == 32


def test_related_stands_between_subject_and_fix(tmp_path: Path) -> None:
    (finding,) = written(tmp_path, dict(WRONG))["findings"]
    keys = list(finding)
    assert keys[keys.index("subject") :] == ["subject", "related", "fix", "fingerprint", "value"]


def test_columns_count_characters_not_bytes_or_cells(tmp_path: Path) -> None:
    text = changed(CLERK, ("title: 受理时对材料不齐的熟人企业先行受理", 'title: "汉🙂", 甲: 乙'))[CLERK]
    text = text.replace('    title: "汉🙂", 甲: 乙', "    ? 甲").replace(
        "    ? 甲", '    title: 汉\n    "汉🙂": 乙'
    )
    (finding,) = written(tmp_path, {CLERK: text}, "RK101")["findings"]
    assert (finding["line"], finding["column"], finding["end_column"]) == (8, 5, 9)


def test_the_language_changes_the_words_alone(tmp_path: Path) -> None:
    zh, en = (written(tmp_path, dict(WRONG), language=language) for language in ("zh", "en"))
    for whole in (zh, en):
        for finding in whole["findings"]:
            assert finding.pop("message") and finding.pop("help")
            assert all(related.pop("label") for related in finding["related"])
    assert zh == en


def test_rules_left_out_are_named_with_what_they_lack(tmp_path: Path) -> None:
    whole = written(tmp_path, {ORGANIZATION: "units: ["}, "RK002", "RK301")
    assert whole["summary"]["left_out"] == [{"id": "RK301", "lacks": ["organization"]}]
    assert [finding["id"] for finding in whole["findings"]] == ["RK002"]


def test_clean_is_an_empty_list(tmp_path: Path) -> None:
    whole = written(tmp_path, {})
    assert whole["findings"] == [] and "left_out" not in whole["summary"]
