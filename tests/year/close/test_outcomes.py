"""What a year showed of a point is counted, and asks to look again; it never grades."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, changed
from riskctl.year.close.outcomes import Shown, doubt, shown
from tests.year.build import POINT, find

CHECKS = "cycles/{year}/checks/bureau/registration.csv"
ROWS = (
    "day,method,point,by,finding,sign\n"
    f"{{year}}-04-10,spot_check,{POINT},discipline,看过,\n"
    f"{{year}}-04-15,self_check,{POINT},clerk,有一件漏签,true\n"
    f"{{year}}-04-16,spot_check,{POINT},discipline,又看过,true\n"
    f"{{year}}-04-10,integrity_talk,{POINT},discipline,,\n"
    "{year}-04-10,warning_education,,discipline,,\n"
)
LETTERS = (
    f"number,day,event,point\n1,2010-04-15,issued,{POINT}\n"
    f"2,2010-04-16,issued,{POINT}\n1,2010-04-15,replied,\n"
)


def test_the_year_under_way_counts_up_to_the_day_and_one_that_is_over_whole(tmp_path: Path) -> None:
    files = {CHECKS.format(year=year): ROWS.format(year=year) for year in (2009, 2010)}
    context = find(tmp_path, files | {"cycles/2010/warnings/bureau.csv": LETTERS}, date(2010, 4, 15)).context
    assert shown(2010, context) == {POINT: Shown(2, 1, 1)}
    assert shown(2009, context) == {POINT: Shown(3, 2, 0)}
    assert shown(2008, context) == {}


@pytest.mark.parametrize(
    ("probability", "found", "said"),
    [
        ("低", Shown(1, 1), "too-low"),
        ("低", Shown(0, 0, 1), "too-low"),
        ("低", Shown(9), ""),
        ("高", Shown(1, 1, 1), ""),
        ("高", Shown(9), "too-high"),
        ("高", Shown(), ""),
    ],
)
def test_the_year_speaks_against_what_was_estimated_or_says_nothing(
    tmp_path: Path, probability: str, found: Shown, said: str
) -> None:
    overlay = changed(CLERK, ("probability: 高", f"probability: {probability}"), ("    level: 3\n", ""))
    there = find(tmp_path, overlay)
    assert doubt(found, there.point(), there.context) == said
