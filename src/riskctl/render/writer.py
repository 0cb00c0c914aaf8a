"""The contract of a document format: one file in `writers/`, named for its ending, holding `write`.

    NEEDS = (Library("docx", "python-docx"),)  where it needs what does not come with riskctl
    write(document) -> bytes

The extra of riskctl that is named for the format installs what it needs. The same document gives the same
bytes, in every process. The library is imported in `write`, so that the catalogue can say what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

from riskctl.render.blocks import Paper


class Writer(Protocol):
    """A document format as the catalogue hands it down."""

    def write(self, document: Paper) -> bytes:
        """Return the document as a file of this format."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library as it is imported, and as it is installed."""

    module: str
    package: str

    @property
    def is_missing(self) -> bool:
        """Whether it is not installed here."""
        return find_spec(self.module) is None


def in_formats(document: Paper, writers: Mapping[str, Writer], word: bytes | None) -> dict[str, bytes]:
    """Return a document in each format; for Word that is `word`, the office's own file, where it has one."""
    return {
        ending: word if ending == "docx" and word is not None else writer.write(document)
        for ending, writer in writers.items()
    }
