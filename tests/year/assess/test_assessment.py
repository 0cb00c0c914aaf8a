"""A body's assessment comes to what its entries leave of each item; what does not hold is said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.records.kinds.assessment import Assessment
from riskctl.records.kinds.policy import Assessing
from riskctl.year.assess.assessment import (
    Result,
    assessed_body,
    assessing_body,
    assessments,
    result,
    superior,
    superior_body,
)
from tests.level.build import BUREAU, COUNTY, PROVINCE, organization
from tests.year.build import find

INDEX = organization(PROVINCE, BUREAU, COUNTY)
RULES = Assessing.model_validate(
    {
        "items": [{"id": "a", "name": "甲", "points": "20"}, {"id": "b", "name": "乙", "points": "80"}],
        "deductions": [],
        "classes": [
            {"name": "合格", "from": "60", "to": "100"},
            {"name": "不合格", "from": "0", "below": "60"},
        ],
    }
)
POINTS = st.decimals(0, 50, places=2)


def entry(item: str = "a", points: str = "5", **others: str) -> dict[str, Any]:
    return {"item": item, "points": points, "reason": "少一次", **others}


def made(*entries: dict[str, Any], by: str = "province/discipline_office", unit: str = "city") -> Result:
    said = {"schema": "riskctl/assessment/v1", "unit": unit, "day": "2010-12-01", "by": by}
    return result(Assessment.model_validate({**said, "entries": list(entries)}), RULES, INDEX)


def problems(*entries: dict[str, Any], by: str = "province/discipline_office") -> list[str]:
    return [one.said.text("en") for one in made(*entries, by=by).problems]


def test_what_is_taken_off_is_told_entry_by_entry() -> None:
    found = made(entry(), entry("b", "0.5"), entry("a", "2"))
    assert [(one.left, [n for n, _ in one.entries]) for one in found.items] == [
        (Decimal(13), [1, 3]),
        (Decimal("79.5"), [2]),
    ]
    assert (found.score, found.full, found.band, found.problems) == (
        Decimal("92.5"),
        Decimal(100),
        "合格",
        (),
    )


@given(st.lists(st.tuples(st.sampled_from("ab"), POINTS), max_size=6))
def test_no_item_goes_below_nothing_and_the_whole_is_their_sum(taken: list[tuple[str, Decimal]]) -> None:
    found = made(*(entry(item, f"{points:f}") for item, points in taken))
    left = [one.left for one in found.items]
    assert all(
        one is None or 0 <= one <= each.item.points for one, each in zip(left, found.items, strict=True)
    )
    assert found.score == sum(one for one in left if one is not None)
    assert [one is not None for one in left] == [any(item == id for item, _ in taken) for id in "ab"]
    assert (found.band in ("合格", "不合格")) == found.is_whole == (None not in left)
    assert made(*(entry(item, f"{points:f}") for item, points in reversed(taken))).score == found.score


@pytest.mark.parametrize(
    ("entries", "by", "said"),
    [
        ([entry("c")], None, "Entry 1: there is no item “c”"),
        ([entry("a", "20")], None, None),
        ([entry("a", "20"), entry("a", "0.01")], None, "Entry 2: “a” has 20 points"),
        ([entry(lapse="oversight")], None, "Write which body of the unit above"),
        ([entry(lapse="oversight", answers="province")], None, None),
        ([entry(lapse="oversight", answers="city/discipline_office")], None, "is no body of the unit above"),
        ([], "city", "while city is assessed by province"),
        ([{"item": "a", "points": "1"}], None, "1 points are taken off “a” without a reason"),
        ([{"item": "a", "points": "0"}, {"item": "b"}], None, None),
    ],
)
def test_what_does_not_hold_is_said(entries: list[dict[str, Any]], by: str | None, said: str | None) -> None:
    found = problems(*entries, by=by or "province")
    assert [said in one for one in found if said] == ([True] if said else []) and len(found) == bool(said)


def test_the_unit_above_assesses_by_its_nearest_body() -> None:
    city, province = INDEX.units["city"], INDEX.units["province"]
    above = superior(city, INDEX)
    assert above is not None and above.id == "province" and superior(province, INDEX) is None
    assert superior_body(city, INDEX).startswith("province/") and superior_body(province, INDEX) == ""


def test_the_assessments_of_the_year_are_known_by_unit(tmp_path: Path) -> None:
    text = "schema: riskctl/assessment/v1\nunit: bureau\nday: {year}-12-01\nby: province\n"
    files = {f"cycles/{year}/assessments/bureau.yaml": text.format(year=year) for year in (2009, 2010)}
    assert {unit: one.day.year for unit, one in assessments(find(tmp_path, files).context).items()} == {
        "bureau": 2010
    }


def test_an_item_without_points_is_not_assessed_and_leaves_no_class() -> None:
    for entries in ([entry("b", "0")], [entry("b", "0"), {"item": "a"}]):
        found = made(*entries)
        assert ([one.left for one in found.items], found.band) == ([None, Decimal(80)], "")
    assert made(entry("b", "0"), entry("a", "0")).band == "合格"


def test_a_department_is_assessed_by_its_unit(tmp_path: Path) -> None:
    organization = find(tmp_path).context.organization
    department = assessed_body("bureau/registration", organization)
    unit = assessed_body("bureau", organization)
    assert (assessing_body(department, organization), assessing_body(unit, organization)) == (
        "bureau/leading_group_office",
        "province/party_group",
    )
    with pytest.raises(RiskctlError, match="bureau/registration/clerk"):
        assessed_body("bureau/registration/clerk", organization)
