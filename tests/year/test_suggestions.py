"""A suggestion is known by what it says, and its latest answer holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.year.suggestions import Answer, answered, log_of, point_of, suggestion, suggestions
from tests.year.build import POINT, REF, Found, find

DAY = date(2010, 4, 15)
LOG = "cycles/2010/suggestions/bureau/registration.csv"
TEXT = "窗口没有公开收费标准"
HEAD = "id,day,subject,side,text,disposition,reason,point\n"
ROW = f"{{id}},2010-04-{{day}},{REF},staff,{TEXT},{{disposition}},,\n"


def row(id: str, day: str, disposition: str = "") -> str:
    return ROW.format(id=id, day=day, disposition=disposition)


def found_in(root: Path, *rows: str) -> Found:
    return find(root, {LOG: HEAD + "".join(rows)})


def test_the_log_is_that_of_the_department_or_of_the_unit(tmp_path: Path) -> None:
    found = find(tmp_path)
    assert log_of(found.subject(), 2010) == LOG
    assert log_of(found.subject("bureau"), 2010) == "cycles/2010/suggestions/bureau/unit.csv"


def test_one_text_is_one_suggestion(tmp_path: Path) -> None:
    found = find(tmp_path / "a")
    made = suggestion(found.subject(), "staff", TEXT, DAY, None, found.context)
    others = [("peers", TEXT), ("staff", f"{TEXT}。")]
    ids = {suggestion(found.subject(), *other, DAY, None, found.context).id for other in others}
    assert made.disposition is None and made.id not in ids and len(ids) == 2
    there = found_in(tmp_path / "b", row(made.id, "12"))
    with pytest.raises(RiskctlError, match=f"already, as {made.id}"):
        suggestion(there.subject(), "staff", TEXT, DAY, None, there.context)


def test_a_suggestion_may_come_with_its_answer(tmp_path: Path) -> None:
    found = find(tmp_path)
    adopted = suggestion(found.subject(), "staff", TEXT, DAY, Answer(point=POINT), found.context)
    declined = suggestion(found.subject(), "staff", TEXT, DAY, Answer(reason="已公示"), found.context)
    assert (adopted.disposition, adopted.point) == ("adopted", POINT)
    assert (declined.disposition, declined.reason) == ("declined", "已公示")


def test_the_latest_answer_holds_and_what_was_made_stays(tmp_path: Path) -> None:
    rows = (row("S1", "10"), row("S2", "11"), row("S1", "12", "declined"), row("S1", "13", "adopted"))
    one, two = suggestions(found_in(tmp_path, *rows).context)
    assert one.made.row.day == date(2010, 4, 10) and two.answer is None
    assert one.answer and one.answer.row.disposition == "adopted"


def test_an_answer_is_of_a_suggestion_and_is_not_given_twice(tmp_path: Path) -> None:
    found = found_in(tmp_path, row("S1", "10"), row("S1", "12", "declined"))
    answer = answered(found.subject(), "S1", DAY, Answer(reason="已公示"), found.context)
    assert (answer.id, answer.text, answer.side, answer.reason) == ("S1", TEXT, "staff", "已公示")
    with pytest.raises(RiskctlError, match="answered on 2010-04-12 already"):
        answered(found.subject(), "S1", DAY, Answer(), found.context)
    with pytest.raises(RiskctlError, match="has no suggestion S2"):
        answered(found.subject(), "S2", DAY, Answer(reason="已公示"), found.context)
    with pytest.raises(RiskctlError, match="bureau has no suggestion S1"):
        answered(found.subject("bureau"), "S1", DAY, Answer(reason="已公示"), found.context)


def test_a_point_is_of_that_register(tmp_path: Path) -> None:
    subject = find(tmp_path).subject()
    assert point_of(subject, "R01", ["R01"]) == point_of(subject, POINT, ["R01"]) == POINT
    with pytest.raises(RiskctlError) as caught:
        point_of(subject, "R02", ["R01", "R03"])
    assert caught.value.hint and "R01、R03" in caught.value.hint.text("zh")
