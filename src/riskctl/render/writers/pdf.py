"""PDF: pages that look alike on every machine, with their fonts inside; needs typst and fonts."""

from __future__ import annotations

from riskctl.render.blocks import Paper
from riskctl.render.writer import Library

NEEDS = (Library("typst", "typst"),)


def write(document: Paper) -> bytes:
    """Return the document as a .pdf file.

    Raises RiskctlError where no font is found for it, or none that has one of its characters.
    """
    from riskctl.render.pdf.typesetting import typeset

    return typeset(document)
