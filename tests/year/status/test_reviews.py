"""Suggestions wait for their answer; units are asked for in the phase of assessment and missing after it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CYCLE, ORGANIZATION, REPOSITORY, changed
from riskctl.year.status.item import StatusItem
from riskctl.year.status.reviews import of_reviews
from tests.year.build import REF, find

ASSESSMENT = {
    CYCLE: REPOSITORY[CYCLE] + "  - {id: assessment, name: 考核, from: 2010-12-01, to: 2010-12-31}\n"
}
INSPECTION = "schema: riskctl/inspection/v1\nunit: bureau\nday: {day}\nby: province\nquestions: []\n"
WHOLE = "".join(
    f"  - {{item: {item}, points: 0}}\n"
    for item in ("identified", "institutions", "procedure", "duties", "accountability", "effective")
)
ASSESSED = f"schema: riskctl/assessment/v1\nunit: bureau\nday: 2010-12-07\nby: province\nentries:\n{WHOLE}"
SUGGESTIONS = "cycles/2010/suggestions/bureau/registration.csv"


def items(root: Path, day: str, files: dict[str, str]) -> list[StatusItem]:
    return [*of_reviews(find(root / day, files, date.fromisoformat(day)).context)]


def inspections(*days: str) -> dict[str, str]:
    return {f"cycles/2010/inspections/bureau-{day}.yaml": INSPECTION.format(day=day) for day in days}


def test_a_suggestion_is_known_from_its_day_and_unanswered_until_that_of_its_answer(tmp_path: Path) -> None:
    rows = f"S1,2010-04-05,{REF},staff,插号,,,\nS1,2010-04-08,{REF},staff,插号,declined,已有叫号机,\n"
    files = {SUGGESTIONS: f"id,day,subject,side,text,disposition,reason,point\n{rows}"}
    days = ("2010-04-04", "2010-04-05", "2010-04-07", "2010-04-08")
    seen = [[one.group for one in items(tmp_path, day, files)] for day in days]
    assert seen == [[], ["unanswered"], ["unanswered"], ["done"]]
    (one,) = items(tmp_path / "again", "2010-04-08", files)
    assert (one.kind, one.department, one.ref) == ("suggestion", "registration", f"{REF} S1")
    assert one.day == date(2010, 4, 5)


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("inspected", inspections("2010-12-07")),
        ("assessed", {"cycles/2010/assessments/bureau.yaml": ASSESSED}),
    ],
)
def test_a_unit_is_asked_for_in_the_phase_until_the_day_it_was_done(
    tmp_path: Path, kind: str, files: dict[str, str]
) -> None:
    def seen(day: str, more: dict[str, str]) -> list[tuple[str, str, str]]:
        found = items(tmp_path / str(len(more)), day, ASSESSMENT | more)
        return [
            (one.group, one.kind, str(one.day))
            for one in found
            if one.ref == "bureau" and one.kind.endswith(kind)
        ]

    lacking = f"not-{kind}"
    assert seen("2010-11-30", {}) == []
    for day, group in (("2010-12-01", "next"), ("2010-12-31", "next"), ("2011-01-01", "missing")):
        assert seen(day, {}) == [(group, lacking, "2010-12-31")]
    assert seen("2010-12-06", files) == [("next", lacking, "2010-12-31")]
    assert seen("2010-12-07", files) == [("done", kind, "2010-12-07")]


def test_of_several_inspections_the_first_counts(tmp_path: Path) -> None:
    for days in (("2010-12-03", "2010-12-07"), ("2010-12-07", "2010-12-03", "2010-12-20")):
        found = items(tmp_path / days[0], "2010-12-31", inspections(*days))
        assert [one.day for one in found if one.kind == "inspected"] == [date(2010, 12, 3)]


def test_without_the_phase_nobody_is_asked_and_what_was_done_is_told(tmp_path: Path) -> None:
    assert items(tmp_path / "a", "2010-12-31", {}) == []
    found = items(tmp_path / "b", "2010-12-31", inspections("2010-12-07"))
    assert [(one.group, one.kind) for one in found] == [("done", "inspected")]


def test_nobody_assesses_who_has_no_unit_above(tmp_path: Path) -> None:
    alone = ASSESSMENT | changed(ORGANIZATION, ("    parent: province\n", ""))
    found = items(tmp_path, "2010-12-10", alone)
    assert [one.kind for one in found if one.ref == "bureau"] == ["not-inspected"]


def test_departments_are_assessed_by_their_unit_each_on_its_day(tmp_path: Path) -> None:
    sheet = ASSESSED.replace("unit: bureau\n", "unit: bureau\ndepartment: registration\n")
    files = ASSESSMENT | {
        "cycles/2010/assessments/bureau-registration.yaml": sheet.replace("province", "bureau")
    }
    found = [one for one in items(tmp_path, "2011-01-01", files) if one.ref.startswith("bureau/")]
    assert {(one.ref, one.department, one.group, one.kind) for one in found} == {
        ("bureau/leadership", "leadership", "missing", "department-not-assessed"),
        ("bureau/registration", "registration", "done", "assessed"),
        ("bureau/discipline", "discipline", "missing", "department-not-assessed"),
    }


def test_an_item_that_nobody_entered_leaves_the_assessment_open(tmp_path: Path) -> None:
    part = ASSESSED.replace("  - {item: duties, points: 0}\n", "  - {item: duties}\n")
    files = ASSESSMENT | {"cycles/2010/assessments/bureau.yaml": part}
    (one,) = (
        one
        for one in items(tmp_path, "2011-01-01", files)
        if one.kind.endswith("not-assessed") and one.ref == "bureau"
    )
    assert one.group == "missing"


def test_sheets_handed_out_are_missing_from_that_day_until_their_totals_are_there(tmp_path: Path) -> None:
    text = INSPECTION.format(day="2010-12-07") + "ways: [survey, appraisal, documents]\n"
    totals = "totals:\n  - {sheet: survey, sent: 60, returned: 54, good: 41, fair: 10, poor: 3}\n"
    file = "cycles/2010/inspections/bureau-2010-12-07.yaml"

    def seen(day: str, text: str) -> list[StatusItem]:
        found = items(tmp_path / str(len(text)), day, {file: text})
        return [one for one in found if one.kind == "no-tally"]

    assert seen("2010-12-06", text) == []
    assert [one.ref for one in seen("2010-12-07", text)] == [
        "bureau-2010-12-07 survey",
        "bureau-2010-12-07 appraisal",
    ]
    (left,) = seen("2010-12-08", text + totals)
    assert (left.group, left.unit, left.ref) == ("missing", "bureau", "bureau-2010-12-07 appraisal")
