"""The named styles of a document, from its style sheet: what an office may change in its word processor.

Each says all of its letters and lines, so that no theme or default of the program gets a say.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from riskctl.render.docx.markup import (
    NAMESPACES,
    PARAGRAPH_ORDER,
    Parts,
    eighths,
    element,
    off,
    on,
    properties,
    twips,
)
from riskctl.render.docx.page_style import LANGUAGES, LATIN, PageStyle
from riskctl.render.looks import Border, Look, Style, six_digits
from riskctl.render.paper import MILLIMETRE

HEADINGS = {2: 4 / 3, 3: 7 / 6}  # sizes of headings, in times of the text
HEAD_TO_EDGE = 35  # mm from the top margin to the upper edge of the letterhead (GB/T 9704)
RULE_BELOW = 4  # mm from the document number to the red rule


FREE = {"snapToGrid": off("snapToGrid")}  # large letters would take two lines of the grid


class StyleName(StrEnum):
    """The styles by the ids that paragraphs name."""

    NORMAL = "Normal"
    FORM = "FormText"
    TITLE = "Title"
    HEADING2 = "Heading2"
    HEADING3 = "Heading3"
    ANNEX = "Annex"
    ANNEX_TITLE = "AnnexTitle"
    NOTE = "Note"
    CELL = "TableText"
    HEAD = "TableHead"
    LETTERHEAD = "Letterhead"
    FILING = "Filing"
    ENCLOSED = "Enclosed"
    SIGNED = "Signed"
    IMPRINT = "Imprint"
    FOOTER = "Footer"
    FOLIO = "Folio"


WORDS = {
    StyleName.NORMAL: ("Normal", "Normal"),
    StyleName.FORM: ("表册正文", "Form text"),
    StyleName.TITLE: ("Title", "Title"),
    StyleName.HEADING2: ("heading 2", "heading 2"),
    StyleName.HEADING3: ("heading 3", "heading 3"),
    StyleName.ANNEX: ("附件字样", "Annex"),
    StyleName.ANNEX_TITLE: ("附件标题", "Annex title"),
    StyleName.NOTE: ("小字", "Note"),
    StyleName.CELL: ("表格文字", "Table text"),
    StyleName.HEAD: ("表头", "Table head"),
    StyleName.LETTERHEAD: ("发文机关标志", "Letterhead"),
    StyleName.FILING: ("发文字号", "Filing"),
    StyleName.ENCLOSED: ("附件说明", "Enclosed"),
    StyleName.SIGNED: ("署名", "Signed"),
    StyleName.IMPRINT: ("版记", "Imprint"),
    StyleName.FOOTER: ("footer", "footer"),
    StyleName.FOLIO: ("页码", "Folio"),
}


BUILT_IN = (StyleName.NORMAL, StyleName.TITLE, StyleName.HEADING2, StyleName.HEADING3, StyleName.FOOTER)


def styles(first: PageStyle, form: PageStyle) -> str:
    """Return the part of styles; `first` is the page that the document begins with, `form` one of tables."""
    language = element("lang", val=LATIN, eastAsia=LANGUAGES["zh"], bidi="ar-SA")
    letters = f"<w:rPrDefault><w:rPr>{first.fonts('body')}{language}</w:rPr></w:rPrDefault>"
    defaults = f"<w:docDefaults>{letters}<w:pPrDefault/></w:docDefaults>"
    each = "".join(_style(named, *made, first) for named, made in _all(first, form))
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
        "</w:style>"
    )
    return f"<w:styles {NAMESPACES}>{defaults}{each}{table}</w:styles>"


def lines(exact: int, before: int = 0, after: int = 0) -> str:
    """Return the spacing of a paragraph whose lines are `exact` twips apart, whatever its fonts say."""
    return element("spacing", before=before, after=after, line=exact, lineRule="exact")


def rule(border: Border, space: int = 1) -> str:
    """Return a border as a side of a paragraph has it."""
    return element(
        border.side, val="single", sz=eighths(border.width), space=space, color=six_digits(border.colour)
    )


def _style(named: StyleName, letters: str, placed: Parts, page: PageStyle) -> str:
    name, own = WORDS[named]
    name = name if page.language == "zh" else own
    first = named is StyleName.NORMAL
    based = "" if first else element("basedOn", val=StyleName.NORMAL.value)
    kind = ' w:default="1"' if first else "" if named in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{named}">{element("name", val=name)}{based}'
        f"{on('qFormat')}{properties('pPr', PARAGRAPH_ORDER, placed)}{letters}</w:style>"
    )


def _all(first: PageStyle, form: PageStyle) -> Iterator[tuple[StyleName, tuple[str, dict[str, str]]]]:
    yield StyleName.NORMAL, _text(first)
    yield StyleName.FORM, _text(form)
    yield StyleName.TITLE, _title(first)
    for level, times in HEADINGS.items():
        yield StyleName(f"Heading{level}"), _heading(form, level, times)
    yield StyleName.ANNEX_TITLE, _title(form)
    yield StyleName.ANNEX, _plain(form, Look.ANNEX)
    yield StyleName.NOTE, _plain(form, Look.NOTE)
    yield StyleName.CELL, _plain(form, Look.TABLE)
    yield StyleName.HEAD, _plain(form, Look.TABLE, Look.HEADER)
    if first.on_letter:
        yield StyleName.LETTERHEAD, _letterhead(first)
        yield StyleName.FILING, _filing(first)
        yield StyleName.ENCLOSED, _placed(first, "both", before=first.pitch)
        yield StyleName.SIGNED, _placed(first, "center", before=2 * first.pitch)
        yield StyleName.IMPRINT, _imprint(first)
    if first.page.numbering == "outer":
        yield StyleName.FOLIO, _folio(first)
    yield StyleName.FOOTER, _footer(form)


def _text(page: PageStyle) -> tuple[str, dict[str, str]]:
    letters = page.run_properties(page.style(Look.TEXT), page.tracking)
    placed = {
        "widowControl": off("widowControl"),
        "spacing": lines(page.pitch, 0, 0 if page.on_letter else twips(1)),
    }
    if page.on_letter:  # nothing between Chinese and Latin: the characters of a line are counted
        placed |= {name: off(name) for name in ("autoSpaceDE", "autoSpaceDN", "adjustRightInd")}
        placed["jc"] = element("jc", val="both")
    return letters, placed


def _placed(page: PageStyle, jc: str, before: int = 0) -> tuple[str, dict[str, str]]:
    letters, placed = _text(page)
    return letters, placed | {"spacing": lines(page.pitch, before), "jc": element("jc", val=jc)}


def _title(page: PageStyle) -> tuple[str, dict[str, str]]:
    style = page.style(Look.TEXT, Look.TITLE)
    before, line, after = 0, page.line(style), twips(3)
    if page.on_letter:  # two lines below the red rule
        before, line, after = 2 * page.pitch, page.pitch, page.pitch
    placed = {
        "keepNext": on("keepNext"),
        "spacing": lines(line, before, after),
        "jc": element("jc", val="center"),
    }
    return _sized(page, style), placed | FREE | {"outlineLvl": element("outlineLvl", val=0)}


def _heading(page: PageStyle, level: int, times: float) -> tuple[str, dict[str, str]]:
    """On a letter as large as the text and on its lines (GB/T 9704)."""
    text = page.style(Look.TEXT)
    times = 1 if page.on_letter else times
    style: Style = text | page.style(Look.HEADING) | {"size": round(text["size"] * times * 2) / 2}
    spacing = lines(page.pitch) if page.on_letter else lines(page.line(style), twips(2), twips(1))
    placed = {"keepNext": on("keepNext"), "spacing": spacing}
    return _sized(page, style), placed | {"outlineLvl": element("outlineLvl", val=level - 1)}


def _plain(page: PageStyle, *looks: Look) -> tuple[str, dict[str, str]]:
    style = page.style(Look.TEXT, *looks)
    align = "center" if style.get("align") == "centre" else "left"
    return _sized(page, style), {"spacing": lines(page.line(style)), "jc": element("jc", val=align)}


def _letterhead(page: PageStyle) -> tuple[str, dict[str, str]]:
    style = page.style(Look.TEXT, Look.LETTERHEAD)
    line = page.line(style)
    above = twips(HEAD_TO_EDGE) - round(line - style["size"] * 20) // 2
    return _sized(page, style), {"spacing": lines(line, above), "jc": element("jc", val="center")} | FREE


def _filing(page: PageStyle) -> tuple[str, dict[str, str]]:
    letters, placed = _placed(page, "center", before=2 * page.pitch)
    border = page.style(Look.FILING)["border"]
    return letters, placed | {"pBdr": f"<w:pBdr>{rule(border, round(RULE_BELOW * MILLIMETRE))}</w:pBdr>"}


def _imprint(page: PageStyle) -> tuple[str, dict[str, str]]:
    style = page.style(Look.TEXT, Look.IMPRINT)
    one = round(style["size"] * 20)  # a character in from both edges
    placed = {"spacing": lines(page.pitch), "jc": element("jc", val="left")} | FREE
    return _sized(page, style), placed | {"ind": element("ind", left=one, right=one)}


def _footer(page: PageStyle) -> tuple[str, dict[str, str]]:
    style: Style = page.style(Look.TEXT, Look.SMALL) | {"size": 8}
    tabs = f"<w:tabs>{element('tab', val='right', pos=page.width)}</w:tabs>"
    return _sized(page, style), {
        "tabs": tabs,
        "spacing": lines(page.line(style)),
        "jc": element("jc", val="left"),
    }


def _folio(page: PageStyle) -> tuple[str, dict[str, str]]:
    style: Style = {"family": "folio", "size": 14}
    return _sized(page, style), {"spacing": lines(page.line(style)), "jc": element("jc", val="right")}


def _sized(page: PageStyle, style: Style) -> str:
    """The letters of a style, without the tracking of the letter's text."""
    style = style.copy()
    style.pop("fill", None)  # that of a cell is not that of its letters
    return page.run_properties(style, tracking=0)
