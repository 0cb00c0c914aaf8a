"""Opens a .docx with zip and lxml, which know nothing of the library that wrote it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Part = etree._Element


def parts(written: bytes) -> dict[str, bytes]:
    """Return every part by its name."""
    with ZipFile(BytesIO(written)) as file:
        return {name: file.read(name) for name in file.namelist()}


def part(written: bytes, name: str = "document") -> Part:
    """Return a part of the document, parsed."""
    return etree.fromstring(parts(written)[f"word/{name}.xml"])


def attribute(element: Part | None, name: str) -> str:
    """Return an attribute of an element that is there."""
    assert element is not None
    return str(element.get(f"{W}{name}"))


def each(within: Part, *names: str) -> list[Part]:
    """Return the elements of these names, wherever within."""
    return [found for name in names for found in within.iter(f"{W}{name}")]


def text(within: Part) -> str:
    """Return the text of runs, a line break where one is."""
    pieces = within.iter(f"{W}t", f"{W}br", f"{W}tab")
    return "".join(piece.text or "" if piece.tag == f"{W}t" else "\n" for piece in pieces)


def paragraphs(within: Part) -> list[str]:
    """Return the text of each paragraph that has one."""
    return [found for paragraph in each(within, "p") if (found := text(paragraph))]
