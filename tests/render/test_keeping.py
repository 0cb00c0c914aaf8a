"""What belongs together stays on one page: heads with what they head, a chart with what is said below it."""

from __future__ import annotations

from riskctl.render.blocks import ChartStep, FlowChart, Heading, Paragraph, Run, Table
from riskctl.render.keeping import with_next
from riskctl.render.looks import Look

TABLE = Table((100,), (), ())
CHART = FlowChart((ChartStep("step", "受理", "", (), ()),))


def said(*looks: Look) -> Paragraph:
    return Paragraph((Run("话"),), looks)


def test_a_heading_and_a_paragraph_stay_with_the_table_they_are_of() -> None:
    blocks = (Heading(2, (Run("题"),)), said(), TABLE, said())
    assert [stays for *_, stays in with_next(blocks)] == [True, True, False, False]


def test_what_is_said_below_a_chart_stays_with_the_chart() -> None:
    assert [stays for *_, stays in with_next((CHART, said(Look.NOTE), TABLE))] == [True, False, False]


def test_a_text_stays_with_who_signs_it() -> None:
    assert [stays for *_, stays in with_next((said(), said(Look.SIGNED)))] == [True, False]
    assert list(with_next(())) == []
