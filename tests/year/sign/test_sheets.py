"""Which registers are meant by what is named, and which of them a gathered act leaves out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.check.example import CLERK, PEOPLE, REPOSITORY, changed
from riskctl.check.example_logs import SELF, signed
from riskctl.year.sign.sheets import is_asked, sheets, unreviewed
from tests.year.build import REF, Found, find

DAY = date(2010, 4, 15)
CHIEF = "bureau/registration/chief"
VACANT = changed(PEOPLE, ("  bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01}]\n", ""))


def meant(found: Found, *refs: str, step: str = "self", gather: bool = False) -> list[str]:
    named = [found.subject(ref) for ref in refs]
    return [s.ref for s, _ in sheets(named, step, DAY, gather, found.documents, found.context)]


def test_named_is_that_register_and_gathered_those_below_it(tmp_path: Path) -> None:
    found = find(tmp_path)
    assert meant(found, REF) == [REF]
    assert meant(found, "bureau/registration", gather=True) == [CHIEF, REF]
    every = meant(found, "bureau", gather=True)
    assert {REF, CHIEF} < {*every} and all(ref.count("/") == 2 for ref in every)
    assert "bureau" in meant(found, "bureau", step="group", gather=True), "the unit's own register too"


def test_what_holds_already_is_gathered_no_more_and_named_still(tmp_path: Path) -> None:
    found = find(tmp_path, signed(SELF))
    assert meant(found, "bureau/registration", gather=True) == [CHIEF]
    assert meant(found, REF) == [REF]


def test_one_that_has_no_register_is_refused_unless_gathered(tmp_path: Path) -> None:
    found = find(tmp_path)
    with pytest.raises(RiskctlError, match="bureau/registration has no register"):
        meant(found, "bureau/registration")


def test_a_register_that_cannot_be_read_whole_is_refused(tmp_path: Path) -> None:
    broken = REPOSITORY[CLERK].replace("kind: integrity", "kind: 廉洁")
    with pytest.raises(UnsoundError, match="is missing or has a fault"):
        meant(find(tmp_path, {CLERK: broken}), "bureau", gather=True)


def test_a_vacant_post_reviews_nothing_and_is_told(tmp_path: Path) -> None:
    found = find(tmp_path, VACANT)
    index = found.context.organization
    assert not is_asked("self", found.subject(), DAY, found.context, index)
    assert is_asked("department", found.subject(), DAY, found.context, index)
    assert meant(found, "bureau/registration", gather=True) == [CHIEF]
    named = [found.subject("bureau/registration")]
    assert unreviewed(named, DAY, found.documents, found.context) == [REF]
    assert unreviewed([found.subject("bureau/discipline")], DAY, found.documents, found.context) == []
    held = find(tmp_path / "b")
    assert unreviewed(named, DAY, held.documents, held.context) == []
