"""HTML is one page that reaches nowhere, parses, repeats its headings in print, and holds every text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from lxml.html import HtmlElement

from riskctl.check.example import CLERK
from riskctl.render.blocks import Edition, FlowChart, Plot, texts
from riskctl.render.order.kinds import document_kind, kind_names
from riskctl.render.writers import html
from tests.render.build import DEPARTMENT, LETTERS, POINTS, Laid, Overlay, register
from tests.render.writers.read import any_text, document, html_texts, paragraph, squeezed, table, whole

Lay = Callable[[Overlay], Laid]
MEASURE = POINTS[POINTS.index("      - text") :]
THREE = POINTS + MEASURE + MEASURE.replace("科长每周", "纪检组每月")
RICH: Overlay = {
    CLERK: register("bureau/registration/clerk", THREE + POINTS.replace("R01", "R02")),
    DEPARTMENT: register("bureau/registration", POINTS, "duties: [登记, 归档]\n"),
    **LETTERS,
}
REACHES = (
    r"https?:|//[a-z]|<link|<img|<iframe|@import|url\((?!#)| on\w+=|javascript:|fetch\(|XMLHttp|innerHTML"
)
KINDS = [(kind, edition) for kind in kind_names() for edition in document_kind(kind).editions]


def page(laid: Laid, kind: str, edition: Edition = "internal", *refs: str) -> HtmlElement:
    return whole(html.write(laid.made(kind, *refs, edition=edition)[0]))


@pytest.mark.parametrize(("kind", "edition"), KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_one_page_that_reaches_nowhere(laid: Lay, kind: str, edition: Edition, language: str) -> None:
    for made in laid(RICH).made(kind, edition=edition, language="zh" if language == "zh" else "en"):
        written = html.write(made).decode()
        assert not re.search(REACHES, written, re.IGNORECASE)
        assert written.count("<script") == (made.medium == "net")
        assert written.startswith("<!DOCTYPE html>\n<html lang=")
        assert "{{" not in written and not re.search(r"\$\w|\$\{", written)
        found = whole(written.encode())
        assert found.get("lang") == {"zh": "zh-CN", "en": "en"}[language]
        assert next(meta.get("charset") for meta in found.iter("meta")) == "utf-8"


@pytest.mark.parametrize(("kind", "edition"), KINDS)
def test_it_holds_every_text_of_the_document(laid: Lay, kind: str, edition: Edition) -> None:
    for made in laid(RICH).made(kind, edition=edition):
        kept = [replace(one, blocks=tuple(b for b in one.blocks if not is_drawn(b))) for one in made.sections]
        title, _, foot, *body = texts(written := replace(made, sections=tuple(kept)))
        shown = whole(html.write(made))
        drawings = [*shown.iter("svg", "figcaption")]
        drawn = squeezed("".join(one.text_content() for one in drawings))
        for one in drawings:
            one.drop_tree()
        assert [text for text in html_texts(shown) if text] == [text for text in (title, *body, foot) if text]
        assert (
            not Counter(squeezed("".join(texts(made))))
            - Counter(squeezed("".join(texts(written))))
            - Counter(drawn)
        )


def is_drawn(block: object) -> bool:
    """Whether the words of a block stand in a drawing."""
    return isinstance(block, FlowChart | Plot)


@pytest.mark.parametrize(("kind", "refs"), [("annex-5", ["bureau/registration/clerk"]), ("annex-4", [])])
def test_a_point_spans_the_rows_of_its_measures(laid: Lay, kind: str, refs: list[str]) -> None:
    (grid,) = page(laid(RICH), kind, "internal", *refs).iter("table")
    measures = [3, 1] if kind == "annex-5" else [1]
    assert [len(group.findall("tr")) for group in grid.iter("tbody")] == measures
    for group, rows in zip(grid.iter("tbody"), measures, strict=True):
        first, *others = group.findall("tr")
        spans = [int(cell.get("rowspan", "1")) for cell in first]
        assert spans == [rows] * 7 + [1] * 3 + [rows]
        assert [len(row) for row in others] == [3] * (rows - 1)
        assert sum(spans) + 3 * (rows - 1) == 11 * rows


def test_headings_repeat_and_points_stay_whole_in_print(laid: Lay) -> None:
    found = page(laid(RICH), "annex-4")
    (style,) = (element.text_content() for element in found.iter("style"))
    assert re.search(r"thead\s*\{[^}]*display:\s*table-header-group", style)
    assert re.search(r"tbody[^{]*\{[^}]*break-inside:\s*avoid", style)
    assert re.search(r"@page landscape\s*\{[^}]*A4 landscape", style)
    assert [len(head.findall("tr")) for head in found.iter("thead")] == [1]
    assert [body.get("class") for body in found.iter("body")] == ["landscape"]


def test_a_level_is_a_mark_and_a_word_not_a_colour_alone(laid: Lay) -> None:
    lower = POINTS.replace("probability: 高", "probability: 低").replace("R01", "R02")
    lowest = (
        lower.replace("probability: 低", "probability: 较低").replace("严重", "轻微").replace("R02", "R03")
    )
    points = {CLERK: register("bureau/registration/clerk", POINTS + lower + lowest)}
    found = page(laid(points), "annex-5", "internal", "bureau/registration/clerk")
    spans = {span.get("class"): span.text_content() for span in found.iter("span")}
    levels = {name: text for name, text in spans.items() if name and name.startswith("level-")}
    assert levels == {
        "level-gravest": "■ 三级",
        "level-middle": "△ 二级",
        "level-lightest": "○ 一级",
    }


def test_the_foot_stands_on_every_page_and_ends_no_style(laid: Lay) -> None:
    written = html.write(document("<p>甲</p>", 'a"b\\c</style><script>d')).decode()
    assert '@bottom-left { content: "abc/style>script>d"; }' in written
    assert [footer.text_content() for footer in whole(written.encode()).iter("footer")] == [
        'a"b\\c</style><script>d'
    ]


@given(any_text, any_text, any_text)
def test_any_text_is_found_again(one: str, two: str, three: str) -> None:
    cells = f"<tr><td>{paragraph(one)}</td><td>{paragraph(two)}</td></tr>"
    body = f"<h1>甲</h1>{paragraph(one)}<ul>{paragraph(two, 'li')}</ul>{table(cells, head=cells)}"
    facts = f'<dl class="facts"><div><dt>{escape(three)}</dt><dd>{paragraph(three)}</dd></div></dl>'
    made = document(body + facts, three.replace("\n", ""))
    title, _, foot, *rest = texts(made)
    assert list(html_texts(whole(html.write(made)))) == [title, *rest, *filter(None, [foot])]
