"""The status of suggestions, inspections and assessments: asked for in their phase, missing after it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riskctl.check.example import CYCLE, REPOSITORY
from tests.conftest import Call

REF = "bureau/registration/clerk"
WHOLE = "".join(
    f"  - {{item: {item}, points: 0}}\n"
    for item in ("identified", "institutions", "procedure", "duties", "accountability", "effective")
)
PHASE = "  - {id: assessment, name: 检查考核, from: 2010-12-01, to: 2010-12-31}\n"
LOG = "cycles/2010/suggestions/bureau/registration.csv"


@pytest.fixture
def assessed(repository: Path) -> Path:
    (repository / CYCLE).write_text(REPOSITORY[CYCLE] + PHASE, "utf-8")
    return repository


def items(call: Call, root: Path, day: str, *kinds: str) -> list[tuple[str, str, str]]:
    found = json.loads(call("status", "--format", "json", "--today", day, cwd=root).out)["items"]
    return [(one["group"], one["kind"], one["day"]) for one in found if one["kind"] in kinds]


@pytest.mark.parametrize(
    ("kind", "file", "text"),
    [
        (
            "inspected",
            "cycles/2010/inspections/bureau-2010-12-07.yaml",
            "schema: riskctl/inspection/v1\nunit: bureau\nday: 2010-12-07\nby: province\nquestions: []\n",
        ),
        (
            "assessed",
            "cycles/2010/assessments/bureau.yaml",
            f"schema: riskctl/assessment/v1\nunit: bureau\nday: 2010-12-07\nby: province\nentries:\n{WHOLE}",
        ),
    ],
)
def test_a_body_waits_in_the_phase_and_is_missed_after_it(
    assessed: Path, call: Call, kind: str, file: str, text: str
) -> None:
    asked = (kind, f"not-{kind}")
    assert items(call, assessed, "2010-11-30", *asked) == []
    assert items(call, assessed, "2010-12-01", *asked) == [("next", f"not-{kind}", "2010-12-31")]
    assert items(call, assessed, "2011-01-01", *asked) == [("missing", f"not-{kind}", "2010-12-31")]
    (assessed / file).parent.mkdir(parents=True)
    (assessed / file).write_text(text, "utf-8")
    assert items(call, assessed, "2010-12-06", *asked) == [("next", f"not-{kind}", "2010-12-31")]
    assert items(call, assessed, "2010-12-07", *asked) == [("done", kind, "2010-12-07")]


def test_nobody_assesses_who_has_no_unit_above(assessed: Path, call: Call) -> None:
    file = assessed / "organization.yaml"
    file.write_text(file.read_text("utf-8").replace("    parent: province\n", ""), "utf-8")
    assert items(call, assessed, "2010-12-10", "not-assessed") == []


def test_a_suggestion_is_unanswered_until_the_day_of_its_answer(repository: Path, call: Call) -> None:
    (repository / LOG).parent.mkdir(parents=True)
    rows = f"S1,2010-04-05,{REF},staff,窗口插号,,,\nS1,2010-04-08,{REF},staff,窗口插号,declined,已有叫号机,\n"
    (repository / LOG).write_text(f"id,day,subject,side,text,disposition,reason,point\n{rows}", "utf-8")
    days = ("2010-04-04", "2010-04-07", "2010-04-08")
    found = [[one[0] for one in items(call, repository, day, "suggestion")] for day in days]
    assert found == [[], ["unanswered"], ["done"]]


def test_what_every_unit_has_done_takes_one_line(call: Call) -> None:
    root = Path(__file__).resolve().parents[3] / "examples/jiuquan"
    said = call("status", cwd=root).out.splitlines()
    assert "  培训已办：各单位" in said and len(said) <= 31
