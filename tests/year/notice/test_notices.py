"""A notice is put together from its photograph and its log, and stands as these say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.corpus.context import Context
from riskctl.year.notice.notices import comment_id, current, file_of, log_of, notices, of_unit
from tests.year.build import find
from tests.year.notice.standing import LAST, SUBJECT, comment, entry, standing

PHOTOGRAPH = """schema: riskctl/notice/v1
unit: {unit}
kind: {kind}
opened: {opened}
period: {{from: {opened}, to: 2010-04-30}}
snapshot:
  - {{subject: bureau/registration/clerk, fingerprint: ff, points: [{{id: R01, fingerprint: aa}}]}}
"""
HEAD = "step,day,id,channel,text,disposition,number\n"
TEXTS = st.text(min_size=1, max_size=20)


def photograph(opened: str, kind: str = "main", unit: str = "bureau") -> str:
    return PHOTOGRAPH.format(unit=unit, kind=kind, opened=opened)


def context(root: Path, notices: dict[str, str], **logs: str) -> Context:
    files = {file_of(id, 2010): text for id, text in notices.items()}
    rows = {log_of(id.replace("_", "-"), 2010): HEAD + text for id, text in logs.items()}
    return find(root, files | rows).context


def test_the_earliest_comes_first_and_the_second_of_a_day_after_the_first(tmp_path: Path) -> None:
    opened = {"bureau-10": "2010-04-12", "bureau-2": "2010-04-12", "bureau": "2010-04-14", "a": "2010-04-13"}
    found = context(tmp_path, {id: photograph(day) for id, day in opened.items()})
    assert [one.id for one in notices(found)] == ["bureau-2", "bureau-10", "a", "bureau"]
    assert of_unit("province", found) == []


def test_of_two_answers_that_of_the_later_day_counts_and_a_comment_stands_once(tmp_path: Path) -> None:
    rows = (
        "comment,2010-04-12,C1,电话,偏低,,\n"
        "answer,2010-04-13,C1,,不采,declined,\n"
        "comment,2010-04-13,C2,电话,偏高,,\n"
        "answer,2010-04-14,C1,,改了,adopted,\n"
        "comment,2010-04-14,C1,电话,又记一遍,,\n"
    )
    (one,) = notices(context(tmp_path, {"bureau": photograph("2010-04-12")}, bureau=rows))
    assert {each.id: each.made.row.text for each in one.comments} == {"C1": "偏低", "C2": "偏高"}
    answers = {each.id: each.answer and each.answer.row.disposition for each in one.comments}
    assert answers == {"C1": "adopted", "C2": None}
    assert [each.id for each in one.unanswered()] == ["C2"] and one.is_open


def test_the_first_close_and_the_last_issue_count(tmp_path: Path) -> None:
    rows = "".join(f"close,2010-04-{day},,,,,\nissue,2010-04-{day},,,,,第{day}号\n" for day in (13, 14))
    (one,) = notices(context(tmp_path, {"bureau": photograph("2010-04-12")}, bureau=rows))
    assert one.close and one.close.row.day == date(2010, 4, 13)
    assert one.issue and one.issue.row.number == "第14号" and not one.is_open


def test_what_was_closed_unissued_and_begun_anew_is_current_no_more(tmp_path: Path) -> None:
    files = {"bureau": photograph("2010-04-10"), "bureau-2": photograph("2010-04-12")}
    closed = "close,2010-04-11,,,,,\n"
    assert [one.id for one in current("bureau", context(tmp_path / "a", files, bureau=closed))] == [
        "bureau-2"
    ]
    both = current("bureau", context(tmp_path / "b", files, bureau=f"{closed}issue,2010-04-11,,,,,一号\n"))
    assert [one.id for one in both] == ["bureau", "bureau-2"]
    supplement = {"bureau": files["bureau"], "bureau-2": photograph("2010-04-12", "supplement")}
    assert len(current("bureau", context(tmp_path / "c", supplement, bureau=closed))) == 2


def test_a_period_is_over_from_the_day_after_its_last() -> None:
    last = date.fromisoformat(LAST)
    assert [standing().is_over(last + timedelta(n)) for n in (-1, 0, 1)] == [False, False, True]


def test_points_are_known_by_their_whole_ids() -> None:
    assert standing(points={"R01": "aa", "R02": "bb"}).points() == {
        f"{SUBJECT}#R01": "aa",
        f"{SUBJECT}#R02": "bb",
    }


@pytest.mark.parametrize(("close", "issue"), [(True, False), (False, True), (True, True)])
def test_a_notice_is_open_until_it_is_closed_or_issued(close: bool, issue: bool) -> None:
    ended = entry("close", LAST)
    assert standing(comment("C1", LAST)).is_open
    assert not standing(close=ended if close else None, issue=ended if issue else None).is_open


@given(st.lists(st.tuples(TEXTS, st.dates(), TEXTS, TEXTS), unique=True, max_size=5))
def test_comments_that_differ_have_other_ids_and_the_same_one_the_same(
    said: list[tuple[str, date, str, str]],
) -> None:
    ids = [comment_id(*one) for one in said]
    assert ids == [comment_id(*one) for one in said] and len({*ids}) == len({tuple(one) for one in said})
    assert all(id[0] == "C" and len(id) == 7 for id in ids)
