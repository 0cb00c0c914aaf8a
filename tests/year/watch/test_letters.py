"""A letter is what its events say together; numbers go on from the highest, and a day counts to its end."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import term
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.year.log.rows import Logged
from riskctl.year.watch.letters import Known, known, letter_named, letters, next_number, refuse_event
from tests.year.build import find

DUE = date(2010, 4, 25)
LOG = "cycles/2010/warnings/bureau.csv"
WHAT = term(("预警通知书", "warning letter"))
Event = Logged[WarningLetter]


def event(name: str, day: str, number: str = "1", unit: str = "bureau") -> Event:
    said = {"number": number, "day": day, "event": name} | ({"due": str(DUE)} if name == "issued" else {})
    return Logged(LOG, 0, {"unit": unit}, WarningLetter.model_validate(said))


def letter(*later: tuple[str, str]) -> Known[WarningLetter]:
    (one,) = known([event("issued", "2010-04-10"), *(event(*each) for each in later)])
    return one


@pytest.mark.parametrize("name", ["replied", "verified"])
def test_a_letter_is_late_from_the_day_after_until_it_is_answered(name: str) -> None:
    assert [letter().is_late(DUE + timedelta(n)) for n in (0, 1)] == [False, True]
    assert letter(("received", "2010-04-11")).is_late(DUE + timedelta(1))
    assert not letter((name, "2010-04-30")).is_late(DUE + timedelta(1))


def test_of_one_event_the_earlier_day_counts_and_events_of_no_letter_are_left_out() -> None:
    one = letter(("received", "2010-04-12"), ("received", "2010-04-11"))
    assert one.id == "bureau/1" and one.days["received"] == date(2010, 4, 11)
    assert known([event("replied", "2010-04-12")]) == []
    other = event("replied", "2010-04-12", unit="province")
    assert not known([event("issued", "2010-04-10"), other])[0].answered


def test_of_two_with_one_number_the_first_is_the_letter() -> None:
    (one,) = known([event("issued", "2010-04-10"), event("issued", "2010-04-12")])
    assert one.days == {"issued": date(2010, 4, 10)}


@given(st.permutations([("received", "2010-04-11"), ("replied", "2010-04-12"), ("verified", "2010-04-13")]))
def test_the_order_of_rows_does_not_matter(later: list[tuple[str, str]]) -> None:
    rows = [event(*each) for each in later]
    (one,) = known([*rows, event("issued", "2010-04-10")])
    assert one.days == letter(*later).days and one.answered


@pytest.mark.parametrize(
    ("had", "name", "day", "said"),
    [
        ((), "received", "2010-04-09", "was issued on 2010-04-10 only"),
        ((), "verified", "2010-04-12", "has no reply yet"),
        ((("received", "2010-04-11"),), "received", "2010-04-12", "already recorded as"),
    ],
)
def test_what_cannot_have_happened_is_refused(
    had: tuple[tuple[str, str], ...], name: str, day: str, said: str
) -> None:
    with pytest.raises(RiskctlError, match=said):
        refuse_event(letter(*had), name, date.fromisoformat(day))


def test_what_may_happen_is_not_refused() -> None:
    refuse_event(letter(), "received", date(2010, 4, 10))
    refuse_event(letter(("replied", "2010-04-12")), "verified", date(2010, 4, 12))


@pytest.mark.parametrize(
    ("numbers", "after"), [("", "1"), ("12", "3"), ("3", "4"), ("29", "10"), ("2甲", "3"), ("甲", "1")]
)
def test_the_next_number_is_one_above_the_highest(tmp_path: Path, numbers: str, after: str) -> None:
    rows = "".join(f"{number},2010-04-10,issued\n" for number in numbers)
    context = find(tmp_path, {LOG: f"number,day,event\n{rows}"}).context
    assert next_number("bureau", context, WarningLetter) == after
    assert next_number("province", context, WarningLetter) == "1"


def test_a_letter_is_found_by_unit_and_number_or_those_there_are_named(tmp_path: Path) -> None:
    context = find(tmp_path / "a", {LOG: "number,day,event\n1,2010-04-10,issued\n"}).context
    assert letter_named("bureau/1", context, WarningLetter, WHAT).number == "1"
    assert [one.id for one in letters(context, WarningLetter)] == ["bureau/1"]
    with pytest.raises(RiskctlError) as caught:
        letter_named("bureau/2", context, WarningLetter, WHAT)
    assert caught.value.hint and caught.value.hint.text("en") == "There are: bureau/1."
    with pytest.raises(RiskctlError) as none:
        letter_named("bureau/2", find(tmp_path / "b").context, WarningLetter, WHAT)
    assert none.value.hint is None
