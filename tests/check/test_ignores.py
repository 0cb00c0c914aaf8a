"""What is ignored: with a reason, until its date, at a subject or path or the start of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.location import Span
from riskctl.base.messages import term
from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.ignore_comments import IgnoreComment
from riskctl.check.ignores import Ignores
from riskctl.corpus.context import Context
from riskctl.records.kinds.programme import Ignore, Programme
from tests.check.overlay import outcome

SAID = term(("甲", "a"))
DAY = date(2010, 6, 30)
ALL = ("RK301", "level-mismatch")


def finding(subject: str | None = "bureau/registration/clerk#R01", file: str = CLERK) -> Finding:
    return Finding("RK301", "level-mismatch", "error", SAID, SAID, Place(file), subject=subject)


def ignores(*own: Ignore, comments: tuple[IgnoreComment, ...] = (), line: int = 7) -> Ignores:
    programme = Programme.model_construct(form="", name="甲", policy="乙", ignore=own)
    return Ignores(Context(Path(), DAY, 2010, programme), comments, lambda place: line)


def left(*own: Ignore, found: Finding | None = None) -> int:
    """Return how many of one finding are left."""
    judged = ignores(*own)
    one = judged.left([found or finding()])
    assert len(one) + len(judged.hidden) == 1
    return len(one)


def ignore(at: str = "", rule: str = "RK301", reason: str = "甲", until: date | None = None) -> Ignore:
    return Ignore.model_construct(rule=rule, at=at, reason=reason, until=until)


def comment(*rules: str, line: int = 7, reason: str = "甲", file: str = CLERK) -> IgnoreComment:
    return IgnoreComment(file, Span(90, 120), rules, reason, line)


@pytest.mark.parametrize(
    "at",
    [
        "",
        "bureau",
        "bureau/",
        "bureau/registration",
        "bureau/registration/clerk",
        "bureau/registration/clerk#R01",
        "registers",
        "registers/bureau/",
        CLERK,
    ],
)
def test_a_subject_a_path_or_the_start_of_one_is_meant(at: str) -> None:
    assert left(ignore(at)) == 0


@pytest.mark.parametrize(
    "at",
    ["bur", "bureau/reg", "bureau/registration/clerk#R0", "clerk", "registers/bureau/registration/clerk"],
)
def test_half_a_word_means_nothing(at: str) -> None:
    assert left(ignore(at)) == 1


def test_a_rule_is_meant_by_its_id_or_name_only() -> None:
    assert [left(ignore(rule=rule)) for rule in ("RK301", "level-mismatch", "RK3", "rk301")] == [0, 0, 1, 1]


def test_an_ignore_holds_with_its_reason_through_its_last_day() -> None:
    assert left(ignore(reason="")) == 1
    days = [date(2010, 6, 29), DAY, date(2010, 7, 1)]
    assert [left(ignore(until=day)) for day in days] == [1, 0, 0]


def test_a_finding_without_a_subject_is_met_by_its_file() -> None:
    found = finding(None, "organization.yaml")
    assert left(ignore("organization.yaml"), found=found) == 0
    assert left(ignore("bureau"), found=found) == 1


def test_several_ignores_of_one_finding_count_it_once_and_all_are_used() -> None:
    judged = ignores(ignore(), ignore("bureau"), comments=(comment("RK301", "level-mismatch"),))
    assert judged.left([finding()]) == [] and len(judged.hidden) == 1
    assert list(judged.unused(ALL, [])) == []


class TestComments:
    @pytest.mark.parametrize(
        ("one", "hidden"),
        [
            (comment("RK301"), True),
            (comment("level-mismatch"), True),
            (comment("RK101", "RK301"), True),
            (comment("RK101"), False),
            (comment("RK301", line=8), False),
            (comment("RK301", reason=""), False),
            (comment("RK301", file="organization.yaml"), False),
        ],
    )
    def test_it_hides_what_its_rules_find_on_its_line(self, one: IgnoreComment, hidden: bool) -> None:
        judged = ignores(comments=(one,))
        assert (judged.left([finding()]) == []) is hidden


class TestUnused:
    def rules(self, judged: Ignores, *ran: str, faulty: tuple[tuple[str, str], ...] = ()) -> list[str]:
        judged.left([finding()])
        return [one.rule for one in judged.unused(ran or ALL, faulty)]

    def test_what_hid_nothing_is_named_rule_by_rule(self) -> None:
        judged = ignores(
            ignore("county"), ignore(rule="RK101"), comments=(comment("RK301", "RK101"), comment("RK302"))
        )
        assert self.rules(judged, "RK301", "RK101", "RK302") == ["RK301", "RK101", "RK101", "RK302"]

    def test_of_a_rule_that_did_not_run_nothing_is_known(self) -> None:
        judged = ignores(ignore(rule="RK101"), comments=(comment("RK101"),))
        assert self.rules(judged, "RK301") == []

    def test_one_that_does_not_hold_is_another_finding(self) -> None:
        judged = ignores(
            ignore("county", reason=""),
            ignore("county", until=date(2010, 1, 1)),
            comments=(comment("RK101", reason=""),),
        )
        assert self.rules(judged, "RK301", "RK101") == []

    @pytest.mark.parametrize(
        ("at", "judged"), [("", False), ("county", False), ("registers/county", False), ("city", True)]
    )
    def test_what_reaches_a_file_with_faults_is_not_judged(self, at: str, judged: bool) -> None:
        faulty = (("county/office/clerk", "registers/county/office/clerk.yaml"),)
        assert self.rules(ignores(ignore(at, "RK101")), "RK101", faulty=faulty) == ["RK101"] * judged

    def test_nor_is_a_comment_in_such_a_file(self) -> None:
        judged = ignores(comments=(comment("RK101"),))
        assert self.rules(judged, "RK101", faulty=(("", CLERK),)) == []


def test_what_is_ignored_is_counted_in_the_outcome(tmp_path: Path) -> None:
    own = "ignore: [{rule: RK301, at: bureau/registration, reason: 待审}]\n"
    overlay = {PROGRAMME: REPOSITORY[PROGRAMME] + own} | changed(CLERK, ("level: 3", "level: 1"))
    ended = outcome(tmp_path, overlay)
    assert (ended.findings, ended.suppressed) == ((), 1)
