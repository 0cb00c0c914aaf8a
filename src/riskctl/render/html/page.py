"""The page around the elements: one file that reaches nowhere, with its style inside."""

from __future__ import annotations

from functools import cache
from html import escape
from string import Template

from riskctl.base.resources import shipped
from riskctl.render.blocks import Paper

LANGUAGES = {"zh": "zh-CN", "en": "en"}


def page(document: Paper, layout: str, style: str, body: str, head: str = "", script: str = "") -> str:
    """Return the whole page; `layout` is the class of its body, `head` and `script` are elements."""
    return Template(shared("page.html")).substitute(
        language=LANGUAGES[document.language],
        head=head,
        title=escape(document.title),
        style=style,
        layout=layout,
        body=body,
        foot=f"<footer>{escape(document.foot)}</footer>\n" if document.foot else "",
        script=script,
    )


def css_text(text: str) -> str:
    """Return a text as it may stand in a string of CSS: a backslash or a quote in it would end it."""
    return text.replace("\\", "").replace('"', "").replace("<", "")


@cache
def shared(name: str) -> str:
    """Return a file that ships for pages."""
    return (shipped("templates") / "page" / name).read_text(encoding="utf-8")
