"""The file around a document: its parts, and what it says of itself; the same bytes for the same document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from riskctl.render.blocks import Paper
from riskctl.render.docx.body import body, pages_of
from riskctl.render.docx.feet import feet
from riskctl.render.docx.markup import NAMESPACES, element, on
from riskctl.render.docx.page_style import LANGUAGES, PageStyle
from riskctl.render.docx.styles import styles
from riskctl.render.style_sheet import StyleSheet

FIRST = "[Content_Types].xml"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MODE = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}
EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a zip
# Of the library's own document: pictures, themes and lists that ours does without.
LEFT_OUT = (
    *("thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings", "theme"),
    "numbering",
)
COMPATIBLE = (
    *(on("ulTrailSpace"), on("doNotExpandShiftReturn"), on("useFELayout")),
    element("compatSetting", **MODE),
)
SETTINGS = (
    element("zoom", percent=100),
    element("defaultTabStop", val=420),
    element("characterSpacingControl", val="doNotCompress"),  # else a line holds more characters
    f"<w:compat>{''.join(COMPATIBLE)}</w:compat>",
)


def packed(document: Paper) -> bytes:
    """Return the document as a file."""
    pages = pages_of(document)
    # Written into the file that the library opens: to move a long body into an open one takes its square.
    own = {
        "document": f"<w:document {NAMESPACES}>{body(document)}</w:document>",
        "styles": styles(pages[0], _form(document, pages)),
        "settings": f"<w:settings {NAMESPACES}>{''.join(SETTINGS)}</w:settings>",
        "fontTable": _fonts(document.sheet),
    }
    parts = _frame() | {f"word/{name}.xml": f"{DECLARED}{xml}".encode() for name, xml in own.items()}
    made = docx.Document(BytesIO(_zipped(parts, ZIP_STORED)))
    outer = pages[0].page.numbering == "outer"
    made.settings.odd_and_even_pages_header_footer = outer
    for section, page, of in zip(made.sections, pages, document.sections, strict=True):
        feet(section, page, document, outer, of.form)
    _describe(made, document)
    return _zipped(_parts(made), ZIP_DEFLATED)


def _form(document: Paper, pages: list[PageStyle]) -> PageStyle:
    """The first page that is no letter: forms and tables stand on it, else on the letter itself."""
    return next((page for page in pages if not page.on_letter), pages[0])


@cache
def _frame() -> dict[str, bytes]:
    """The parts of an empty document, no more than ours needs, made once."""
    made = docx.Document()
    for part in (made.part.package, made.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in LEFT_OUT:
                del part.rels[key]
    return _parts(made)


def _fonts(sheet: StyleSheet) -> str:
    """The table of fonts: for each the others that a program takes where it is not installed."""
    each = []
    for first, *others in sheet.fonts.values():
        other = element("altName", val=",".join(others)) if others else ""
        each.append(element("font", name=first).replace("/>", f">{other}</w:font>"))
    return f"<w:fonts {NAMESPACES}>{''.join(each)}</w:fonts>"


def _describe(made: Document, document: Paper) -> None:
    """What the file says of itself: its title and language, nobody's name and no hour."""
    part = made.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    part.element[:] = []
    made.core_properties.title = document.title
    made.core_properties.language = LANGUAGES[document.language]


def _parts(made: Document) -> dict[str, bytes]:
    saved = BytesIO()
    made.save(saved)
    with ZipFile(saved) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _zipped(parts: Mapping[str, bytes], compression: int) -> bytes:
    """The parts in a fixed order, without the hour they were written."""
    made = BytesIO()
    with ZipFile(made, "w", compression, compresslevel=6) as zipped:
        for name in sorted(parts, key=lambda name: (name != FIRST, name)):
            info = ZipInfo(name, EARLIEST)
            info.compress_type, info.create_system = compression, 0
            zipped.writestr(info, parts[name])
    return made.getvalue()
