"""A row says what another said where no field differs, blanks around a text aside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riskctl.records.kinds.checks import Check
from riskctl.year.log.repeated import is_again

SAID = {"day": "2010-04-15", "method": "spot_check", "by": "bureau/discipline_office", "finding": "看过五件"}
OTHER = {"day": "2010-04-16", "method": "information", "by": "bureau/leading_group", "finding": "又看过"}
BLANKS = st.text(" \u3000", max_size=3)


def check(**others: str) -> Check:
    return Check.model_validate(SAID | others)


@given(BLANKS, BLANKS)
def test_blanks_around_a_text_make_no_other_row(before: str, after: str) -> None:
    assert is_again(check(finding=f"{before}看过五件{after}"), (check(**OTHER), check()))


@given(st.sets(st.sampled_from(sorted(SAID)), min_size=1))
def test_a_row_that_differs_in_any_field_is_another_but_for_those_left_out(names: set[str]) -> None:
    other = check(**{name: OTHER[name] for name in names})
    assert not is_again(other, (check(),)) and is_again(other, (check(),), names)
    assert not is_again(other, (check(),), names - {min(names)})


def test_the_first_row_repeats_nothing() -> None:
    assert not is_again(check(), ())
