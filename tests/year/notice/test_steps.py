"""What may be done to a notice on which day, and everything that stands against it, said at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.year.notice.publication import Moved
from riskctl.year.notice.steps import (
    against_close,
    against_issue,
    answered,
    closed,
    commented,
    issued,
    notice_named,
)
from tests.year.build import find
from tests.year.notice.standing import FIRST, LAST, comment, entry, standing
from tests.year.notice.test_notices import photograph

DAY, AFTER = date(2010, 4, 16), date(2010, 4, 22)
OVER = standing(comment("C1", FIRST, LAST))


def refusal(make: Callable[[], NoticeEntry]) -> str:
    with pytest.raises(RiskctlError) as caught:
        make()
    return " ".join(said.text("en") for said in (caught.value.said, caught.value.hint) if said)


def said(found: list[Said]) -> list[str]:
    return [one.text("en") for one in found]


def test_a_comment_has_an_id_and_is_of_a_day_of_the_notice() -> None:
    row = commented(standing(), "意见箱", "偏低", DAY)
    assert (row.step, row.day, row.channel, row.text) == ("comment", DAY, "意见箱", "偏低")
    assert commented(standing(), "意见箱", "偏低", date.fromisoformat(FIRST)).id != row.id
    assert "began on 2010-04-15" in refusal(lambda: commented(standing(), "电话", "偏低", date(2010, 4, 14)))
    ended = standing(close=entry("close", LAST))
    assert "ended on 2010-04-21" in refusal(lambda: commented(ended, "电话", "偏低", AFTER))


def test_a_comment_is_recorded_once() -> None:
    row = commented(standing(), "意见箱", "偏低", DAY)
    assert row.id
    known = standing(comment(row.id, "2010-04-16"))
    assert f"already, as {row.id}" in refusal(lambda: commented(known, "意见箱", "偏低", DAY))
    assert commented(known, "意见箱", "偏高", DAY).id != row.id


def test_an_answer_is_of_a_comment_and_not_earlier() -> None:
    one = standing(comment("C1a2b3c", "2010-04-16"))
    row = answered(one, "C1a2b3c", "adopted", "改为一成五", DAY)
    assert (row.step, row.id, row.disposition, row.text) == ("answer", "C1a2b3c", "adopted", "改为一成五")
    assert "cannot be earlier" in refusal(
        lambda: answered(one, "C1a2b3c", "adopted", "改", date(2010, 4, 15))
    )
    wrong = refusal(lambda: answered(one, "C1a2b3d", "adopted", "改", DAY))
    assert "no comment “C1a2b3d”" in wrong and "mean C1a2b3c" in wrong


def test_an_answer_may_be_changed_and_is_not_given_twice() -> None:
    one = standing(comment("C1", "2010-04-16", "2010-04-17"))
    again = refusal(lambda: answered(one, "C1", "declined", "人手有限", AFTER))
    assert "answered on 2010-04-17 already" in again
    assert answered(one, "C1", "adopted", "人手有限", AFTER).disposition == "adopted"


def test_an_issue_names_all_it_goes_to() -> None:
    row = issued(AFTER, "示局发〔2010〕8号", ("各科室", "各所"), ())
    assert (row.step, row.number, row.to, row.copy_) == ("issue", "示局发〔2010〕8号", "各科室；各所", "")
    assert closed(AFTER) == NoticeEntry.model_validate({"step": "close", "day": "2010-04-22"})


def test_a_notice_is_closed_after_its_last_day_and_with_every_answer() -> None:
    assert against_close(OVER, AFTER) == []
    assert against_close(OVER, date.fromisoformat(LAST)) != [], "its last day belongs to the period"
    both = said(against_close(standing(comment("C1", FIRST)), DAY))
    assert len(both) == 2 and "cannot be closed yet" in both[0] and "not answered yet" in both[1]
    assert "ended on" in said(against_close(standing(close=entry("close", LAST)), AFTER))[0]


def test_everything_against_an_issue_is_said_at_once() -> None:
    assert against_issue(OVER, AFTER, (), ()) == []
    moved = [Moved("bureau/a#R01", "changed", "bureau"), Moved("bureau/a#R02", "gone", "bureau")]
    found = said(against_issue(standing(comment("C1", FIRST)), DAY, list("abcd"), moved))
    assert len(found) == 5 and "a, b, c, …" in found[2]
    assert "--supplement bureau/a#R01" in found[3] and "not in its register" in found[4]
    three = said(against_issue(OVER, AFTER, list("abc"), ()))
    assert len(three) == 1 and "(a, b, c)" in three[0]
    again = standing(issue=entry("issue", LAST, number="一号"))
    assert said(against_issue(again, AFTER, list("ab"), moved)) == [
        "The notice bureau was issued on 2010-04-21 as 一号."
    ]


def test_a_closed_notice_may_still_be_issued() -> None:
    assert against_issue(standing(close=entry("close", LAST)), AFTER, (), ()) == []


def test_a_notice_is_found_by_its_id_or_the_nearest_is_told(tmp_path: Path) -> None:
    files = {"cycles/2010/notices/bureau.yaml": photograph("2010-04-12")}
    found = find(tmp_path / "a", files).context
    assert notice_named("bureau", found).id == "bureau"
    with pytest.raises(RiskctlError) as near:
        notice_named("burau", found)
    with pytest.raises(RiskctlError) as none:
        notice_named("bureau", find(tmp_path / "b").context)
    assert near.value.hint and near.value.hint.text("en") == "Did you mean bureau?"
    assert none.value.hint and "notice open" in none.value.hint.text("en")
