"""Classes of results: every score has one class, or the place where it has none or two is named."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.records.kinds.policy import Assessing
from riskctl.year.assess.bands import band_defects, band_of

SCORES = st.decimals(0, 100, places=2)
EDGES = st.integers(0, 100).map(str)
BAND = st.fixed_dictionaries({"name": st.just("档"), "from": EDGES}, optional={"to": EDGES, "below": EDGES})


def rules(*bands: dict[str, str]) -> Assessing:
    items = [{"id": "a", "name": "甲", "points": "60"}, {"id": "b", "name": "乙", "points": "40"}]
    named = [{"name": f"档{n}"} | band for n, band in enumerate(bands)]
    return Assessing.model_validate({"items": items, "classes": named})


@pytest.mark.parametrize(
    ("bands", "causes"),
    [
        ([{"from": "90"}, {"from": "0", "below": "90"}], []),
        ([{"from": "0", "below": "90"}, {"from": "90", "to": "100"}], []),
        ([{"from": "90"}, {"from": "0", "to": "89"}], ["gap"]),
        ([{"from": "90"}, {"from": "0", "below": "89.5"}], ["gap-from"]),
        ([{"from": "90"}, {"from": "0", "to": "90"}], ["overlap"]),
        ([{"from": "90"}, {"from": "0", "below": "91"}], ["overlap"]),
        ([{"from": "90"}, {"from": "0"}], ["overlap"]),
        ([{"from": "1"}], ["bottom"]),
        ([{"from": "0", "to": "99"}], ["top"]),
        ([{"from": "0", "below": "100"}], ["top"]),
        ([{"from": "0"}, {"from": "50", "to": "40"}], ["turned"]),
        ([{"from": "0", "to": "100", "below": "100"}], ["both"]),
        ([], ["none"]),
    ],
)
def test_what_is_wrong_with_the_classes(bands: list[dict[str, str]], causes: list[str]) -> None:
    assert [defect.cause for defect in band_defects(rules(*bands))] == causes


def test_the_gap_is_named_by_its_ends() -> None:
    (gap,) = band_defects(rules({"from": "90"}, {"from": "0", "to": "89"}))
    assert (gap.low, gap.high, gap.other) == (Decimal(89), Decimal(90), "档1")


@given(st.lists(BAND, min_size=1, max_size=4), SCORES)
def test_without_a_defect_every_score_has_one_class(bands: list[dict[str, str]], score: Decimal) -> None:
    made = rules(*bands)
    if not list(band_defects(made)):
        holding = [
            band for band in made.classes if band_of(score, made.model_copy(update={"classes": (band,)}))
        ]
        assert len(holding) == 1


@pytest.mark.parametrize(
    ("score", "name"),
    [("100", "档0"), ("90", "档0"), ("89.99", "档1"), ("60", "档1"), ("59.99", "档2"), ("0", "档2")],
)
def test_a_score_at_an_edge_is_in_the_class_that_begins_there(score: str, name: str) -> None:
    found = band_of(
        Decimal(score),
        rules({"from": "90", "to": "100"}, {"from": "60", "below": "90"}, {"from": "0", "below": "60"}),
    )
    assert found and found.name == name


def test_a_score_beyond_every_class_has_none() -> None:
    assert band_of(Decimal("100.5"), rules({"from": "0", "to": "100"})) is None
    assert band_of(Decimal("-1"), rules({"from": "0", "to": "100"})) is None


@pytest.mark.parametrize(
    ("bands", "place"),
    [
        ([{"from": "1"}], (0, "0", "1", "")),
        ([{"from": "60"}, {"from": "0", "below": "50"}], (0, "50", "60", "档1")),
        ([{"from": "60", "to": "99"}, {"from": "0", "below": "60"}], (0, "99", "100", "")),
        ([{"from": "60", "below": "100"}, {"from": "0", "below": "60"}], (0, "100", "100", "")),
        ([{"from": "60"}, {"from": "0"}], (0, "60", "100", "档1")),
        ([{"from": "60"}, {"from": "0", "to": "70"}], (0, "60", "70", "档1")),
        ([{"from": "0"}, {"from": "50", "below": "50"}], (1, "50", "50", "")),
        ([], (0, "0", "100", "")),
    ],
)
def test_each_defect_is_named_by_its_class_and_its_ends(
    bands: list[dict[str, str]], place: tuple[int, str, str, str]
) -> None:
    (found,) = band_defects(rules(*bands))
    assert (found.number, str(found.low), str(found.high), found.other) == place


def test_a_class_of_one_score_is_no_defect() -> None:
    assert not list(band_defects(rules({"from": "100", "to": "100"}, {"from": "0", "below": "100"})))
