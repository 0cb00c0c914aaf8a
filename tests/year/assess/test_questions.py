"""The six questions are prefilled with facts; an answer is none of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from riskctl.base.messages import Pair
from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.corpus.document import document_of
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.inspection import Inspection
from riskctl.records.vocabulary import CODES
from riskctl.sources.gate import Limits
from riskctl.year.assess.questions import RULES, inspection_text, prefilled
from tests.year.build import POINT, find

DAY = date(2010, 4, 15)
FOUND: dict[str, tuple[Pair, int]] = {
    "RK401": (("有职权没有风险点", "a power without a point"), 2),
    "RK402": (("没有依据", "without ground"), 0),
}
LOGS = {
    "cycles/2010/checks/bureau/registration.csv": "day,method,point,by,finding,sign\n"
    f"2010-04-12,spot_check,{POINT},discipline,看过,true\n2010-04-13,integrity_talk,,discipline,,\n",
    "cycles/2010/warnings/bureau.csv": "number,day,event\n1,2010-04-10,issued\n2,2010-04-10,issued\n"
    "1,2010-04-12,replied\n",
    "cycles/2010/responses/bureau.csv": "day,kind,reference\n2010-04-12,reminder,纪发5号\n",
}


def facts(root: Path, overlay: dict[str, str] | None = None) -> dict[str, list[str]]:
    found = find(root, overlay)
    made = prefilled("bureau", found.graded, FOUND, found.context)
    return {question: [one.text("en") for one in said] for question, said in made.items()}


def test_every_question_has_facts_and_rules_bear_on_one() -> None:
    assert {*RULES} == {*CODES["question"]}
    rules = [rule for each in RULES.values() for rule in each]
    assert len(rules) == len({*rules})


def test_rules_that_find_something_are_told_and_clean_ones_together(tmp_path: Path) -> None:
    made = facts(tmp_path)
    assert "a power without a point: 2" in made["identified"]
    assert not any("without ground" in one for one in made["identified"])
    assert made["procedure"] == ["the checks that bear on it find nothing"]


def test_points_and_measures_in_force_are_counted(tmp_path: Path) -> None:
    closed = (
        "  - {id: R02, title: 另一种, kind: integrity, category: other, probability: 低, severity: 轻微, "
    )
    closed += "measures: [{text: 核对}], status: closed, closed: {date: 2010-03-01, reason: 业务已划出}}\n"
    made = facts(tmp_path, {CLERK: REPOSITORY[CLERK] + closed})
    assert made["identified"][0].startswith("risk points registered: 1 (")
    assert "measures: 1, with an owner 1, with a due day 1" in made["duties"]
    assert "measures: 1, said to be done 0" in made["effective"]


def test_what_was_watched_warned_and_answered_is_counted(tmp_path: Path) -> None:
    made = facts(tmp_path, LOGS)
    assert "acts of prevention: 1; of monitoring: 1; early signs seen: 1" in made["effective"]
    assert "warning letters: 2; rectification notices: 0; unanswered of both: 1" in made["accountability"]
    assert "responses to individuals: 1" in made["accountability"]


def test_a_new_inspection_is_read_as_one_with_no_question_answered(tmp_path: Path) -> None:
    found = find(tmp_path)
    made = prefilled("bureau", found.graded, FOUND, found.context)
    text = inspection_text("bureau", DAY, "province", ("files", "survey"), made, "zh")
    read = document_of(text.encode(), "i.yaml", kind_named("inspection"), {}, Limits())
    assert read.faults == () and isinstance(read.record, Inspection)
    assert read.record.ways == ("files", "survey") and read.record.totals == ()
    assert {one.id: one.answer for one in read.record.questions} == dict.fromkeys(RULES)
    assert [*read.record.questions[0].prefilled] == [one.text("zh") for one in made["identified"]]
    assert "sheet: survey" in text and "sheet: appraisal" not in text


def test_a_measure_whose_owner_also_watches_its_point_is_asked_about(tmp_path: Path) -> None:
    """The clerk's point is watched by the party group; made lighter, by the leader in charge."""
    owned = ("owner: registration/chief", "owner: leadership/deputy")
    lighter = ("severity: 严重\n    level: 3", "severity: 较严重\n    level: 2")
    assert not any("also a monitor" in one for one in facts(tmp_path / "a", changed(CLERK, owned))["duties"])
    (asked,) = [
        one for one in facts(tmp_path / "b", changed(CLERK, owned, lighter))["duties"] if "also" in one
    ]
    assert asked.startswith("of these 1 have an owner") and asked.endswith(
        "“受理时对材料不齐的熟人企业先行受理”"
    )
