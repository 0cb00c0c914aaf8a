"""HTML: one self-contained page, for print, for the electronic display or for the office net."""

from __future__ import annotations

from riskctl.render.blocks import Paper
from riskctl.render.html import board
from riskctl.render.html import print_page as printed
from riskctl.render.html import search_page as searchable

PAGES = {"print": printed.write, "display": board.write, "net": searchable.write}


def write(document: Paper) -> bytes:
    """Return the document as a page in UTF-8."""
    made = PAGES[document.medium](document)
    return made.encode("utf-8", "backslashreplace")
