"""An outside reference is a document number, and nothing that tells of a person or a matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.corpus.context import Context
from riskctl.year.watch.references import LONGEST, is_detail, refuse_detail
from tests.level.build import DAY
from tests.year.build import find

NOBODY = Context(Path(), DAY, DAY.year)


@given(st.text("甲乙纪发", min_size=1, max_size=8), st.integers(2000, 2030), st.integers(1, 999))
def test_a_document_number_is_no_detail(issuer: str, year: int, number: int) -> None:
    assert not is_detail(f"{issuer}〔{year}〕{number}号", NOBODY)
    refuse_detail(f"{issuer}〔{year}〕{number}号", NOBODY)


@pytest.mark.parametrize("mark", "，。；：！？,;!?\n")
def test_a_sentence_is_detail_whatever_ends_it(mark: str) -> None:
    assert is_detail(f"纪发5号{mark}收受礼品", NOBODY) and not is_detail("纪发5号收受礼品", NOBODY)


def test_length_and_a_missing_number_are_detail() -> None:
    assert is_detail("示局纪", NOBODY) and not is_detail("示局纪五号", NOBODY)
    assert not is_detail("5" * LONGEST, NOBODY) and is_detail("5" * (LONGEST + 1), NOBODY)


def test_a_holder_s_name_is_detail_and_is_not_printed(tmp_path: Path) -> None:
    context = find(tmp_path).context
    assert is_detail("李丁四5号", context) and not is_detail("李丁四5号", NOBODY)
    with pytest.raises(RiskctlError) as caught:
        refuse_detail("李丁四5号", context)
    assert "李○○" in caught.value.said.text("zh") and "李丁四" not in caught.value.said.text("zh")
    with pytest.raises(RiskctlError, match="more than an outside reference"):
        refuse_detail("收受礼品", context)
