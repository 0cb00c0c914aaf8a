"""What of a notice the superior has not confirmed: as it stands now, and up to a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY, changed
from riskctl.check.example_logs import ALL, SUPERIOR, signed
from riskctl.year.sign.superior import asked_of, unconfirmed, unconfirmed_on
from tests.year.build import REF, find
from tests.year.notice.standing import standing

NOTICE = standing()
DAY = date(2010, 4, 15)


def lacking(root: Path, overlay: Mapping[str, str | None]) -> list[str]:
    found = find(root, overlay)
    return unconfirmed(NOTICE, found.documents, found.context)


def test_a_register_is_confirmed_by_a_last_step_that_holds(tmp_path: Path) -> None:
    assert lacking(tmp_path / "a", signed()) == []
    assert lacking(tmp_path / "b", signed(*ALL[:-1])) == [REF]
    assert lacking(tmp_path / "c", signed(*ALL[:-1], SUPERIOR.replace("同意", "退回"))) == [REF]
    assert lacking(tmp_path / "d", signed() | changed(CLERK, ("严重", "轻微"), ("level: 3", "level: 2"))) == [
        REF
    ]


def test_a_register_that_is_gone_is_not_asked_for(tmp_path: Path) -> None:
    assert lacking(tmp_path, signed() | {CLERK: None}) == []


def test_a_unit_below_none_is_confirmed_by_nobody(tmp_path: Path) -> None:
    alone = {ORGANIZATION: REPOSITORY[ORGANIZATION].replace("    parent: province\n", "")}
    found = find(tmp_path, alone).context
    assert asked_of(NOTICE, found.organization) == []
    assert unconfirmed_on(NOTICE, DAY, found, found.organization) == []


def test_up_to_a_day_any_agreement_counts_that_was_signed_by_then(tmp_path: Path) -> None:
    found = find(tmp_path / "a", signed()).context
    assert unconfirmed_on(NOTICE, DAY, found, found.organization) == []
    assert unconfirmed_on(NOTICE, date(2010, 4, 14), found, found.organization) == [REF]
    returned = find(tmp_path / "b", signed(SUPERIOR.replace("同意", "退回"))).context
    assert unconfirmed_on(NOTICE, DAY, returned, returned.organization) == [REF]
