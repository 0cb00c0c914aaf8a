"""The file around a document: its parts, and what it says of itself; the same bytes for the same document."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

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
# Of the library's own document: pictures, themes and lists that ours does without, and its fonts.
LEFT_OUT = (
    *("thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings", "theme"),
    *("numbering", "fontTable"),
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
    made = docx.Document(BytesIO(_frame()))
    _replace(made.styles.element, styles(pages[0], _form(document, pages)))
    _replace(made.element.body, body(document))
    made.settings.odd_and_even_pages_header_footer = pages[0].on_letter
    for section, page in zip(made.sections, pages, strict=True):
        feet(section, page, document, pages[0].on_letter)
    _add_fonts(made, document.sheet)
    _describe(made, document)
    return _zipped(made)


def _form(document: Paper, pages: list[PageStyle]) -> PageStyle:
    """The first page that is no letter: forms and tables stand on it."""
    broad = PageStyle(document.sheet, document.sheet.pages["landscape"], document.language)
    return next((page for page in pages if not page.on_letter), broad)


@cache
def _frame() -> bytes:
    """An empty document with no more parts than ours needs, made once."""
    made = docx.Document()
    for part in (made.part.package, made.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in LEFT_OUT:
                del part.rels[key]
    _replace(made.settings.element, f"<w:settings {NAMESPACES}>{''.join(SETTINGS)}</w:settings>")
    _replace(made.styles.element, f"<w:styles {NAMESPACES}/>")
    return _zipped(made)


def _replace(old: object, xml: str) -> None:
    """Put what stands in `xml` into the element `old` in place of what it holds."""
    inside = list(parse_xml(xml))
    old[:] = inside  # type: ignore[index]


def _add_fonts(made: Document, sheet: StyleSheet) -> None:
    """The table of fonts: for each the others that a program takes where it is not installed."""
    each = []
    for first, *others in sheet.fonts.values():
        other = element("altName", val=",".join(others)) if others else ""
        each.append(element("font", name=first).replace("/>", f">{other}</w:font>"))
    blob = f"{DECLARED}<w:fonts {NAMESPACES}>{''.join(each)}</w:fonts>"
    name = PackURI("/word/fontTable.xml")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, blob.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _describe(made: Document, document: Paper) -> None:
    """What the file says of itself: its title and language, nobody's name and no hour."""
    part = made.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    part.element[:] = []
    made.core_properties.title = document.title
    made.core_properties.language = LANGUAGES[document.language]


def _zipped(made: Document) -> bytes:
    """The parts in a fixed order, without the hour they were written."""
    saved, sorted_parts = BytesIO(), BytesIO()
    made.save(saved)
    with ZipFile(saved) as parts, ZipFile(sorted_parts, "w", ZIP_DEFLATED, compresslevel=6) as zipped:
        for name in sorted(parts.namelist(), key=lambda name: (name != FIRST, name)):
            info = ZipInfo(name, EARLIEST)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            zipped.writestr(info, parts.read(name))
    return sorted_parts.getvalue()
