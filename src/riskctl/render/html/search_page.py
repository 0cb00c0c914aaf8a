"""The page for the office net: a table with a search box, and a filter for each marked column.

The one page with a script (docs/architecture.md says why): style alone can neither search nor filter.
Without the script it is the plain table. The page's own policy lets that script run and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from riskctl.base.messages import Said, Words
from riskctl.render.blocks import Paper, Table
from riskctl.render.html.elements import element
from riskctl.render.html.page import page, shared
from riskctl.render.html.print_page import print_style
from riskctl.render.html.style import styled

WORDS: Words = {
    "search": ("查找", "Search"),
    "all": ("全部", "all"),
    "clear": ("清除", "Clear"),
    "print": ("打印", "Print"),
    "shown": ("共 {{all}} 条，显示 {{n}} 条", "{{n}} of {{all}} shown"),
    "by": ("{{name}}：{{value}}", "{{name}}: {{value}}"),
    "between": ("；", "; "),
}


def write(document: Paper) -> str:
    """Return the document as a page to search, to filter, and to print as filtered."""
    script = shared("searchable.js")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return page(
        document,
        "searchable",
        style=f"{print_style(document)}\n{styled('searchable.css', document.sheet)}",
        body="\n".join(_elements(document)),
        head=f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        script=f"<script>{script}</script>\n",
    )


def _elements(document: Paper) -> Iterator[str]:
    """The elements, with the tools before the first table."""
    tools = _tools(document)
    for block in document.blocks:
        if isinstance(block, Table):
            yield from tools
            tools = []
        yield element(block)


def _tools(document: Paper) -> list[str]:
    """The search box and its words, hidden until the script has filled it."""
    said = {key: escape(Said(pair).text(document.language)) for key, pair in WORDS.items()}
    data = "".join(f' data-{key}="{said[key]}"' for key in ("search", "all", "shown", "by", "between"))
    return [
        f'<form class="tools" hidden{data}>'
        f'<label>{said["search"]} <input type="search" autocomplete="off"></label>'
        f'<button type="reset">{said["clear"]}</button><button type="button">{said["print"]}</button>'
        "<output></output></form>"
    ]
