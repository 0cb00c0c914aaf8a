"""What a programme ignores: with a reason, until its date, at a subject or path or the start of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.messages import term
from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.ignores import sort_out
from riskctl.corpus.context import Context
from riskctl.records.programme import Ignore, Programme
from tests.check.overlay import outcome

SAID = term(("甲", "a"))
DAY = date(2010, 6, 30)


def finding(subject: str | None = "bureau/registration/clerk#R01", file: str = CLERK) -> Finding:
    return Finding("RK301", "level-mismatch", "error", SAID, SAID, Place(file), subject=subject)


def left(*ignores: Ignore, found: Finding | None = None) -> int:
    """Return how many of one finding are left."""
    programme = Programme.model_construct(form="", name="甲", policy="乙", ignore=ignores)
    sorted_out = sort_out([found or finding()], Context(Path(), DAY, 2010, programme))
    assert len(sorted_out.left) + sorted_out.suppressed == 1
    return len(sorted_out.left)


def ignore(at: str = "", rule: str = "RK301", reason: str = "甲", until: date | None = None) -> Ignore:
    return Ignore.model_construct(rule=rule, at=at, reason=reason, until=until)


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


def test_several_ignores_of_one_finding_count_it_once() -> None:
    assert left(ignore(), ignore("bureau")) == 0


def test_what_is_ignored_is_counted_in_the_outcome(tmp_path: Path) -> None:
    own = "ignore: [{rule: RK301, at: bureau/registration, reason: 待审}]\n"
    overlay = {PROGRAMME: REPOSITORY[PROGRAMME] + own} | changed(CLERK, ("level: 3", "level: 1"))
    ended = outcome(tmp_path, overlay)
    assert (ended.findings, ended.suppressed) == ((), 1)
