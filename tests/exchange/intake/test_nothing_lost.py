"""Whatever stands in a table is in a register, or in a row or column that says why it is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.corpus.load import load
from riskctl.corpus.sound import Sound, sound
from riskctl.exchange.intake.fields import LEFT_OUT
from riskctl.exchange.intake.importing import Import, imported
from riskctl.exchange.intake.mapping import KnownMapping
from riskctl.exchange.intake.places import Home
from riskctl.exchange.sheets.sheet import sheet
from tests.conftest import lay
from tests.exchange.intake.shapes import OVERLAY

HEADINGS = [
    "风险点",
    "防控措施",
    "责任人",
    "监控责任人",
    "备注",
    "风险类别",
    "权力事项",
    "科室",
    "岗位",
    "完成时限",
]
HEADINGS += [
    "对应制度",
    "流程环节",
    "风险性质",
    "表现形式",
    "别的",
    "姓名",
    "编号",
    "风险点名称",
    "措施责任人",
    "",
]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    return sound(load(lay(tmp_path_factory.mktemp("库"), OVERLAY))[1])


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Tables in which every text stands once, so that one can look for it."""
    columns = draw(st.lists(st.sampled_from(HEADINGS[2:]), unique=True, max_size=6))
    rows = [[*HEADINGS[:2], *columns]]
    for n in range(draw(st.integers(1, 4))):
        filled = [draw(st.booleans()) for _ in rows[0]]
        rows.append([f"词{n}字{m}尾" if there else "" for m, there in enumerate(filled)])
    return rows


@settings(max_examples=60)
@given(rows=tables(), merged=st.booleans())
def test_every_text_is_somewhere_or_its_row_or_column_says_why_not(
    context: Sound, rows: list[list[str]], merged: bool
) -> None:
    merges = (
        [(1, 0, len(rows) - 1, 0)] if merged and len(rows) > 2 and not any(r[0] for r in rows[2:]) else []
    )
    result = imported(context, [sheet("表", rows, merges)], Home("bureau"), KnownMapping(), accept=True)
    assert len(result.rows) == len(rows)
    result.place([])
    written = str([(draft.home, draft.plain()) for draft in result.drafts]) + str(result.new_places)
    for n, outcome in enumerate(result.rows):
        if outcome.answer in ("taken", "merged"):
            assert [text for text in seen(rows[n], result) if text not in written] == []


def seen(row: list[str], result: Import) -> list[str]:
    """The texts of a row in columns that are not left out by name."""
    (one,) = result.taken
    return [text for column, text in enumerate(row) if text and one.fields.get(column) not in LEFT_OUT]


def test_a_holder_s_word_that_is_left_out_is_asked_first(context: Sound, tmp_path: Path) -> None:
    rows = [["风险点", "防控措施", "责任人"], ["甲", "乙", "某人"]]
    result = imported(context, [sheet("表", rows)], Home("bureau"), KnownMapping())
    assert "words/person/某人" in result.asking.open and result.rows[1].answer == "decide"
