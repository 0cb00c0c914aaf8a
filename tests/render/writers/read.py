"""Reads documents back: HTML with lxml, Markdown as a git host shows it; and documents of any text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from hypothesis import strategies as st
from lxml import html as lxml
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

from riskctl.render.blocks import Paper, sections
from riskctl.render.paper import LAYOUTS
from riskctl.render.template.fragment import blocks

OWN_TEXT = ("title", "h1", "h2", "h3", "p", "li", "dt", "footer")
# What HTML, Markdown or CSS could take for its own, with Chinese and blanks between.
ALPHABET = "甲（，。一 　a1\n|*_`~#<>&[]()!-+=.:;$\\\"'{}^@/“”"
any_text = st.text(ALPHABET, max_size=12) | st.sampled_from(
    [
        *("1. 甲", "- 甲", "+ 甲", "= 甲", "---", "===", "# 甲", "> 甲", "``` 甲", "~~~", "| 甲 |", "|---|"),
        *("<script>x</script>", "</p>", "<br>", "<!-- x -->", "&amp;", "&lt;", "[甲](乙)", "![x](y)", "*甲*"),
        *("**（甲）**乙", "`甲`", "$x$", "{{7*7}}", "甲\n- 乙", "甲\n2) 乙", "甲\n===", "\\", "\\|"),
    ]
)  # fmt: skip


def paragraph(text: str, tag: str = "p") -> str:
    return f"<{tag}>{escape(text).replace(chr(10), '<br>')}</{tag}>"


def document(html: str, foot: str = "脚", layout: str = "landscape") -> Paper:
    """Return the document of a template that wrote `html`."""
    whole = LAYOUTS[layout]
    pages = sections(blocks(html, "t"), whole)
    return Paper("题", "bureau", "zh", "internal", whole.medium, pages, foot, "0123456789ab")


def table(*rows: str, head: str = "") -> str:
    """A table of two columns, rows written as their cells."""
    columns = '<colgroup><col width="40"><col width="60"></colgroup>'
    body = "".join(f"<tbody>{row}</tbody>" for row in rows)
    return f"<table>{columns}<thead>{head}</thead>{body}</table>"


def whole(written: bytes) -> HtmlElement:
    """Return the page, parsed."""
    return lxml.document_fromstring(written.decode())


def html_texts(page: HtmlElement) -> Iterator[str]:
    """Yield the text of each element that has its own, in order, a line break where one is meant."""
    for element in page.iter(*OWN_TEXT):
        for line_break in element.iter("br"):
            line_break.text = "\n"
        yield element.text_content()


def as_shown(markdown: bytes) -> HtmlElement:
    """Return what a git host makes of Markdown."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return lxml.document_fromstring(f"<div>{reader.render(markdown.decode())}</div>")


def squeezed(text: str) -> str:
    """The text without blanks, where only they may differ."""
    return "".join(text.split())
