"""Plots as pictures: each number can be read without colour and without eyes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from riskctl.render.blocks import Bar, Plot
from riskctl.render.html.plot import figure
from riskctl.render.plot_geometry import WIDTH

PLOT = Plot("各月", ("已落实", "过期"), (Bar("5 月", (3, 96)), Bar("6 月", (0, 71))))
SVG = "{http://www.w3.org/1999/xhtml}svg"


def parsed(plot: Plot) -> etree._Element:
    return etree.fromstring(figure(plot))


def test_a_screen_reader_hears_every_number() -> None:
    (svg,) = parsed(PLOT).iter("svg")
    assert svg.get("role") == "img" and svg.findtext("title") == "各月"
    assert svg.findtext("desc") == "5 月: 已落实 3, 过期 96; 6 月: 已落实 0, 过期 71"


def test_series_differ_by_pattern_and_numbers_stand_as_text() -> None:
    root = parsed(PLOT)
    fills = {rect.get("fill") for rect in root.iter("rect") if rect.getparent() is not None}
    assert len([fill for fill in fills if fill and fill.startswith("url(#")]) == 1
    assert {"3 / 96", "0 / 71", "已落实", "过期"} <= {text.text for text in root.iter("text")}


def test_two_plots_of_a_page_share_no_name() -> None:
    ids = re.findall(r'id="(\w+)"', figure(PLOT) + figure(Plot("另一张", PLOT.series, PLOT.bars)))
    assert len(ids) == len(set(ids)) == 4


def test_what_stands_in_a_register_stays_text() -> None:
    root = parsed(Plot("<script>", ("&",), (Bar('"><b>', (1,)),)))
    assert root.findtext("figcaption") == "<script>"
    assert '"><b>' in {text.text for text in root.iter("text")}


def test_a_bar_has_a_number_for_each_series() -> None:
    with pytest.raises(ValueError, match="各月"):
        Plot("各月", ("已落实", "过期"), (Bar("5 月", (3,)),))


def test_a_legend_too_long_for_a_line_goes_on_in_the_next() -> None:
    series = tuple(f"第{n}种处理情况和它的说明" for n in range(5))
    root = parsed(Plot("图", series, (Bar("甲", (1, 2, 3, 4, 5)),)))
    (svg,) = root.iter("svg")
    keys = [text for text in root.iter("text") if text.text in series]
    assert [key.text for key in keys] == list(series)
    assert all(float(key.get("x", "")) + 24 * 6.2 <= WIDTH for key in keys)
    assert [key.get("y") for key in keys] == ["16.5", "16.5", "40.5", "40.5", "64.5"]
    assert {text.get("y") for text in root.iter("text") if text not in keys} == {"88.5"}
    assert svg.get("viewBox") == f"0 0 {WIDTH} 100"


numbers = st.lists(st.integers(0, 10_000), min_size=1, max_size=7)


@given(numbers.flatmap(lambda one: st.lists(st.just(one) | st.permutations(one), max_size=6)))
def test_bars_are_as_long_as_their_numbers_and_stay_inside(rows: list[list[int]]) -> None:
    series = tuple("甲乙丙丁戊己庚"[: len(rows[0])]) if rows else ("甲",)
    bars = tuple(Bar(str(n), tuple(row)) for n, row in enumerate(rows))
    drawn = [rect for rect in parsed(Plot("图", series, bars)).iter("rect") if rect.get("stroke")]
    assert all(float(r.get("x", "")) + float(r.get("width", "")) <= WIDTH for r in drawn)
    widths = [float(r.get("width", "")) for r in drawn][len(series) if len(series) > 1 else 0 :]
    counted = [number for row in rows for number in row if number]
    assert len(widths) == len(counted)
    unit = max(map(sum, rows), default=0)
    for width, number in zip(widths, counted, strict=True):
        assert abs(width - number * 394 / unit) < 0.1
