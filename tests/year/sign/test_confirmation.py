"""What of a notice is not confirmed: of the points it holds, as they stand now, and up to a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY, changed
from riskctl.check.example_logs import ALL, SUPERIOR, signed
from riskctl.year.notice.publication import content_of
from riskctl.year.sign.confirmation import (
    against_opening,
    lacking,
    unconfirmed_steps,
    unconfirmed_steps_on,
)
from tests.year.build import REF, find
from tests.year.notice.standing import standing

BOTH = {"group": [REF], "superior": [REF]}
SECOND = REPOSITORY[CLERK].partition("risk_points:\n")[2].replace("R01", "R02").replace("熟人", "中介")


def unconfirmed(root: Path, overlay: Mapping[str, str | None], *points: str) -> object:
    """What lacks of the clerk's register where these of its points are published, all without."""
    found = find(root, overlay)
    document = found.document()
    assert document.register
    content = content_of(document, document.register, found.context)
    kept = {id: one for id, one in content.points.items() if id in points or not points}
    content.points.clear()
    content.points.update(kept)
    return unconfirmed_steps([content], found.documents, found.context)


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        ({}, BOTH),
        (signed(), {}),
        (signed(*ALL[:-1]), {"superior": [REF]}),
        (signed(*ALL[:-1], SUPERIOR.replace("同意", "退回")), {"superior": [REF]}),
        (signed() | changed(CLERK, ("严重", "轻微"), ("level: 3", "level: 2")), BOTH),
        (signed() | {CLERK: REPOSITORY[CLERK].replace("risk_points:", "duties: [归档]\nrisk_points:")}, {}),
        ({ORGANIZATION: REPOSITORY[ORGANIZATION].replace("    parent: province\n", "")}, {"group": [REF]}),
    ],
    ids=["unsigned", "signed", "not by the superior", "returned", "changed", "duties alone", "below none"],
)
def test_a_point_is_confirmed_by_steps_that_hold(
    tmp_path: Path, overlay: Mapping[str, str | None], expected: object
) -> None:
    assert unconfirmed(tmp_path, overlay) == expected


def test_a_point_that_is_not_published_holds_none_back(tmp_path: Path) -> None:
    overlay = signed() | {CLERK: REPOSITORY[CLERK] + SECOND}
    assert unconfirmed(tmp_path / "a", overlay, "R01") == {}
    assert unconfirmed(tmp_path / "b", overlay, "R02") == BOTH


def test_up_to_a_day_any_agreement_counts_that_was_signed_by_then(tmp_path: Path) -> None:
    found, notice = find(tmp_path, signed()).context, standing()

    def on(day: int) -> object:
        return unconfirmed_steps_on(notice, date(2010, 4, day), found, found.organization)

    assert (on(13), on(14), on(15)) == (BOTH, {"superior": [REF]}, {})


def test_it_is_told_a_step_at_a_time_with_its_command() -> None:
    many = {"superior": ["a/b/c", "a/b/d", "a/b/e", "a/b/f"], "group": ["a/b/c"]}
    first, second = against_opening("a", many)
    assert first.text("en") == (
        "1 registers have no valid sign-off “leading group's review” (a/b/c). Once that is done, run riskctl "
        "sign group a/b/c --reference NUMBER."
    )
    assert second.text("zh") == (
        "4 份登记表没有“上级审议”的有效签字（a/b/c、a/b/d、a/b/e、…）。办好后运行 riskctl sign superior a "
        "--gather --reference 文号。"
    )
    assert lacking(many).text("zh") == "评估审查 1 份、上级审议 4 份"
