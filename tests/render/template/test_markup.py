"""Only the allow-list passes; what is refused names the template and the line it stands in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.render.template.markup import CHILDREN, CLASSES, NUMBERS, ROOT, VOID, Element, parse

ACTIVE = (
    "script",
    "style",
    "a",
    "img",
    "iframe",
    "svg",
    "math",
    "form",
    "input",
    "link",
    "meta",
    "base",
    "object",
)


def refusal(html: str, language: str = "en") -> str:
    with pytest.raises(RiskctlError) as caught:
        parse(f"<!--@own.html.j2:7-->{html}", "form.html.j2")
    return caught.value.said.text("zh" if language == "zh" else "en")


@pytest.mark.parametrize("tag", ACTIVE)
def test_an_element_outside_the_list_is_refused_with_its_place(tag: str) -> None:
    assert refusal(f"<{tag}>x</{tag}>") == f"Template own.html.j2, line 7: <{tag}> cannot stand here"
    assert refusal(f"<p><{tag.upper()}>", "zh") == f"模板 own.html.j2 第 7 行：这里不能用 <{tag}>"


@pytest.mark.parametrize(
    "inner", ["<td>x</td>", "<h1><p>x</p></h1>", "<p><p>x</p></p>", "<table><tr></tr></table>"]
)
def test_an_element_stands_only_where_it_may(inner: str) -> None:
    assert "cannot stand here" in refusal(inner)


@pytest.mark.parametrize(
    "attribute",
    [
        *('onclick="x"', 'style="x"', 'id="x"', 'class="annex red"', 'class=""', "class", "hidden"),
        *('rowspan="0"', 'rowspan="-1"', 'rowspan="01"', 'rowspan="1000"', 'rowspan="２"', 'rowspan="1.5"'),
        *('colspan=""', 'width="5"'),
    ],
)  # fmt: skip
def test_an_attribute_outside_the_list_is_refused(attribute: str) -> None:
    html = f"<table><tbody><tr><td {attribute}>x</td></tr></tbody></table>"
    assert "Template own.html.j2, line 7: <td> cannot have the attribute" in refusal(html)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>x", "<p> is not closed"),
        ("<p>x</p", "<p> is not closed"),
        ("<p><strong>x</p>", "<strong> is not closed"),
        ("<p>x</p></p>", "</p> cannot stand here"),
        ("x", "text stands in a <p> or another element: x"),
        ("<p>x</p><p class", "text stands in a <p> or another element: <"),
        ("<ul>x</ul>", "text cannot stand straight inside <ul>: x"),
        ("<!DOCTYPE html>", "this kind of markup cannot be used: DOCTYPE html"),
        ("<?php x?>", "this kind of markup cannot be used: php x?"),
        ("<p><![CDATA[x]]></p>", "this kind of markup cannot be used: CDATA[x"),
        ("<p><![<!", "this kind of markup cannot be used: expected name token at '<![<!'"),
    ],
)  # fmt: skip
def test_what_is_not_whole_is_refused(html: str, said: str) -> None:
    assert refusal(html) == f"Template own.html.j2, line 7: {said}"


def test_the_latest_mark_is_the_place() -> None:
    html = "<!--@a.html.j2:1--><p>x</p><!--@b.html.j2:22--><ul>"
    with pytest.raises(RiskctlError) as caught:
        parse(html, "a.html.j2")
    assert caught.value.said.text("en") == "Template b.html.j2, line 22: <ul> is not closed"


def test_a_remark_is_no_part_of_the_document() -> None:
    assert parse("<p>甲<!-- 备注 <b> -->乙</p>", "t").all("p")[0].children == ["甲", "乙"]


def test_invisible_characters_are_shown_and_line_breaks_are_blanks() -> None:
    node = parse("<p>甲&#x202e;乙\u200b\x1b\n\u2028丙\x85丁</p>", "t").all("p")[0]
    assert node.children == ["甲\\u{202E}乙\\u{200B}\\u{1B} 丙 丁"]


@st.composite
def allowed(draw: st.DrawFn, tag: str = ROOT, depth: int = 0) -> str:
    """Any nesting of elements that the list allows, with any of their classes and numbers."""
    inner = [t for t in CHILDREN.get(tag, ()) if depth < 4 or t not in CHILDREN]
    children = draw(st.lists(st.sampled_from(inner), max_size=3)) if inner else []
    parts = []
    for child in children:
        classes = " ".join(draw(st.sets(st.sampled_from(sorted(CLASSES[child]))))) if child in CLASSES else ""
        written = f' class="{classes}"' if classes else ""
        written += "".join(f' {name}="{draw(st.integers(1, 999))}"' for name in NUMBERS.get(child, ()))
        body = "" if child in VOID else f"{draw(allowed(child, depth + 1))}</{child}>"
        parts.append(f"<{child}{written}>{body}")
    return "".join(parts)


def rebuilt(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    inside = "".join(map(rebuilt, node.children))
    if node.tag == ROOT:
        return inside
    written = f' class="{" ".join(node.classes)}"' if node.classes else ""
    written += "".join(f' {name}="{number}"' for name, number in node.numbers.items())
    return f"<{node.tag}{written}>" + ("" if node.tag in VOID else f"{inside}</{node.tag}>")


@given(allowed())
def test_everything_on_the_list_passes_as_it_is(html: str) -> None:
    assert rebuilt(parse(html, "t")) == html
