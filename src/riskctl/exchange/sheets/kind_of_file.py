"""What a file is by its first bytes and its parts, whatever its name says."""

from __future__ import annotations

from typing import Literal

from riskctl.exchange.sheets.archive import opened, part
from riskctl.exchange.sheets.unreadable import Unreadable
from riskctl.sources.foreign import form_by_bytes, form_by_name

FileForm = Literal["workbook", "word", "text"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVE = b"PK\x03\x04"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LOOKED_AT = 1000  # bytes
TEXT_ENDINGS = (".csv", ".tsv", ".txt")


def form_of(data: bytes) -> FileForm:
    """Return how a file has to be read; raises Unreadable for what is not, with its cause."""
    if data.startswith(OLE):
        return _ole(data)
    if data.startswith(ARCHIVE):
        return _archive(data)
    match form_by_bytes(data):
        case "page":
            raise Unreadable("pdf")
        case "web":
            raise Unreadable("web-page")
        case None if not _is_binary(data):
            pass
        case _:
            raise Unreadable("other")
    if not data.strip():
        raise Unreadable("empty")
    return "text"


def refuse_misnamed(data: bytes, name: str) -> None:
    """Raise Unreadable where a file is of another form than the ending of its name says.

    Within a form there are several endings (xlsx, xls, ods), all of which are read; one that is not known
    says nothing.
    """
    form, said = form_of(data), form_by_name(name)
    named = {"workbook": "workbook", "document": "word"}.get(said or "")
    if said is None and name.lower().endswith(TEXT_ENDINGS):
        named = "text"
    if named and named != form:
        raise Unreadable(f"named-{named}-is-{form}")


def _is_binary(data: bytes) -> bool:
    """Whether the bytes cannot be text: pictures, other archives."""
    return b"\x00" in data[:LOOKED_AT] and not data.startswith(_UTF_16)


def _archive(data: bytes) -> FileForm:
    archive = opened(data)
    names = set(archive.namelist())
    if "word/document.xml" in names:
        return "word"
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return "workbook"
    if part(archive, "mimetype").startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        if b"encryption-data" in part(archive, "META-INF/manifest.xml"):
            raise Unreadable("encrypted")
        return "workbook"
    raise Unreadable("other")


def _ole(data: bytes) -> FileForm:
    """The streams of a compound file are named in UTF-16 in its directory."""
    if _names(data, "EncryptedPackage"):
        raise Unreadable("encrypted")
    if _names(data, "_VBA_PROJECT") or _names(data, "_VBA_PROJECT_CUR"):
        raise Unreadable("macros")
    if _names(data, "WordDocument"):
        raise Unreadable("word-97")
    if _names(data, "Workbook") or _names(data, "Book"):
        return "workbook"
    raise Unreadable("other")


def _names(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\x00\x00" in data
