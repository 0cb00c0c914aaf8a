"""What a point must have by the policy in force, and criteria in place of probability and severity."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from riskctl.base.messages import Said
from riskctl.check.example import CLERK, PROGRAMME, changed
from riskctl.corpus.defects import defects
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Grading
from riskctl.corpus.load import load, registers
from riskctl.records.kinds.policy import Policy
from tests.conftest import lay

POLICY = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
method: criteria
criteria:
  - {id: past, text: 五年内发生过违纪违法, level: 3, basis: ours, note: 发生过的最容易再发生}
  - {id: alone, text: 一个人就能办成, level: 3}
  - {id: complaint, text: 近三年有投诉, level: 2}
"""
BY_CRITERIA = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml")) | {"policy.yaml": POLICY}
VALUES = "    probability: 高\n    severity: 严重\n    level: 3\n"


def point(lines: str) -> dict[str, str]:
    """Return the clerk's register with `lines` in place of its values and level."""
    return changed(CLERK, (VALUES, lines))


def register(root: Path, overlay: Mapping[str, Any]) -> Document:
    repository, context = load(lay(root, overlay))
    (found,) = [
        document for document in registers(repository, context) if document.where.get("post") == "clerk"
    ]
    return found


def lacking(document: Document) -> list[tuple[str, str]]:
    """Return the cause of each fault, and the field it names."""
    said = [fault.fields["field"] for fault in document.faults]
    return [
        (fault.cause, field.text("zh") if isinstance(field, Said) else str(field))
        for fault, field in zip(document.faults, said, strict=True)
    ]


class TestRequired:
    @pytest.mark.parametrize(
        ("gone", "field"),
        [
            ("    probability: 高\n", "probability（发生概率）"),
            ("    severity: 严重\n", "severity（危害程度）"),
        ],
    )
    def test_a_matrix_needs_both_values(self, tmp_path: Path, gone: str, field: str) -> None:
        found = register(tmp_path, changed(CLERK, (gone, "")))
        assert lacking(found) == [("missing", field)]
        (fault,) = found.faults
        assert found.text and found.text[fault.span.start :].startswith("id: R01")
        assert found.register and [one.id for one in found.register.risk_points] == ["R01"]

    def test_criteria_need_themselves_and_no_values(self, tmp_path: Path) -> None:
        found = register(tmp_path, BY_CRITERIA | point("    level: 3\n"))
        assert lacking(found) == [("missing", "criteria（符合标准）")]
        assert register(tmp_path, BY_CRITERIA | point("    criteria: [past]\n")).faults == ()

    @pytest.mark.parametrize("written", ["[]", "无", "none", "[无]"])
    def test_to_meet_none_is_an_answer(self, tmp_path: Path, written: str) -> None:
        found = register(tmp_path, BY_CRITERIA | point(f"    符合标准: {written}\n"))
        assert found.faults == () and found.register
        assert [one.criteria for one in found.register.risk_points] == [()]

    @pytest.mark.parametrize(
        ("key", "values"), [("probability", "[高]"), ("probability", ""), ("发生概率", "")]
    )
    def test_what_is_written_wrongly_is_not_missing_as_well(
        self, tmp_path: Path, key: str, values: str
    ) -> None:
        wrong = VALUES.replace("probability: 高", f"{key}: {values}")
        assert len(register(tmp_path, point(wrong)).faults) == 1

    @pytest.mark.parametrize("written", ["", "[past, ]", "[past, '']", "[past, [alone]]", "{past: 是}"])
    def test_criteria_in_part_are_criteria_not_given(self, tmp_path: Path, written: str) -> None:
        found = register(tmp_path, BY_CRITERIA | point(f"    criteria: {written}\n"))
        assert found.register
        if written == "[past, ]":
            assert found.faults == ()  # a comma at the end says nothing
        else:
            assert len(found.faults) == 1
            assert [one.criteria for one in found.register.risk_points] == [None]

    def test_while_no_policy_holds_nothing_is_missed(self, tmp_path: Path) -> None:
        broken = BY_CRITERIA | {"policy.yaml": POLICY.replace("level: 2", "level: 9")}
        assert register(tmp_path, broken | point("    level: 3\n")).faults == ()

    def test_a_table_is_read_alike(self, tmp_path: Path) -> None:
        head = "单位,部门,岗位,编号,风险点,风险性质,风险类别,防范措施"
        row = "bureau,registration,clerk,R01,题,integrity,approval,抽查"

        def table(column: str, cell: str) -> dict[str, Any]:
            return {CLERK: None, "registers/bureau/registers.csv": f"{head},{column}\n{row},{cell}\n"}

        found = register(tmp_path, table("发生概率", "高"))
        assert lacking(found) == [("missing", "severity（危害程度）")]
        found = register(tmp_path, BY_CRITERIA | table("符合标准", ""))
        assert lacking(found) == [("missing", "criteria（符合标准）")]
        for cell, met in (("past；近三年有投诉", ("past", "近三年有投诉")), ("无", ())):
            found = register(tmp_path, BY_CRITERIA | table("符合标准", cell))
            assert found.faults == () and found.register
            assert [one.criteria for one in found.register.risk_points] == [met]


def grading(**parts: Any) -> Grading:
    return Grading(policy(**parts))


def policy(**parts: Any) -> Policy:
    """Return a policy of two levels and one criterion, with `parts` in place of its own."""
    written: dict[str, Any] = {"schema": "riskctl/policy/v1", "method": "criteria"}
    written["levels"] = [{"id": str(n), "name": f"第{n}级", "monitor": "head"} for n in (1, 2)]
    written["criteria"] = [{"id": "past", "text": "曾违纪", "level": "2"}]
    return Policy.model_validate(written | parts)


def test_a_criterion_is_named_by_its_id_or_its_text() -> None:
    found = grading()
    assert found.criterion("past") == found.criterion("曾违纪") == found.policy.criteria[0]
    assert found.criterion("曾") is None


def test_criteria_mean_nothing_to_a_policy_of_another_method() -> None:
    one = [{"name": "高", "value": "1"}]
    assert grading(method="index", probability=one, severity=one).criterion("past") is None


def test_without_a_default_to_meet_none_is_the_lightest() -> None:
    default, written = grading().default, grading(default="2").default
    assert default and written and (default.id, written.id) == (1, 2)


def criterion(id: str, text: str, level: str = "2") -> dict[str, str]:
    return {"id": id, "text": text, "level": level}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({}, []),
        ({"criteria": []}, [("RK304", "no-part", ())]),
        ({"default": "3"}, [("RK304", "unknown-level", ("default",))]),
        ({"criteria": [criterion("a", "甲", "3")]}, [("RK304", "unknown-level", ("criteria", 0, "level"))]),
        ({"default": "2"}, [("RK304", "unreachable", ("levels", 0))]),
        ({"criteria": [criterion("a", "甲", "1")]}, [("RK304", "unreachable", ("levels", 1))]),
        (
            {"criteria": [criterion("a", "甲"), criterion("a", "乙")]},
            [("RK304", "criterion-twice", ("criteria", 1))],
        ),
        (
            {"criteria": [criterion("a", "甲"), criterion("甲", "乙")]},
            [("RK304", "word-twice", ("criteria", 1))],
        ),
        ({"criteria": [criterion("无", "甲")]}, [("RK304", "none-met", ("criteria", 0))]),
        ({"criteria": [criterion("a", "none")]}, [("RK304", "none-met", ("criteria", 0))]),
        (
            {"default": "2", "criteria": [criterion("a", "甲", "1"), criterion("b", "乙")]},
            [("RK305", "criterion", ("criteria", 0, "level"))],
        ),
    ],
)
def test_criteria_that_leave_something_open_are_refused_where_they_do(
    parts: dict[str, Any], told: Any
) -> None:
    assert [(defect.rule, defect.cause, defect.path) for defect in defects(policy(**parts))] == told


def test_the_example_of_these_tests_is_whole(tmp_path: Path) -> None:
    context = load(lay(tmp_path, BY_CRITERIA))[1]
    assert context.grading and context.grading.by_criteria and context.matters
