"""SVG of a document's plots: XML with shapes and texts alone, every number in it, and nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from lxml import etree

from riskctl.base.errors import RiskctlError
from riskctl.render.blocks import Bar, Paper, Plot, Section
from riskctl.render.writers import svg
from tests.render.writers.read import any_text, document, paragraph, table

S = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "title", "desc", "text", "rect", "defs", "pattern", "circle"}
LEVEL = '<span class="level-gravest">■ 三级</span>'
MATRIX = table(
    f'<tr><th>高</th><td class="centre">{LEVEL}　6</td></tr>', head="<tr><th>概率</th><th>严重</th></tr>"
).replace("<table>", '<table class="matrix">')
PLOT = Plot("各月", ("已落实", "过期"), (Bar("5 月", (3, 96)), Bar("6 月", (0, 71))))


def plotted(*plots: Plot, html: str = "") -> Paper:
    made = document(f"<h1>题</h1>{html}")
    (section,) = made.sections
    return replace(made, sections=(Section(section.page, (*section.blocks, *plots)),))


def drawn(made: Paper) -> etree._Element:
    return etree.fromstring(svg.write(made))


def shown(root: etree._Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{S}text")]


def boxes(root: etree._Element) -> Iterator[tuple[float, float, float, float]]:
    """The boxes of the first picture."""
    (first, *_) = root.findall(f"{S}g")
    for one in first.iter(f"{S}rect"):
        x, y, width, height = (float(one.get(name) or 0) for name in ("x", "y", "width", "height"))
        parent = one.getparent()
        if parent is not None and etree.QName(parent).localname != "pattern":
            yield x, y, x + width, y + height


def test_plots_stand_one_below_the_other_with_every_number() -> None:
    root = drawn(plotted(PLOT, replace(PLOT, title="第二张")))
    assert [one.findtext(f"{S}title") for one in root.findall(f"{S}g")] == ["各月", "第二张"]
    assert {"3 / 96", "0 / 71", "已落实", "过期", "5 月"} <= {*shown(root)}
    tops = [int(re.findall(r"\d+", one.get("transform") or "")[1]) for one in root.findall(f"{S}g")]
    assert tops[0] < tops[1] < int(root.get("height") or 0)


def test_no_box_lies_over_another() -> None:
    found = [*boxes(drawn(plotted(PLOT)))]
    assert len(found) == 2 + 3
    for n, (left, top, right, bottom) in enumerate(found):
        for x, y, end, below in found[n + 1 :]:
            assert end <= left + 0.1 or x >= right - 0.1 or below <= top or y >= bottom


def test_a_matrix_is_drawn_with_level_fill_and_word() -> None:
    root = drawn(plotted(html=f"<h3>矩阵</h3>{MATRIX}"))
    (picture,) = root.findall(f"{S}g")
    assert picture.findtext(f"{S}title") == "矩阵"
    assert shown(root) == ["矩阵", "概率", "严重", "高", "■ 三级　6"]
    fills = [one.get("fill") for one in picture.iter(f"{S}rect")]
    assert fills == ["#f2f2f2", "#f2f2f2", "#f2f2f2", "#f6d5d0"]


@given(any_text, any_text)
def test_any_text_stays_text_and_nothing_acts(one: str, two: str) -> None:
    written = svg.write(plotted(Plot(one, (two, one), (Bar(two, (1, 2)),)), html=paragraph(one)))
    root = etree.fromstring(written)
    assert {etree.QName(each).localname for each in root.iter()} <= SHAPES
    assert not re.search(rb"(?i)\shref|\son[a-z]+=|javascript:[^<]*\"|url\((?!#)[^<]*\"", written)
    assert {"".join(one.split()), "".join(two.split())} <= {"".join(text.split()) for text in shown(root)}


def test_what_xml_has_no_place_for_is_shown() -> None:
    assert "甲\\u{0}乙\\u{D800}" in shown(drawn(plotted(replace(PLOT, title="甲\x00乙\ud800"))))


def test_a_document_without_a_plot_is_refused_by_name() -> None:
    with pytest.raises(RiskctlError) as refused:
        svg.write(document("<h1>题</h1><p>甲</p>"))
    told = refused.value.said
    assert told.text("zh") == "“题”里没有统计图，不能写成 svg；用 --to html、docx、pdf 或 xlsx"
    assert told.text("en").startswith("“题” has no plot")


def test_the_same_document_is_the_same_bytes() -> None:
    assert svg.write(plotted(PLOT, html=MATRIX)) == svg.write(plotted(PLOT, html=MATRIX))
