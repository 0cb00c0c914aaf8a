"""Of each step of the year what is late, missing, next and done: a day counts to its end."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from riskctl.check.example import CLERK, CYCLE, PEOPLE, REPOSITORY, changed
from riskctl.check.example_logs import SELF, signed
from riskctl.year.preparation import log_of as preparation_log
from riskctl.year.sign.signers import steps_of
from riskctl.year.sign.signoffs import State, log_of, print_of
from riskctl.year.status import steps as steps_of_status
from riskctl.year.status.item import StatusItem
from riskctl.year.status.kinds import command
from riskctl.year.status.steps import SIGNOFFS, of_steps
from tests.year.build import REF, Found, find
from tests.year.notice.test_notices import HEAD, photograph

MOBILIZATION = changed(
    CYCLE, ("phases:\n", "phases:\n  - {id: mobilization, name: 动员, from: 2010-03-01, to: 2010-03-31}\n")
)
LETTER = "number,day,event,to,due\n1,2010-04-10,issued,{to},2010-04-20\n"
NOTICE = {"cycles/2010/notices/bureau.yaml": photograph("2010-04-12")}
NOTICE_LOG = "cycles/2010/notices/bureau.csv"


def items(root: Path, day: str, files: dict[str, str], *kinds: str) -> list[StatusItem]:
    found = find(root / day, files, date.fromisoformat(day))
    return [one for one in of_steps(found.documents, found.context) if one.kind in kinds]


def groups(root: Path, files: dict[str, str], kind: str, *days: str) -> list[list[str]]:
    return [[one.group for one in items(root, day, files, kind)] for day in days]


@pytest.mark.parametrize(("kind", "folder"), [("warning", "warnings"), ("rectification", "rectification")])
def test_a_letter_is_late_from_the_day_after_until_it_is_answered(
    tmp_path: Path, kind: str, folder: str
) -> None:
    log, text = f"cycles/2010/{folder}/bureau.csv", LETTER.format(to="bureau/registration")
    assert groups(tmp_path, {log: text}, kind, "2010-04-20", "2010-04-21") == [["next"], ["overdue"]]
    answered = {log: text + "1,2010-04-11,received,,\n1,2010-04-24,replied,,\n"}
    (one,) = items(tmp_path / "answered", "2010-04-30", answered, kind)
    assert (one.group, one.day, one.ref) == ("done", date(2010, 4, 24), "bureau/1")


@pytest.mark.parametrize(
    ("to", "department"),
    [
        ("bureau/registration", "registration"),
        (REF, "registration"),
        ("bureau", ""),
        ("", ""),
        ("bureaux/a", ""),
    ],
)
def test_a_letter_is_of_the_department_it_went_to(tmp_path: Path, to: str, department: str) -> None:
    log = {"cycles/2010/warnings/bureau.csv": LETTER.format(to=to)}
    (one,) = items(tmp_path, "2010-04-20", log, "warning")
    assert (one.unit, one.department, one.day) == ("bureau", department, date(2010, 4, 20))


def test_what_prepares_the_year_is_missing_from_the_first_day_of_its_phase(tmp_path: Path) -> None:
    plan = {preparation_log("bureau", 2010): "kind,day,number\nplan,2010-03-05,\n"}
    files = MOBILIZATION | plan
    both = ("preparation", "no-preparation")
    days = ("2010-02-28", "2010-03-01", "2010-03-04", "2010-03-05")
    seen = [Counter(one.kind for one in items(tmp_path, day, files, *both)) for day in days]
    waiting, begun = {"no-preparation": 3}, {"preparation": 1, "no-preparation": 2}
    assert seen == [{}, waiting, waiting, begun]
    done, *_ = items(tmp_path / "done", "2010-03-05", files, "preparation")
    assert (done.group, done.ref, done.step, done.day) == ("done", "bureau", "plan", date(2010, 3, 5))
    assert len(items(tmp_path / "none", "2010-02-28", {}, "no-preparation")) == 3, "no phase, asked at once"


def test_every_state_of_a_signature_has_its_kind() -> None:
    assert {*SIGNOFFS} == {*get_args(State)} and len({*SIGNOFFS.values()}) == len(SIGNOFFS)


def test_signatures_are_asked_for_from_the_first_day_of_the_phase_or_once_there_is_one(
    tmp_path: Path,
) -> None:
    def seen(day: str, files: dict[str, str]) -> Counter[tuple[str, str]]:
        each = items(tmp_path / str(len(files)), day, files, "signed", "signoff-missing")
        return Counter((one.group, one.step) for one in each if one.ref == REF and one.step == "self")

    assert seen("2010-03-31", {}) == {} and seen("2010-04-01", {}) == {("missing", "self"): 1}
    later = signed(SELF) | changed(CYCLE, ("from: 2010-04-01", "from: 2010-04-20"))
    assert [seen(day, later) for day in ("2010-04-09", "2010-04-10")] == [{}, {("done", "self"): 1}]
    assert seen("2010-04-09", signed(SELF)) == {("missing", "self"): 1}


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("signed", {}),
        ("signoff-stale", changed(CLERK, ("每周抽查", "每月抽查"))),
        ("signoff-returned", signed(SELF.replace("同意", "退回"))),
        ("signoff-new-holder", changed(PEOPLE, ("李丁四, from: 2008-01-01", "吴己六, from: 2010-04-12"))),
    ],
)
def test_a_signature_says_of_what_kind_it_is_and_its_day(
    tmp_path: Path, kind: str, change: dict[str, str]
) -> None:
    found = items(tmp_path, "2010-04-15", signed(SELF) | change, *SIGNOFFS.values())
    (own,) = [one for one in found if one.ref.partition("#")[0] == REF and one.step == "self"]
    assert (own.kind, own.day) == (kind, date(2010, 4, 10))
    assert own.group == ("done" if kind == "signed" else "missing")


def test_a_point_that_changed_is_asked_of_the_group_and_the_superior_alone(tmp_path: Path) -> None:
    """Who reviewed the rest of it did; the office may ask them all the same."""
    edited = changed(CLERK, ("severity: 严重\n    level: 3", "severity: 轻微\n    level: 2"))
    found = items(tmp_path, "2010-04-30", signed() | edited, *SIGNOFFS.values())
    own = [(one.step, one.kind, one.ref) for one in found if one.ref.partition("#")[0] == REF]
    assert own == [
        ("self", "signed", REF),
        ("department", "signed", REF),
        ("cross", "signed", REF),
        ("group", "signoff-stale", f"{REF}#R01"),
        ("superior", "signoff-stale", f"{REF}#R01"),
    ]
    more = {CLERK: f"{edited[CLERK]}duties: [兼管档案]\n"}
    found = items(tmp_path / "own", "2010-04-30", signed() | more, "signoff-stale")
    assert [one.ref for one in found] == [REF] * 5, "more than points changed"


def test_a_register_that_cannot_be_read_is_asked_for_no_signature(tmp_path: Path) -> None:
    broken = {CLERK: REPOSITORY[CLERK] + "extra: 1\n"}
    kept = {one.ref for one in items(tmp_path / "a", "2010-04-15", {}, "signoff-missing")}
    left = {one.ref for one in items(tmp_path / "b", "2010-04-15", broken, "signoff-missing")}
    assert kept - left == {REF} and left < kept


def test_a_notice_is_open_from_its_day_to_the_end_of_its_last_and_then_waits_for_its_issue(
    tmp_path: Path,
) -> None:
    both = ("notice", "not-issued", "issued")
    issued = NOTICE | {NOTICE_LOG: f"{HEAD}issue,2010-05-04,,,,,八号\n"}

    def seen(day: str, files: dict[str, str]) -> list[tuple[str, str, str]]:
        found = items(tmp_path / str(len(files)), day, files, *both)
        return [(one.group, one.kind, str(one.day)) for one in found]

    assert seen("2010-04-11", NOTICE) == []
    assert seen("2010-04-12", NOTICE) == seen("2010-04-30", NOTICE) == [("next", "notice", "2010-04-30")]
    assert seen("2010-05-01", NOTICE) == [("missing", "not-issued", "2010-04-30")]
    assert seen("2010-05-03", issued) == [("missing", "not-issued", "2010-04-30")]
    assert seen("2010-05-04", issued) == [("done", "issued", "2010-05-04")]


def test_a_comment_is_unanswered_from_its_day_to_that_of_its_answer(tmp_path: Path) -> None:
    rows = f"{HEAD}comment,2010-04-14,C1,电话,偏低,,\nanswer,2010-04-16,C1,,改了,adopted,\n"
    files = NOTICE | {NOTICE_LOG: rows}
    days = ("2010-04-13", "2010-04-14", "2010-04-15", "2010-04-16")
    assert groups(tmp_path, files, "comment", *days) == [[], ["unanswered"], ["unanswered"], ["done"]]
    (one,) = items(tmp_path / "again", "2010-04-15", files, "comment")
    assert (one.ref, one.day) == ("bureau C1", date(2010, 4, 14))


def test_a_unit_without_a_notice_is_missed_from_the_day_after_the_phase(tmp_path: Path) -> None:
    days = ("2010-04-30", "2010-05-01")
    assert groups(tmp_path / "a", {}, "no-notice", *days) == [[], ["missing"]]
    assert groups(tmp_path / "b", NOTICE, "no-notice", *days) == [[], []]
    late = {
        "cycles/2010/notices/bureau.yaml": photograph("2010-05-02").replace(
            "to: 2010-04-30", "to: 2010-05-20"
        )
    }
    assert groups(tmp_path / "c", late, "no-notice", "2010-05-01", "2010-05-02") == [["missing"], []]


def test_a_notice_that_was_closed_asks_for_nothing_and_counts_for_nothing(tmp_path: Path) -> None:
    """Neither for its issue nor for answers; what was answered is done. Then a new one is missed."""
    heard = "comment,2010-04-14,C1,电话,偏低,,\ncomment,2010-04-14,C2,电话,太多,,\n"
    rows = f"{HEAD}{heard}answer,2010-04-15,C2,,改了,adopted,\nclose,2010-04-20,,,,,\n"
    closed = NOTICE | {NOTICE_LOG: rows}
    again = photograph("2010-04-21").replace("to: 2010-04-30", "to: 2010-05-20")
    both = closed | {"cycles/2010/notices/bureau-2.yaml": again}
    kinds = ("notice", "not-issued", "comment", "no-notice")

    def seen(name: str, day: str, files: dict[str, str]) -> list[tuple[str, str]]:
        return [(one.kind, one.ref) for one in items(tmp_path / name, day, files, *kinds)]

    answered = ("comment", "bureau C2")
    assert seen("a", "2010-04-19", closed) == [("comment", "bureau C1"), answered, ("notice", "bureau")]
    assert seen("b", "2010-05-02", closed) == [answered, ("no-notice", "bureau")]
    assert seen("c", "2010-05-02", both) == [answered, ("notice", "bureau-2")]


def test_once_all_is_signed_the_next_step_is_to_open_the_notice(tmp_path: Path) -> None:
    before = find(tmp_path / "before", {}, date(2010, 4, 15))
    rows = [one for one in of_steps(before.documents, before.context) if one.kind == "signoff-missing"]
    assert rows, "something has to be signed first"
    assert items(tmp_path / "a", "2010-04-15", {}, "no-notice") == []
    assert items(tmp_path / "b", "2010-04-15", all_signed(before), "signoff-missing") == []
    (one,) = items(tmp_path / "c", "2010-04-15", all_signed(before), "no-notice")
    assert (one.group, one.unit, command(one)) == ("next", "bureau", "riskctl notice open bureau")


def all_signed(found: Found) -> dict[str, str]:
    """Return logs in which every step of every register is signed as it stands."""
    logs: dict[str, str] = {}
    organization = found.context.organization
    for document in found.documents:
        subject, now = found.subject(document.subject), print_of(document, found.context)
        assert now
        file = log_of(subject, 2010)
        for step in steps_of(subject, organization):
            by = "bureau/registration/chief"  # who signs is judged elsewhere
            row = f"{step},{document.subject},{by},2010-04-14,agreed,2010-04-14,{now.whole}\n"
            logs[file] = logs.get(file, "step,subject,by,day,decision,recorded,fingerprint\n") + row
    return logs


def test_what_nobody_has_signed_needs_no_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("a fingerprint was computed")

    monkeypatch.setattr(steps_of_status, "print_of", asked)
    assert items(tmp_path, "2010-04-15", {}, "signoff-missing")
