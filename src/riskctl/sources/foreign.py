"""Files of other programs that people put among registers: known by their ending, or by their first bytes.

None of them is read here; what there is to know is what such a file is, so that it is not passed over.
"""

from __future__ import annotations

import re
from typing import Literal

# A workbook of a spreadsheet, a document of a word processor, one of either in its old format, pages for
# print, an archive, a page of a browser.
Form = Literal["workbook", "document", "old-office", "page", "archive", "web"]

_ENDINGS: dict[Form, tuple[str, ...]] = {
    "workbook": ("xlsx", "xls", "xlsm", "xlsb", "et", "ods", "numbers"),
    "document": ("docx", "doc", "wps", "odt", "rtf"),
    "page": ("pdf", "ofd"),
}
_BY_ENDING = {f".{ending}": form for form, endings in _ENDINGS.items() for ending in endings}
# Of an archive the names of the files in it are read off its beginning, where each stands before its content.
_IN_ARCHIVE: tuple[tuple[bytes, Form], ...] = (
    *((name, "workbook") for name in (b"xl/", b"opendocument.spreadsheet")),
    *((name, "document") for name in (b"word/", b"opendocument.text")),
    (b"OFD.xml", "page"),
)
_BEGINNING = 4096  # bytes
_FIRST: tuple[tuple[bytes, Form], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office"),  # OLE: .xls and .doc, .et and .wps
    (b"%PDF-", "page"),
    (b"{\\rtf", "document"),
)
_ARCHIVE = b"PK\x03\x04"
_WEB = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|meta)\b", re.IGNORECASE)


def form_by_name(name: str) -> Form | None:
    """Return what a file is by the ending of its name; None for one that is not known here."""
    base, dot, ending = name.rpartition(".")
    return _BY_ENDING.get(f"{dot}{ending.lower()}") if base else None


def form_by_bytes(data: bytes) -> Form | None:
    """Return what a file is by its first bytes; None where they may be text."""
    if data.startswith(_ARCHIVE):
        beginning = data[:_BEGINNING]
        return next((form for name, form in _IN_ARCHIVE if name in beginning), "archive")
    known = next((form for first, form in _FIRST if data.startswith(first)), None)
    return known or ("web" if _WEB.match(data) else None)
