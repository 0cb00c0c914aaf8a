"""What comes near a reference that leads nowhere, in the shortest form that is right there."""

from __future__ import annotations

import pytest

from riskctl.corpus.nearest_reference import anywhere, nearest_subject
from riskctl.corpus.references import Reference, Wanted
from tests.corpus.test_organization import department, index, unit

COUNTRY = index(
    unit("市", department("登记", "科长", "科员"), department("档案", "科长"), party_group="局党组"),
    unit("county", department("registry", "chief")),
)


@pytest.mark.parametrize(
    ("ref", "meant"),
    [
        ("市局", "市"),
        ("市/登记科", "市/登记"),
        ("市局/登记科/科员", "市/登记/科员"),
        ("countyy/registryy/chef", "county/registry/chief"),
        ("市/法规/科员", ""),
        ("省/登记/科员", ""),
    ],
)
def test_a_subject_is_found_step_by_step(ref: str, meant: str) -> None:
    assert nearest_subject(ref, COUNTRY) == meant


def test_the_seats_of_a_post_are_near() -> None:
    seats = {**department("窗口"), "posts": [{"id": "clerk", "name": "办事员", "seats": "2"}]}
    assert nearest_subject("市/窗口/clerk-22", index(unit("市", seats))) == "市/窗口/clerk-2"


@pytest.mark.parametrize(
    ("written", "posts", "ref"), [("甲/科员", True, "市/登记/科员"), ("登记科", False, "市/登记")]
)
def test_where_whole_references_belong_the_last_step_tells(written: str, posts: bool, ref: str) -> None:
    assert anywhere(written, COUNTRY, posts) == ref


@pytest.mark.parametrize(
    ("written", "wants", "meant"),
    [
        ("主任", ("post",), ""),
        ("登记科科员", ("post",), "科员"),
        ("档案科科长", ("post",), "档案/科长"),
        ("局党组织", ("post", "office"), "party_group"),
        ("登记科室", ("department",), "登记"),
        ("county/registry/chef", ("post",), "county/registry/chief"),
        ("county", ("post",), ""),  # a unit is no post
    ],
)
def test_a_reference_is_offered_in_the_shortest_form_that_is_right_there(
    written: str, wants: tuple[Wanted, ...], meant: str
) -> None:
    reference = Reference("甲.yaml", (), written, wants, "市", "登记")
    assert not reference.leads(COUNTRY) and reference.near(COUNTRY) == meant
    assert not meant or Reference("甲.yaml", (), meant, wants, "市", "登记").leads(COUNTRY)
