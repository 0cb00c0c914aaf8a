"""What is written of a point that was looked at again: beside what it says, and never of a closed one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, changed
from riskctl.corpus.rewrite import respelled
from riskctl.year.close.review import reviewed
from tests.year.build import find

DAY, BASIS = date(2011, 1, 10), "查2010年收件台账"
PATH = ("risk_points", 0, "review")


def test_a_first_review_is_a_new_key_below_the_level(tmp_path: Path) -> None:
    changes = reviewed(find(tmp_path).point(), DAY, BASIS)
    assert [(one.path, one.value, one.after) for one in changes] == [
        (PATH, {"date": "2011-01-10", "basis": BASIS}, "level")
    ]
    assert "    level: 3\n    review: {date: 2011-01-10, basis: " in respelled(changes)


def test_a_review_that_is_there_is_written_over(tmp_path: Path) -> None:
    there = changed(CLERK, ("    level: 3\n", "    level: 3\n    review: {date: 2010-01-09, basis: 上年}\n"))
    changes = reviewed(find(tmp_path, there).point(), DAY, BASIS)
    assert {one.path: one.value for one in changes} == {
        (*PATH, "date"): "2011-01-10",
        (*PATH, "basis"): BASIS,
    }
    assert "上年" not in respelled(changes)


def test_without_a_level_it_stands_below_what_there_is(tmp_path: Path) -> None:
    (one,) = reviewed(find(tmp_path, changed(CLERK, ("    level: 3\n", ""))).point(), DAY, BASIS)
    assert one.after == "severity"


def test_a_closed_point_needs_no_review(tmp_path: Path) -> None:
    closed = changed(CLERK, ("    level: 3\n", "    level: 3\n    status: closed\n"))
    with pytest.raises(RiskctlError, match="is closed and needs no review"):
        reviewed(find(tmp_path, closed).point(), DAY, BASIS)
