"""The rules about sign-offs: what is said, how gravely, at which row, and when nothing is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from riskctl.check.example import CLERK, CYCLE, PEOPLE, REPOSITORY, changed
from riskctl.check.example_logs import (
    ALL,
    CROSS,
    DEPARTMENT,
    GROUP,
    PARTS,
    PRINT,
    SELF,
    SIGNED,
    SUBJECT,
    SUPERIOR,
    signed,
)
from riskctl.year.sign.signoffs import print_of
from tests.check.overlay import Seen, check, outcome
from tests.year.build import find

_CLERK = "bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01"


OWN = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
probability: [{name: 较低, value: 1}, {name: 低, value: 2}, {name: 高, value: 3}, {name: 极高, value: 4}]
method: index
matrix: []
thresholds: [{level: 1, below: 3}, {level: 2, below: 10}, {level: 3}]
"""


def on(tmp_path: Path, day: str, overlay: dict[str, str], rule: str) -> list[tuple[str, str, str]]:
    found = outcome(tmp_path, overlay, rule, today=date.fromisoformat(day)).findings
    return [(f.finding.severity, f.spot.file, f.finding.message.text("en")) for f in found]


def test_a_changed_register_is_one_finding_with_every_signature(tmp_path: Path) -> None:
    edited = changed(CLERK, ("severity: 严重\n    level: 3", "severity: 轻微\n    level: 2"))
    (found,) = check(tmp_path, signed() | edited, "RK601")
    assert (found.file, found.line, found.severity, found.subject) == (SIGNED, 2, "warning", SUBJECT)
    assert found.related == tuple((SIGNED, line) for line in (3, 4, 5, 6))
    assert "R01 changed" in found.message and "riskctl sign group bureau/registration/clerk#R01" in found.help


def test_signed_again_it_holds(tmp_path: Path) -> None:
    old = [row.replace(PRINT, "0" * 64) for row in ALL]
    assert check(tmp_path, signed(*old, *ALL), "RK601") == []
    (found,) = check(tmp_path, signed(*old, *ALL[:3]), "RK601")
    assert found.line == 5 and "leading group's review, superior's confirmation" in found.message


def test_a_level_that_was_confirmed_after_the_group_signed_is_told(tmp_path: Path) -> None:
    decided = (
        "severity: 严重\n    override: {level: 2, reason: 全程录像, body: bureau/leading_group, date: %s}"
    )
    text = changed(CLERK, ("severity: 严重\n    level: 3", decided % "2010-04-15" + "\n    level: 2"))
    (stale,) = check(tmp_path / "stale", signed() | text, "RK601")
    assert "R01 changed" in stale.message, "said once: what the group signed is not this"
    row = signature(tmp_path, text, GROUP)
    (found,) = check(tmp_path / "late", signed(row) | text, "RK601")
    assert (found.line, found.subject) == (2, f"{SUBJECT}#R01")
    assert "confirmed on 2010-04-15, but the leading group had signed on 2010-04-14" in found.message
    early = changed(CLERK, ("severity: 严重\n    level: 3", decided % "2010-04-14" + "\n    level: 2"))
    assert check(tmp_path / "early", signed(signature(tmp_path, early, GROUP)) | early, "RK601") == []


def signature(root: Path, overlay: dict[str, str], row: str) -> str:
    """The row of a signature, with the fingerprint of what the clerk's register says in `overlay`."""
    found = find(root / "print", overlay)
    now = print_of(found.document(), found.context)
    assert now
    return row.replace(PRINT, now.whole).replace(PARTS, now.written())


def test_last_year_s_signatures_are_of_last_year(tmp_path: Path) -> None:
    edited = changed(CLERK, ("每周", "每月"))
    assert (
        check(tmp_path, {SIGNED.replace("2010", "2009"): signed()[SIGNED]} | edited, "RK601", "RK602") == []
    )


def test_a_level_moved_by_the_policy_alone_is_a_change(tmp_path: Path) -> None:
    overlay = {
        "riskctl.yaml": REPOSITORY["riskctl.yaml"].replace("jiuquan-2010", "own.yaml"),
        "own.yaml": OWN,
    }
    assert len(check(tmp_path, signed() | overlay, "RK601")) == 1


def test_a_new_holder_is_asked_to_review(tmp_path: Path) -> None:
    held = changed(PEOPLE, (_CLERK + "}", _CLERK + ", to: 2010-04-12}, {name: 吴己六, from: 2010-04-13}"))
    (found,) = check(tmp_path, signed() | held, "RK601")
    assert found.line == 2 and "has another holder" in found.message


def test_without_a_broken_part_nothing_is_called_stale(tmp_path: Path) -> None:
    broken = changed(CLERK, ("kind: integrity", "kind: 廉洁"))
    assert check(tmp_path, signed() | broken, "RK601") == []


class TestMissing:
    def test_before_the_phase_ends_what_has_begun_is_said(self, tmp_path: Path) -> None:
        ((severity, file, said),) = on(tmp_path, "2010-04-30", signed(SELF, DEPARTMENT), "RK602")
        assert (severity, file) == ("info", SIGNED)
        assert "the phase ends on 2010-04-30" in said and "cross-check clerk" in said and "chief" not in said

    def test_after_it_every_register_of_a_unit_that_began_is_asked_after(self, tmp_path: Path) -> None:
        found = on(tmp_path, "2010-05-01", signed(SELF, DEPARTMENT), "RK602")
        assert {severity for severity, _, _ in found} == {"warning"} and len(found) == 4
        assert [file for _, file, _ in found].count("organization.yaml") == 3, "where no log is"
        assert any("own review chief" in said for _, file, said in found if file == SIGNED)

    def test_a_unit_that_has_not_begun_is_not(self, tmp_path: Path) -> None:
        assert on(tmp_path, "2010-05-01", {}, "RK602") == []

    def test_a_returned_step_is_missing(self, tmp_path: Path) -> None:
        returned = DEPARTMENT.replace("同意", "退回")
        ((_, _, said),) = on(tmp_path, "2010-04-15", signed(SELF, returned), "RK602")
        assert "department review clerk" in said

    def test_of_a_vacant_post_no_review_of_its_own_is_asked(self, tmp_path: Path) -> None:
        left = changed(PEOPLE, (_CLERK + "}", _CLERK + ", to: 2010-04-11}"))
        rows = signed(DEPARTMENT, CROSS, GROUP, SUPERIOR)
        assert on(tmp_path / "空缺", "2010-04-15", rows | left, "RK602") == []
        ((_, _, said),) = on(tmp_path / "在任", "2010-04-15", rows, "RK602")
        assert "own review clerk" in said

    def test_a_cycle_without_the_phase_has_no_end(self, tmp_path: Path) -> None:
        renamed = changed(CYCLE, ("id: identification", "id: april, role: identification"))
        ((severity, _, said), *_) = on(tmp_path / "改名", "2010-12-01", signed(SELF) | renamed, "RK602")
        assert severity == "warning" and "the phase of identification ended on 2010-04-30" in said
        other = changed(CYCLE, ("id: identification", "id: other"))
        ((severity, _, said),) = on(tmp_path, "2010-12-01", signed(SELF) | other, "RK602")
        assert severity == "info" and "phase" not in said


class TestOrder:
    def found(self, tmp_path: Path, *rows: str) -> list[Seen]:
        return check(tmp_path, signed(*rows), "RK603")

    def test_a_step_without_the_one_before(self, tmp_path: Path) -> None:
        (found,) = self.found(tmp_path, SELF, CROSS)
        assert (found.line, found.severity) == (3, "error") and "not for “department review”" in found.message

    def test_a_step_before_the_one_before_points_at_it(self, tmp_path: Path) -> None:
        early = GROUP.replace("2010-04-14", "2010-04-11")
        (found,) = self.found(tmp_path, SELF, DEPARTMENT, CROSS, early, SUPERIOR)
        assert found.line == 5 and found.related == ((SIGNED, 4),)

    def test_rows_may_be_entered_in_any_order_of_days(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, *reversed(ALL)) == []

    def test_one_day_is_enough(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, SELF, DEPARTMENT.replace("2010-04-12", "2010-04-10")) == []

    def test_who_came_later_reviews_later_than_those_who_signed_while_the_post_was_vacant(
        self, tmp_path: Path
    ) -> None:
        came = changed(PEOPLE, (_CLERK + "}", _CLERK.replace("2008-01-01", "2010-04-15") + "}"))
        late = SELF.replace("2010-04-10", "2010-04-15")
        assert check(tmp_path, signed(DEPARTMENT, CROSS, GROUP, SUPERIOR, late) | came, "RK603") == []

    def test_a_new_round_is_judged_by_what_it_signed(self, tmp_path: Path) -> None:
        old = [row.replace(PRINT, "0" * 64) for row in (SELF, DEPARTMENT)]
        again = SELF.replace("2010-04-10", "2010-04-14")
        (found,) = self.found(tmp_path, *old, DEPARTMENT.replace("2010-04-12", "2010-04-13"), again)
        assert "only on 2010-04-14" in found.message


class TestCross:
    def test_the_same_person_in_another_department(self, tmp_path: Path) -> None:
        held = changed(PEOPLE, ("周戊五", "李丁四"))
        (found,) = check(tmp_path, signed() | held, "RK604")
        assert (found.line, found.severity) == (4, "error") and "held by the holder" in found.message

    def test_a_later_one_by_another_department_mends_it(self, tmp_path: Path) -> None:
        own = CROSS.replace("bureau/discipline/inspector", "bureau/registration/chief")
        assert len(check(tmp_path, signed(SELF, DEPARTMENT, own), "RK604")) == 1
        later = CROSS.replace("2010-04-13", "2010-04-14")
        assert check(tmp_path, signed(SELF, DEPARTMENT, own, later), "RK604") == []


class TestBulk:
    def rows(self, n: int, day: str, reference: str = "") -> list[str]:
        cells = SELF.split(",")
        return [",".join([*cells[:3], day, "同意", reference, "2010-04-15", *cells[7:]])] * n

    def test_as_many_as_the_policy_says_so_late(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, signed(*self.rows(10, "2010-04-07")), "RK613")
        assert found.severity == "info" and found.message.startswith("10 sign-offs dated 2010-04-07")
        assert check(tmp_path, signed(*self.rows(9, "2010-04-07")), "RK613") == []
        assert check(tmp_path, signed(*self.rows(10, "2010-04-08")), "RK613") == []

    def test_minutes_speak_for_them(self, tmp_path: Path) -> None:
        assert check(tmp_path, signed(*self.rows(10, "2010-04-01", "纪要3号")), "RK613") == []


def test_a_record_by_nobody_names_the_post_and_the_day(tmp_path: Path) -> None:
    held = changed(PEOPLE, (_CLERK + "}", _CLERK + ", to: 2010-04-09}, {name: 吴己六, from: 2010-04-12}"))
    (found,) = check(tmp_path, signed() | held, "RK207")
    assert (found.line, found.severity) == (2, "warning")
    assert "On 2010-04-10 nobody held bureau/registration/clerk" in found.message


def test_a_post_or_register_that_is_none_is_named(tmp_path: Path) -> None:
    rows = signed(SELF.replace(f"{SUBJECT},2010", "bureau/registration/clark,2010"))
    (found,) = check(tmp_path, rows, "RK201")
    assert (found.file, found.line) == (
        SIGNED,
        2,
    ) and "did you mean “bureau/registration/clerk”" in found.message


def test_a_step_signed_by_one_who_may_not_is_found_whoever_wrote_the_row(tmp_path: Path) -> None:
    chief = "bureau/registration/chief"
    forged = [
        SELF.replace(f"{SUBJECT},2010", f"{chief},2010"),
        DEPARTMENT.replace(chief, SUBJECT),
        CROSS,
        GROUP.replace("bureau/leading_group", chief),
        SUPERIOR.replace("province/discipline_office", "bureau/discipline_office"),
    ]
    found = check(tmp_path, signed(*forged), "RK617")
    assert [(one.severity, one.line) for one in found] == [("error", n) for n in (2, 3, 5, 6)]
    assert "signed by bureau/registration/clerk alone" in found[0].message
    assert "is the holder of" in found[1].message and chief in found[1].help
    assert "bureau/leading_group" in found[2].help


def test_signed_again_by_one_who_may_the_earlier_row_is_no_matter(tmp_path: Path) -> None:
    wrong = GROUP.replace("bureau/leading_group", "bureau/registration/chief")
    wrong = wrong.replace("2010-04-14", "2010-04-13")
    assert check(tmp_path, signed(SELF, DEPARTMENT, CROSS, wrong, GROUP), "RK617") == []


def test_agreed_and_returned_on_one_day_is_found_in_either_order_until_a_later_day(tmp_path: Path) -> None:
    returned = DEPARTMENT.replace("同意", "退回")
    for n, rows in enumerate(((SELF, DEPARTMENT, returned), (SELF, returned, DEPARTMENT))):
        (found,) = check(tmp_path / str(n), signed(*rows), "RK618")
        line = 2 + rows.index(returned)
        assert (found.severity, found.line, found.subject) == ("error", line, SUBJECT)
        assert found.related == ((SIGNED, 2 + rows.index(DEPARTMENT)),)
    settled = (SELF, DEPARTMENT, returned, DEPARTMENT.replace("2010-04-12", "2010-04-13"))
    assert check(tmp_path / "later", signed(*settled), "RK618") == []
    mended = (SELF, returned.replace(PRINT, "0" * 64), DEPARTMENT)
    assert check(tmp_path / "mended", signed(*mended), "RK618") == []
