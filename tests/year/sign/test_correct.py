"""A correction is one of the wording alone, and that it is so is proved by what is on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.level.substance import PointPrint
from riskctl.records.kinds.corrections import Correction
from riskctl.year.sign.correct import Correcting, Earlier, corrected
from tests.year.build import REF, Found
from tests.year.sign.test_sign_points import DAY, GRAVER, LOG, TWO, after, meaning, whole

ACT = Correcting("bureau/leading_group", DAY, "用词统一")
WORDED = TWO.replace("另一种情形", "另外一种情形")


def correct(found: Found, id: str = "", earlier: Earlier = lambda id, digest: None) -> list[Correction]:
    return corrected(ACT, found.subject(), id, meaning(found), found.context, earlier)


def refusal(found: Found, id: str = "", earlier: Earlier = lambda id, digest: None) -> str:
    with pytest.raises(RiskctlError) as caught:
        correct(found, id, earlier)
    return caught.value.said.text("en")


def test_all_that_was_signed_of_a_point_is_led_to_what_it_says_now(tmp_path: Path) -> None:
    before = meaning(whole(tmp_path)).parts["R02"].written()
    found = after(tmp_path, WORDED)
    (row,) = correct(found)
    now = meaning(found).parts["R02"].written()
    assert (row.point, row.before, row.after) == (f"{REF}#R02", before, now)
    assert (row.by, row.day, row.reason, row.recorded) == (ACT.by, DAY, ACT.reason, found.context.day)
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

    def earlier(id: str, digest: str) -> PointPrint | None:
        return signed.parts[id] if digest == signed.parts[id].first else None

    assert "nothing proves" in refusal(found)
    (row,) = correct(found, earlier=earlier)
    assert row.before == signed.parts["R02"].first
    assert "not the wording alone" in refusal(after(tmp_path, GRAVER), earlier=earlier)
