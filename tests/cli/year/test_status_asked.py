"""`riskctl status`: points drawn at random or carried over wait until somebody has looked at them."""

from __future__ import annotations

from pathlib import Path

from riskctl.check.example import CLERK, CYCLE, REPOSITORY
from tests.cli.year.test_status_command import PHASE, POINT, found
from tests.conftest import Call, lay

MOBILIZATION = "  - {id: mobilization, name: 动员部署, from: 2010-03-01, to: 2010-03-31}\n"


def of(root: Path, call: Call, kind: str, today: str) -> list[tuple[str, str]]:
    items = found(root, call, today)["items"]
    return [(one["group"], one["ref"]) for one in items if one["kind"] == kind]


def test_a_point_drawn_is_next_until_its_check_names_the_draw(repository: Path, call: Call) -> None:
    lay(repository, {CYCLE: REPOSITORY[CYCLE] + PHASE})
    assert call("sample", "bureau", "--size", "1", "--today", "2010-06-10", cwd=repository).code == 0
    assert of(repository, call, "drawn", "2010-06-09") == [], "not drawn yet"
    assert of(repository, call, "drawn", "2010-06-11") == [("next", POINT)]
    check = (
        "record",
        POINT,
        "spot_check",
        "--by",
        "discipline",
        "--finding",
        "看过",
        "--today",
        "2010-06-12",
    )
    assert call(*check, cwd=repository).code == 0
    assert of(repository, call, "drawn", "2010-06-12") == [("next", POINT)], "a check of another occasion"
    assert call(*check, "--sample", "bureau-2010-06-10-1", cwd=repository).code == 0
    assert of(repository, call, "drawn", "2010-06-12") == [("done", POINT)]
    assert of(repository, call, "drawn", "2010-06-11") == [("next", POINT)]


def test_a_carried_point_waits_for_its_review_and_is_missing_after_the_phase(
    repository: Path, call: Call
) -> None:
    assert call("rollover", "2011", cwd=repository).code == 0
    assert of(repository, call, "carried", "2011-04-30") == [("next", POINT)]
    assert of(repository, call, "carried", "2011-05-01") == [("missing", POINT)]
    text = (repository / CLERK).read_text("utf-8")
    review = "  - id: R01\n    review: {date: 2011-04-10, basis: 查收件台账，没有变化}\n"
    (repository / CLERK).write_text(text.replace("  - id: R01\n", review), "utf-8")
    assert of(repository, call, "carried", "2011-05-01") == [("done", POINT)]


def test_what_prepares_the_year_is_missing_once_its_phase_has_begun(repository: Path, call: Call) -> None:
    lay(repository, {CYCLE: REPOSITORY[CYCLE].replace("phases:\n", f"phases:\n{MOBILIZATION}")})
    assert of(repository, call, "no-preparation", "2010-02-28") == []
    assert len(of(repository, call, "no-preparation", "2010-03-01")) == 3


def test_what_is_asked_hangs_on_the_roles_of_phases_and_not_on_their_ids(
    repository: Path, call: Call
) -> None:
    ids = ("mobilization", "identification", "supervision", "assessment")
    spans = ("2010-03-01, to: 2010-03-31", "2010-04-01, to: 2010-04-30", "2010-05-01, to: 2010-11-30")
    days = (*spans, "2010-12-01, to: 2010-12-31")
    seen = []
    for turn in (0, 1):  # the second time each phase has the id of the next
        said = [(ids[(n + turn) % 4], f"role: {ids[n]}, " if turn else "", days[n]) for n in range(4)]
        lines = [f"  - {{id: {id}, {role}name: 甲, from: {span}}}\n" for id, role, span in said]
        lay(repository, {CYCLE: "schema: riskctl/cycle/v1\nyear: 2010\nphases:\n" + "".join(lines)})
        at = (
            "2010-02-28",
            "2010-03-31",
            "2010-04-30",
            "2010-05-01",
            "2010-06-10",
            "2010-12-01",
            "2011-01-01",
        )
        seen.append([found(repository, call, day)["items"] for day in at])
    assert seen[0] == seen[1]
    assert [(i["group"], i["ref"]) for i in seen[1][3] if i["kind"] == "no-notice"] == [("missing", "bureau")]


def test_the_last_day_of_a_phase_is_told_as_that(repository: Path, call: Call) -> None:
    assert "今天是最后一天" in call("status", "--today", "2010-04-30", cwd=repository).out
    assert "还有 1 天" in call("status", "--today", "2010-04-29", cwd=repository).out


def test_details_name_what_is_done_too(repository: Path, call: Call) -> None:
    log = repository / "cycles/2010/preparation/bureau.csv"
    log.parent.mkdir(parents=True)
    log.write_text("kind,day,number\nplan,2010-04-02,\n", "utf-8")
    assert "  制定方案已办：示例局\n" in call("status", cwd=repository).out
    assert "  示例局：制定方案已办\n" in call("status", "--details", cwd=repository).out
