"""A correction is one of the wording alone, and that it is so is proved by what is on record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.records.kinds.corrections import Correction
from riskctl.year.sign.correct import Correcting, Earlier, PartState, corrected
from tests.year.build import REF, Found
from tests.year.sign.test_sign_points import DAY, GRAVER, LOG, TWO, after, meaning, whole

ACT = Correcting("bureau/leading_group", DAY, "用词统一")
NO_WEAKER = replace(ACT, no_weaker=True)
WORDED = TWO.replace("另一种情形", "另外一种情形")


def nothing(id: str, recorded: str) -> None:
    """What is found of the past where there is no history."""


def said(found: Found) -> dict[str, tuple[str, ...]]:
    register = found.document().register
    assert register
    return {point.id: tuple(one.text for one in point.measures) for point in register.risk_points}


def correct(
    found: Found, id: str = "", earlier: Earlier = nothing, act: Correcting = ACT
) -> list[Correction]:
    return corrected(act, found.subject(), id, meaning(found), found.context, said(found), earlier)


def refusal(found: Found, id: str = "", earlier: Earlier = nothing, act: Correcting = ACT) -> str:
    with pytest.raises(RiskctlError) as caught:
        correct(found, id, earlier, act)
    return caught.value.said.text("en")


def test_all_that_was_signed_of_a_point_is_led_to_what_it_says_now(tmp_path: Path) -> None:
    before = meaning(whole(tmp_path)).parts["R02"].written()
    found = after(tmp_path, WORDED)
    (row,) = correct(found)
    now = meaning(found).parts["R02"].written()
    assert (row.point, row.before, row.after) == (f"{REF}#R02", before, now)
    assert (row.by, row.day, row.reason, row.recorded) == (ACT.by, DAY, ACT.reason, found.context.day)
    assert not row.no_weaker, "no measure is worded anew"
    assert "nothing to correct" in refusal(found, "R01"), "another point is as it was"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TWO, "nothing to correct"),
        (GRAVER, "not the wording alone"),
        (WORDED.replace("severity: 轻微", "severity: 严重"), "not the wording alone"),
    ],
    ids=["as it was", "another grade", "both"],
)
def test_what_is_no_correction_is_refused(tmp_path: Path, text: str, said: str) -> None:
    whole(tmp_path)
    assert said in refusal(after(tmp_path, text))


def test_a_row_of_the_first_reading_is_proved_by_a_state_of_before(tmp_path: Path) -> None:
    signed = meaning(whole(tmp_path))
    log, rows = tmp_path / LOG, (tmp_path / LOG).read_text("utf-8")
    for one in signed.parts.values():
        rows = rows.replace(one.written(), one.first)
    log.write_text(rows, "utf-8")
    found = after(tmp_path, WORDED)

    def earlier(id: str, digest: str) -> PartState | None:
        return PartState(signed.parts[id]) if digest == signed.parts[id].first else None

    assert "nothing proves" in refusal(found)
    (row,) = correct(found, earlier=earlier)
    assert row.before == signed.parts["R02"].first
    assert "not the wording alone" in refusal(after(tmp_path, GRAVER), earlier=earlier)


@pytest.mark.parametrize(
    ("measure", "seen", "office"),
    [
        ("每个月核对", "", True),
        ("科长每月核对", "", True),
        ("每季核对", "“每月” became “每季”", False),
        ("有空时核对", "“每月” is gone", False),
        ("加强管理", "“每月核对” became “加强管理”", False),
    ],
)
def test_a_measure_worded_anew_is_no_weaker_as_far_as_its_words_tell_and_by_the_office_s_word(
    tmp_path: Path, measure: str, seen: str, office: bool
) -> None:
    was = whole(tmp_path)
    states = {id: PartState(one, said(was).get(id, ())) for id, one in meaning(was).parts.items()}

    def earlier(id: str, recorded: str) -> PartState | None:
        return states[id] if states[id].print.is_signed_as(recorded) else None

    found = after(tmp_path, TWO.replace("每月核对", measure))
    why = refusal(found, earlier=earlier)
    assert (seen or "riskctl sees nothing weaker") in why and f"riskctl sign group {REF}#R02" in why
    assert ("--no-weaker" in why) == office
    if office:
        (row,) = correct(found, earlier=earlier, act=NO_WEAKER)
        assert row.no_weaker
    else:
        assert seen in refusal(found, earlier=earlier, act=NO_WEAKER), "the words deny what the office says"


def test_without_a_history_the_office_s_word_stands_alone(tmp_path: Path) -> None:
    whole(tmp_path)
    found = after(tmp_path, TWO.replace("每月核对", "每季核对"))
    assert "the history has no state with the words of before" in refusal(found)
    assert [row.no_weaker for row in correct(found, act=NO_WEAKER)] == [True]
