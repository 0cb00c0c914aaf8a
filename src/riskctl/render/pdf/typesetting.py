"""Typesetting: a document's data set by the page that ships, in fonts read once for a whole run.

Texts go in as JSON and stay texts: nothing in them is read as markup, and no file is reached.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import cache
from typing import Any

import typst

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.resources import shipped
from riskctl.render.blocks import Paper, texts
from riskctl.render.pdf.data import data
from riskctl.render.pdf.fonts import FontSet, fonts, refuse_boxes

WORDS: Words = {
    "warned": (
        "“{title}”没有排好，PDF 没有写：{warnings}",
        "“{title}” was not set properly, so no PDF was written: {warnings}",
    ),
}


def typeset(document: Paper) -> bytes:
    """Return the document as a PDF.

    Raises RiskctlError where a font or a character is missing, or the document cannot be set as it is meant.
    """
    made = _compiled(document, format="pdf")
    assert isinstance(made, bytes)
    return made


def pictures(document: Paper, dots: float) -> list[bytes]:
    """Return the pages of the document as PNG, of so many dots an inch; raises as `typeset`."""
    made = _compiled(document, format="png", ppi=dots)
    return [made] if isinstance(made, bytes) else list(made)


def given(document: Paper) -> str:
    """Return all that the page is told of a document, as JSON."""
    return json.dumps(data(document, fonts(document.sheet.fonts)), ensure_ascii=False)


def _compiled(document: Paper, **into: Any) -> Any:
    at_hand = fonts(document.sheet.fonts)
    refuse_boxes(texts(document), document.title, at_hand)
    day = document.day
    made, warnings = _compiler(at_hand).compile_with_warnings(
        **into,
        sys_inputs={"data": given(document)},
        timestamp=datetime.combine(day, time(), UTC) if day else 0,
    )
    if warnings:
        told = "; ".join(warning.message for warning in warnings)
        raise RiskctlError(Said(WORDS["warned"], {"title": document.title, "warnings": told}))
    return made


@cache
def _compiler(at_hand: FontSet) -> Any:
    """The compiler of these fonts, made once: it keeps what documents have in common."""
    page = shipped("templates") / "page" / "paper.typ"
    return typst.Compiler(
        str(page), root=str(page.parent), font_paths=at_hand.loaded, ignore_system_fonts=True
    )
