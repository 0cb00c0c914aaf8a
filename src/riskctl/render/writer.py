"""The contract of a document format: one file in `writers/`, named for its ending, holding `write`.

    write(document) -> bytes

The same document gives the same bytes, in every process.
"""

from __future__ import annotations

from typing import Protocol

from riskctl.render.blocks import Document


class Writer(Protocol):
    """A document format as the catalogue hands it down."""

    def write(self, document: Document) -> bytes:
        """Return the document as a file of this format."""
