"""What the group decided on the day a notice was opened or since counts; nothing else does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from riskctl.level.substance import PointPrint
from riskctl.records.kinds.signoffs import Signoff
from riskctl.year.notice.publication import Content, Moved
from riskctl.year.sign.decisions import is_decided, undecided
from tests.year.build import REF, Found
from tests.year.sign.test_sign_points import DAY, GRAVER, after, alone, meaning, whole

POINT = f"{REF}#R02"
DECIDED = date(2010, 4, 19)


def amended(root: Path, rows: Sequence[Signoff] = ()) -> tuple[Found, PointPrint]:
    found = after(root, GRAVER, rows)
    return found, meaning(found).parts["R02"]


@pytest.mark.parametrize(
    ("opened", "decided"), [(DAY, True), (DECIDED, True), (date(2010, 4, 20), False)], ids=str
)
def test_a_decision_is_one_of_the_day_the_notice_was_opened_or_since(
    tmp_path: Path, opened: date, decided: bool
) -> None:
    whole(tmp_path)
    found, point = amended(tmp_path)
    assert not is_decided(POINT, point, opened, found.context), "the group agreed to what it was before"
    found, point = amended(tmp_path, alone(found, "group"))
    assert is_decided(POINT, point, opened, found.context) == decided
    assert not is_decided(f"{REF}#R01", point, opened, found.context)


def test_no_other_step_decides(tmp_path: Path) -> None:
    whole(tmp_path)
    found, point = amended(tmp_path, alone(after(tmp_path, GRAVER), "department"))
    assert not is_decided(POINT, point, DAY, found.context)


def test_the_group_s_decision_settles_what_was_amended_and_nothing_else(tmp_path: Path) -> None:
    whole(tmp_path)
    found, point = amended(tmp_path, alone(after(tmp_path, GRAVER), "group"))
    now = [Content(REF, "ff", {"R02": point})]
    moved = [Moved(POINT, how, "bureau") for how in ("amended", "changed", "closed", "gone")]
    assert [one.how for one in undecided(moved, DAY, now, found.context)] == ["changed", "closed", "gone"]
