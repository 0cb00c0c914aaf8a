"""Ids made from names: always ids, always apart, and recognisable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.scaffold.ids import LONGEST, ids_for, is_id

TAKEN = ("leadership", "discipline")


@given(st.lists(st.text(max_size=60), max_size=6))
def test_every_name_gets_an_id_of_its_own(names: list[str]) -> None:
    ids = list(ids_for(names, TAKEN, "department"))
    assert len(ids) == len(names) and all(map(is_id, ids))
    folded = [one.casefold() for one in (*TAKEN, *ids)]
    assert len(set(folded)) == len(folded)
    assert all(len(one) < LONGEST + 10 for one in ids)


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["注册登记科", "Legal Affairs"], ["注册登记科", "legal-affairs"]),
        (["Ｌｅｇａｌ", "legal", "LEGAL!"], ["legal", "legal-2", "legal-3"]),
        (["Leadership"], ["leadership-2"]),
        (["con", "!!!", "…"], ["department", "department-2", "department-3"]),
        (["财务科（一）", "../外面"], ["财务科-一", "外面"]),
    ],
)
def test_what_is_left_of_a_name_is_its_id(names: list[str], ids: list[str]) -> None:
    assert list(ids_for(names, TAKEN, "department")) == ids
