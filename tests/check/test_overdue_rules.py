"""RK506, RK609, RK611 and RK612: what is late, what does not follow, what ended without a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, CYCLE, PROGRAMME, REGULATIONS, REPOSITORY, changed
from tests.check.overlay import check, line_of

SUPERVISION = "  - {id: supervision, name: 监督防范, from: 2010-05-01, to: 2010-11-30}\n"
DONE = changed(CLERK, ("due: 2010-05-31", "due: 2010-05-31\n        done: 2010-05-30"))
LOG = "cycles/2010/checks/bureau/registration.csv"
HEAD = "day,method,point,by,finding\n"
TO_DRAFT = (
    "  - {id: window, title: 登记窗口规定, state: to_draft, "
    "owner: bureau/registration/chief, due: 2010-04-14}\n"
)


def on(day: str) -> dict[str, str]:
    return changed(PROGRAMME, ("2010-04-15", day)) | {CYCLE: REPOSITORY[CYCLE] + SUPERVISION}


def phases(*spans: tuple[str, str]) -> dict[str, str]:
    head = REPOSITORY[CYCLE].partition("  - ")[0]
    lines = [
        f"  - {{id: p{n}, role: other, name: 阶段{n}, from: {a}, to: {b}}}\n"
        for n, (a, b) in enumerate(spans)
    ]
    return {CYCLE: head + "".join(lines)}


def test_a_measure_is_late_from_the_day_after(tmp_path: Path) -> None:
    assert check(tmp_path / "a", on("2010-05-31"), "overdue") == []
    (found,) = check(tmp_path / "b", on("2010-06-01"), "overdue")
    assert (
        found.line == line_of(REPOSITORY[CLERK], "due:") and found.subject == "bureau/registration/clerk#R01"
    )
    assert "1 day(s) late" in found.message and "registration/chief" in found.message
    assert check(tmp_path / "c", on("2010-06-01") | DONE, "overdue") == []


def test_a_measure_of_a_closed_point_is_not_late(tmp_path: Path) -> None:
    closed = changed(CLERK, ("    level: 3\n", "    level: 3\n    status: closed\n"))
    assert check(tmp_path, on("2010-06-01") | closed, "overdue") == []


def test_a_regulation_is_late_from_the_day_after(tmp_path: Path) -> None:
    due_today = TO_DRAFT.replace("2010-04-14", "2010-04-15")
    assert check(tmp_path, {REGULATIONS: REPOSITORY[REGULATIONS] + due_today}, "overdue") == []


def test_a_regulation_to_draft_is_late(tmp_path: Path) -> None:
    (found,) = check(tmp_path / "a", {REGULATIONS: REPOSITORY[REGULATIONS] + TO_DRAFT}, "overdue")
    assert found.file == REGULATIONS and "bureau/registration/chief" in found.message
    issued = TO_DRAFT.replace("to_draft", "in_force")
    assert check(tmp_path / "b", {REGULATIONS: REPOSITORY[REGULATIONS] + issued}, "overdue") == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("", "no check was recorded"),
        ("2010-05-02,self_check,bureau/registration/clerk#R01,chief,自查\n", "no check was recorded"),
        ("2010-05-02,spot_check,bureau/registration/clerk#R01,chief,抽查\n", "last on 2010-05-02"),
        ("2010-05-12,spot_check,bureau/registration/clerk#R01,chief,抽查\n", ""),
    ],
)
def test_a_grave_point_is_looked_at_every_month_by_others(tmp_path: Path, rows: str, message: str) -> None:
    found = check(tmp_path, on("2010-06-10") | DONE | {LOG: HEAD + rows}, "monitoring-missed")
    assert [message in one.message for one in found] == ([True] if message else [])


def test_a_check_is_missed_from_the_day_after(tmp_path: Path) -> None:
    assert check(tmp_path / "a", on("2010-06-01") | DONE, "monitoring-missed") == []
    assert len(check(tmp_path / "b", on("2010-06-02") | DONE, "monitoring-missed")) == 1


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([("2010-03-01", "2010-03-31"), ("2010-04-01", "2010-04-30")], ""),
        ([("2010-03-01", "2010-04-02"), ("2010-04-05", "2010-04-30")], ""),  # a weekend between
        ([("2010-03-01", "2010-04-01"), ("2010-04-05", "2010-04-30")], "3 days between"),
        ([("2010-03-01", "2010-04-01"), ("2010-04-01", "2010-04-30")], "while"),
        ([("2010-04-01", "2010-04-30"), ("2010-03-01", "2010-03-31")], "stands after"),
        ([("2010-04-30", "2010-04-01")], "ends before it begins"),
    ],
)
def test_phases_follow_one_another(tmp_path: Path, spans: list[tuple[str, str]], said: str) -> None:
    found = check(tmp_path, phases(*spans), "cycle-phases")
    assert [said in one.message for one in found] == ([True] if said else [])


def test_a_phase_says_what_it_is_for(tmp_path: Path) -> None:
    renamed = REPOSITORY[CYCLE].replace("id: identification", "id: april")
    (found,) = check(tmp_path / "a", {CYCLE: renamed}, "cycle-phases")
    assert (found.severity, found.line) == ("warning", 4)
    assert "does not say what it is for, and its id “april”" in found.message
    assert "this year no sign-off, notice, check or review is ever told as missing" in found.message
    one = "  - {id: guard, role: supervision, name: 监督, from: 2010-05-01, to: 2010-11-30}\n"
    (found,) = check(tmp_path / "b", {CYCLE: renamed + one}, "cycle-phases")
    assert "nothing of it is ever told as due" in found.message and "this year" not in found.message
    for role in ("identification", "查找风险", "other"):
        said = renamed.replace("april,", f"april, role: {role},")
        assert check(tmp_path / role, {CYCLE: said}, "cycle-phases") == []


def test_a_point_with_a_closing_that_is_still_open(tmp_path: Path) -> None:
    closed = "    level: 3\n    closed: {date: 2010-04-01, reason: 业务已划出}\n"
    (found,) = check(tmp_path, changed(CLERK, ("    level: 3\n", closed)), "closed-without-reason")
    assert "its status does not say closed" in found.message
