"""A table by its places, and the typed value of a cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.render.blocks import (
    Group,
    Listing,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    TableCell,
    sections,
)
from riskctl.render.looks import Look
from riskctl.render.paper import LANDSCAPE, LAYOUTS, LETTER, PORTRAIT


def cell(text: str, rowspan: int = 1, colspan: int = 1) -> TableCell:
    return TableCell((Paragraph((Run(text),)),), rowspan, colspan)


def test_a_grid_has_every_place_and_the_cell_that_takes_it() -> None:
    head = ((cell("甲", colspan=2), cell("乙")),)
    first: tuple[Row, ...] = (
        (cell("一", rowspan=2), cell("二"), cell("三", rowspan=2)),
        (cell("四"),),
    )
    whole: tuple[Row, ...] = ((cell("五", colspan=3, rowspan=2),), ())
    found = list(Table((40, 30, 30), head, (Group(first), Group(whole))).grid())
    assert [(slot.row, slot.column) for slot in found] == [(row, n) for row in range(5) for n in range(3)]
    shown = "".join(("·" if slot.covered else "") + str(slot.cell.value) for slot in found)
    assert shown == "甲·甲乙一二三·一四·三五·五·五·五·五·五"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("0", 0),
        ("-3", -3),
        ("2010-05-31", date(2010, 5, 31)),
        ("2010-02-30", "2010-02-30"),  # no such day
        ("010", "010"),  # a code
        ("1.10", "1.10"),
        ("１２", "１２"),
        ("9876543210", "9876543210"),
        ("12 个", "12 个"),
        ("", ""),
    ],
)
def test_a_value_is_a_day_or_a_number_where_the_text_is_nothing_else(
    text: str, value: str | int | date
) -> None:
    assert cell(text).value == value and type(cell(text).value) is type(value)


def test_the_value_of_several_paragraphs_and_items_is_their_text_in_lines() -> None:
    content = (Paragraph((Run("甲"), Run("乙", (Look.STRONG,)))), Listing(((Run("1"),), (Run("2"),))))
    assert TableCell(content).value == "甲乙\n1\n2"


@given(st.text())
def test_any_text_is_kept(text: str) -> None:
    assert str(cell(text).value) == text


def test_every_page_break_turns_to_the_next_page_where_there_are_several() -> None:
    one, two, three = (Paragraph((Run(text),)) for text in "甲乙丙")
    blocks = (one, PageBreak(), two, PageBreak(), three)
    assert sections(blocks, LAYOUTS["portrait"]) == (Section(PORTRAIT, blocks),)
    turned = sections(blocks, LAYOUTS["mixed"])
    assert turned == (
        Section(LETTER, (one,)),
        Section(replace(LANDSCAPE, numbering=LETTER.numbering), (two,)),
        Section(LETTER, (three,)),
    )
    whole = Paper("题", "", "zh", "internal", "print", turned, "脚", "")
    assert whole.blocks == blocks
