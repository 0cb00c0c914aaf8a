"""What is open stands beside the question it bears on, counted once, for the body that is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from riskctl.records.vocabulary import CODES
from riskctl.year.status.by_question import QUESTIONS, open_facts
from riskctl.year.status.item import StatusItem, place_of
from riskctl.year.status.kinds import KINDS
from riskctl.year.status.status import Status

DAY = date(2010, 6, 1)
REFS = ("bureau/registration/clerk#R01", "bureau/registration/clerk#R02", "bureau/finance/chief#R01")


def year(*items: StatusItem) -> Status:
    return Status(2010, DAY, None, None, items)


def late(ref: str) -> StatusItem:
    return StatusItem("overdue", "measure", *place_of(ref), ref, DAY)


def test_every_question_has_kinds_and_no_kind_stands_beside_two() -> None:
    kinds = [kind for each in QUESTIONS.values() for kind in each]
    assert {*QUESTIONS} == {*CODES["question"]}
    assert len(kinds) == len({*kinds}) and {*kinds} <= {*KINDS}


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("bureau", ["过期：防范措施 3 项"]),
        ("bureau/registration", ["过期：防范措施 2 项"]),
        ("bureau/finance", ["过期：防范措施 1 项"]),
        ("bureau/office", []),
        ("county", []),
    ],
)
def test_the_late_measures_of_a_body_are_counted(ref: str, said: list[str]) -> None:
    found = open_facts(year(*map(late, REFS)), ref)
    assert [one.text("zh") for one in found["effective"]] == said
    assert not any(found[question] for question in QUESTIONS if question != "effective")


def test_what_is_done_or_to_come_is_not_open() -> None:
    done = StatusItem("done", "measure", "bureau", "registration", REFS[0], DAY)
    coming = StatusItem("next", "measure", "bureau", "registration", REFS[0], DAY)
    assert not any(open_facts(year(done, coming), "bureau").values())


def test_a_step_is_named_and_a_thing_without_number_has_none() -> None:
    stale = StatusItem(
        "missing", "signoff-stale", "bureau", "registration", "bureau/registration", DAY, "self"
    )
    unopened = StatusItem("missing", "no-notice", "bureau", "", "bureau")
    found = open_facts(year(stale, unopened), "bureau")["procedure"]
    assert [one.text("en") for one in found] == [
        "Missing: own review signed before the content changed, 1",
        "Missing: no notice opened",
    ]
