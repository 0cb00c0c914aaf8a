"""Word processors: pages, tables and boxes as an office signs them; needs python-docx."""

from __future__ import annotations

from riskctl.render.blocks import Paper
from riskctl.render.writer import Library

NEEDS = (Library("docx", "python-docx"),)


def write(document: Paper) -> bytes:
    """Return the document as a .docx file."""
    from riskctl.render.docx.package import packed

    return packed(document)
