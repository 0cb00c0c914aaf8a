"""Findings where people see them, and fingerprints that stay when other lines and points move."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from riskctl.base.messages import term
from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, REPOSITORY
from riskctl.check.finding import Finding, Place
from riskctl.check.locator import Located, Locator
from riskctl.corpus.document import Document
from riskctl.sources.yaml.reader import YamlTree, read
from tests.check.overlay import outcome
from tests.records.build import REGISTER

WRONG = REPOSITORY[CLERK].replace("level: 3", "level: 1")
POINT = WRONG[WRONG.index("  - id: R01") :]
SAID = term(("甲", "a"))
UNMENDED = ("RK101", "RK301", "RK404")


def found(root: Path, overlay: dict[str, Any], *rules: str) -> dict[str, Located]:
    """Return the findings of the rules by what they are about, and their fingerprints are all different."""
    located = outcome(root, overlay, *(rules or UNMENDED)).findings
    assert len({one.fingerprint for one in located}) == len(located)
    return {f"{one.finding.rule} {one.finding.subject or one.spot.position.line}": one for one in located}


def prints(root: Path, overlay: dict[str, Any], *rules: str) -> dict[str, str]:
    return {about: one.fingerprint for about, one in found(root, overlay, *rules).items()}


def test_a_fingerprint_stays_when_lines_come_above(tmp_path: Path) -> None:
    before = found(tmp_path, {CLERK: WRONG})
    after = found(tmp_path, {CLERK: "# 甲\n\n# 乙\n" + WRONG})
    key = "RK301 bureau/registration/clerk#R01"
    assert after[key].spot.position.line == before[key].spot.position.line + 3
    assert after[key].fingerprint == before[key].fingerprint


def test_a_fingerprint_stays_when_a_point_or_a_post_comes_before(tmp_path: Path) -> None:
    vacant = {CLERK: None, "registers/bureau/registration/chief.yaml": None}
    before = prints(
        tmp_path / "a", {"registers/bureau/leadership/deputy.yaml": WRONG.replace("clerk", "deputy")} | vacant
    )
    more = {
        ORGANIZATION: REPOSITORY[ORGANIZATION].replace(
            "- {id: chief", "- {id: senior, name: 主任科员}\n          - {id: chief"
        )
    }
    two = WRONG.replace("clerk", "deputy").replace("  - id: R01", POINT.replace("R01", "R00") + "  - id: R01")
    after = prints(tmp_path / "b", {"registers/bureau/leadership/deputy.yaml": two} | vacant | more)
    assert before.keys() < after.keys()
    assert {about: after[about] for about in before} == before


def test_a_fingerprint_stays_when_the_words_of_its_message_change(tmp_path: Path) -> None:
    one = prints(tmp_path, {CLERK: WRONG}, "RK301")
    assert prints(tmp_path, {CLERK: WRONG.replace("level: 1", "level: 2")}, "RK301") == one
    assert prints(tmp_path, {CLERK: WRONG.replace("level: 1", "风险等级: 一级")}, "RK301") == one


def test_findings_of_two_rules_or_points_or_files_differ(tmp_path: Path) -> None:
    two = {CLERK: WRONG.replace("  - id: R01", POINT.replace("R01", "R00") + "  - id: R01")}
    chief = {"registers/bureau/registration/chief.yaml": WRONG.replace("clerk", "chief")}
    assert len(prints(tmp_path, two | chief, "RK301")) == 3


def test_equal_findings_of_one_file_are_told_apart(tmp_path: Path) -> None:
    twice = REPOSITORY[CLERK].replace(
        "    category: approval", "    category: approval\n    qq: 甲\n    ww: 甲"
    )
    located = outcome(tmp_path, {CLERK: twice}, "RK101").findings
    assert len({one.fingerprint for one in located}) == len(located) == 2
    same = POINT.replace("level", "levle")
    located = outcome(tmp_path, {CLERK: WRONG + same + same}, "RK101").findings
    assert len({one.fingerprint for one in located}) == len(located) == 2


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        (WRONG, "RK301", (14, 12, 14, 13)),
        (WRONG.replace("level: 1", "levle: 1"), "RK101", (14, 5, 14, 10)),
        (WRONG.replace("\n", "\r\n"), "RK301", (14, 12, 14, 13)),
        ("\ufeff" + WRONG, "RK301", (14, 12, 14, 13)),
        (WRONG.replace("level: 1", "level: 一\u200b级"), "RK009", (14, 13, 14, 14)),
        (WRONG.replace("category: ", "category： "), "RK002", (9, 5, 9, 23)),
        (WRONG.replace("level: 1", "level: &a 1"), "RK003", (14, 12, 14, 16)),
    ],
)
def test_a_finding_stands_where_its_text_is(
    tmp_path: Path, text: str, rule: str, place: tuple[int, int, int, int]
) -> None:
    (located,) = outcome(tmp_path, {CLERK: text}, rule).findings
    at = located.spot.position
    assert (at.line, at.column, at.end_line, at.end_column) == place
    assert located.spot.file == CLERK


def test_findings_come_sorted_by_file_line_column_and_rule(tmp_path: Path) -> None:
    broken = {CLERK: WRONG.replace("kind", "knid"), PEOPLE: "schema: [", "flows/x.yaml": "- 1"}
    located = outcome(tmp_path, broken).findings
    order = [
        (one.spot.file, one.spot.position.line, one.spot.position.column, one.finding.rule) for one in located
    ]
    assert order == sorted(order) and len({file for file, *_ in order}) > 2


def test_a_place_is_found_behind_dropped_points_and_under_chinese_keys(tmp_path: Path) -> None:
    text = REGISTER.replace("suzhou", "bureau").replace("kind: integrity", "kind: 乱", 1)
    text = text.replace("    measures: [{text: 加锁}]", "    风险等级: 三级\n    measures: [{text: 加锁}]")
    (located,) = outcome(tmp_path, {CLERK: text}, "RK301").findings
    assert text.splitlines()[located.spot.position.line - 1] == "    风险等级: 三级"
    assert [text.splitlines()[spot.position.line - 1].strip() for spot in located.related] == [
        "probability: 低",
        "severity: 轻微",
    ]


def test_without_a_subject_the_ids_on_the_way_tell_findings_apart() -> None:
    def fingerprints(*departments: str) -> dict[str, str]:
        text = "units:\n- id: 市\n  departments:\n" + "".join(
            f"  - {{id: {d}, name: 甲}}\n" for d in departments
        )
        tree = read(text)
        assert isinstance(tree, YamlTree)
        locator = Locator(lambda file: [Document(file, "organization", tree=tree, text=text)])
        places = [("units", 0, "departments", n, "head") for n in range(len(departments))]
        findings = [Finding("RK1", "a", "error", SAID, SAID, Place("a.yaml", path)) for path in places]
        return dict(
            zip(
                departments,
                (one.fingerprint for one in locator.locate(map(locator.placed, findings))),
                strict=True,
            )
        )

    before, after = fingerprints("登记", "财务"), fingerprints("人事", "财务", "登记")
    assert {department: after[department] for department in before} == before


def test_a_file_is_cut_into_lines_once() -> None:
    locator = Locator(lambda file: [Document(file, "", text="甲\r\n乙\n")] if file else [])
    assert locator.lines("甲.csv") == ["甲", "乙", ""]
    assert locator.lines("甲.csv") is locator.lines("甲.csv")
    assert locator.lines("") is None
