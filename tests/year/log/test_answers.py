"""Which answer holds follows from days, never from the order of rows: that is what two merges differ in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.year.log.rows import Logged
from riskctl.year.log.stray_rows import astray
from riskctl.year.notice.notices import NoticeStanding, notices
from riskctl.year.notice.steps import answered
from riskctl.year.suggestions import Answer, suggestions
from riskctl.year.suggestions import answered as answered_suggestion
from riskctl.year.watch.letters import known
from tests.year.build import POINT, REF, find
from tests.year.notice.test_notices import context, photograph

COMMENT = "comment,2010-04-12,C1,电话,偏低,,\n"
ADOPTED = "answer,2010-04-13,C1,,改为一成五,adopted,\n"
DECLINED = "answer,2010-04-13,C1,,人手有限,declined,\n"
REWORDED = "answer,2010-04-13,C1,,改为两成,adopted,\n"
LATER = "answer,2010-04-14,C1,,查实后采纳,adopted,\n"
SUGGESTED = "cycles/2010/suggestions/bureau/registration.csv"
HEAD = "id,day,subject,side,text,disposition,reason,point\n"
MADE = f"S1,2010-04-10,{REF},staff,公开标准,,,\n"
TAKEN = f"S1,2010-04-12,{REF},staff,公开标准,adopted,,{POINT}\n"
LEFT = f"S1,2010-04-12,{REF},staff,公开标准,declined,已公示,\n"
SETTLED = f"S1,2010-04-13,{REF},staff,公开标准,declined,已公示,\n"


def standing(root: Path, rows: Iterable[str]) -> NoticeStanding:
    (one,) = notices(context(root, {"bureau": photograph("2010-04-12")}, bureau="".join(rows)))
    return one


def in_every_order(root: Path, rows: tuple[str, ...]) -> list[NoticeStanding]:
    orders = list(permutations(rows))
    assert len(orders) > 1
    found = []
    for n, order in enumerate(orders):
        (root / str(n)).mkdir()
        found.append(standing(root / str(n), order))
    return found


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((COMMENT, ADOPTED, LATER), "查实后采纳"),
        ((COMMENT, DECLINED, LATER), "查实后采纳"),
        ((COMMENT, ADOPTED, ADOPTED), "改为一成五"),
        ((COMMENT, ADOPTED, DECLINED), None),
        ((COMMENT, ADOPTED, REWORDED), None),
        ((COMMENT, ADOPTED, DECLINED, LATER), "查实后采纳"),
    ],
)
def test_the_latest_days_answer_holds_in_every_order(
    tmp_path: Path, rows: tuple[str, ...], said: str | None
) -> None:
    for one in in_every_order(tmp_path, rows):
        (comment,) = one.comments
        assert (comment.answer and comment.answer.row.text) == said
        assert {each.row.text for each in comment.contrary} == (set() if said else texts(rows))
        assert [each.id for each in one.unanswered()] == ([] if said else ["C1"])


def texts(rows: tuple[str, ...]) -> set[str]:
    return {row.split(",")[4] for row in rows if row.startswith("answer")}


def test_no_second_answer_of_that_day_or_before_is_taken(tmp_path: Path) -> None:
    one = standing(tmp_path, (COMMENT, LATER))
    for day in (date(2010, 4, 14), date(2010, 4, 13)):
        with pytest.raises(RiskctlError, match=r"was answered on 2010-04-14.*--on"):
            answered(one, "C1", "declined", "人手有限", day)
    assert answered(one, "C1", "declined", "人手有限", date(2010, 4, 15)).disposition == "declined"


def test_a_later_day_settles_two_of_one_day_and_neither_is_given_again(tmp_path: Path) -> None:
    one = standing(tmp_path, (COMMENT, ADOPTED, DECLINED))
    with pytest.raises(RiskctlError, match="was answered on 2010-04-13"):
        answered(one, "C1", "adopted", "查实后采纳", date(2010, 4, 13))
    row = answered(one, "C1", "declined", "人手有限", date(2010, 4, 14))
    assert row.text == "人手有限", "one of the two, said again: that settles it"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((MADE, TAKEN, SETTLED), "declined"),
        ((MADE, TAKEN, LEFT), None),
        ((MADE, TAKEN, LEFT, SETTLED), "declined"),
        ((TAKEN, LEFT), None),
        ((TAKEN, SETTLED), "declined"),
    ],
)
def test_of_a_suggestion_too(tmp_path: Path, rows: tuple[str, ...], said: str | None) -> None:
    for n, order in enumerate(permutations(rows)):
        (tmp_path / str(n)).mkdir()
        found = find(tmp_path / str(n), {SUGGESTED: HEAD + "".join(order)})
        (one,) = suggestions(found.context)
        assert (one.answer and one.answer.row.disposition) == said
        causes = [(each.cause, each.written) for each in astray(found.context)]
        assert causes == ([] if said else [("contrary", "S1")])
        last = max(row.split(",")[1] for row in rows)
        with pytest.raises(RiskctlError, match=f"was answered on {last}"):
            answered_suggestion(
                found.subject(), "S1", date.fromisoformat(last), Answer(reason="另有安排"), found.context
            )


def letter(event: str, day: str) -> Logged[WarningLetter]:
    said = {"number": "1", "day": day, "event": event}
    return Logged("", 0, {"unit": "bureau"}, WarningLetter.model_validate(said))


def test_of_an_event_of_a_letter_told_twice_the_earlier_day_counts() -> None:
    rows = (letter("issued", "2010-04-10"), letter("replied", "2010-04-14"), letter("replied", "2010-04-12"))
    assert {known(order)[0].days["replied"] for order in permutations(rows)} == {date(2010, 4, 12)}


ISSUES = (
    "close,2010-05-04,,,,,\n",
    "issue,2010-05-05,,,,,示局发〔2010〕8号\n",
    "issue,2010-05-05,,,,,示局发〔2010〕9号\n",
    "issue,2010-05-06,,,,,示局发〔2010〕7号\n",
    "close,2010-05-03,,,,,\n",
)


def test_the_first_close_and_the_last_issue_count_by_their_days(tmp_path: Path) -> None:
    found = in_every_order(tmp_path, ISSUES)
    assert {one.issue.row.number for one in found if one.issue} == {"示局发〔2010〕7号"}
    assert {str(one.close.row.day) for one in found if one.close} == {"2010-05-03"}


def test_two_numbers_of_one_days_issue_are_found_and_one_stands_in_every_order(tmp_path: Path) -> None:
    found = set()
    for n, order in enumerate((ISSUES[1:3], ISSUES[2:0:-1])):
        (tmp_path / str(n)).mkdir()
        whole = context(tmp_path / str(n), {"bureau": photograph("2010-04-12")}, bureau="".join(order))
        (one,) = notices(whole)
        assert one.issue
        found.add(one.issue.row.number)
        causes = [(each.cause, each.path[-1]) for each in astray(whole) if each.cause != "future"]
        assert causes == [("issued-twice", "number")]
    assert len(found) == 1
