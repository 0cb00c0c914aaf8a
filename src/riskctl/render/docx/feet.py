"""At the foot of every page its number and what ties it to data; at the head of further ones the title."""

from __future__ import annotations

from dataclasses import replace

from docx.oxml import parse_xml
from docx.section import Section as DocxSection
from docx.section import _Footer, _Header

from riskctl.render.blocks import Form, Paper
from riskctl.render.docx.markup import NAMESPACES, element, written
from riskctl.render.docx.page_style import PageStyle
from riskctl.render.docx.styles import StyleName


def feet(section: DocxSection, page: PageStyle, document: Paper, outer: bool, form: Form | None) -> None:
    """Write the feet of a section; with `outer` its pages are numbered as a letter, at the outer edge, those
    of one of several forms by themselves."""
    if form:
        document = replace(document, title=form.title, foot=form.foot)
    if outer:
        code = f"{document.foot}　" if document.foot else ""
        _write(section.footer, _outer("right", "rightChars", code))
        _write(section.even_page_footer, _outer("left", "leftChars", code))
    elif page.page.numbering == "none" and not document.foot:
        section.footer.is_linked_to_previous = False
    else:
        foot = _of_all(document.foot, counts=form is None)
        _write(section.footer, foot)
        _continued(section, document, foot)


def _continued(section: DocxSection, document: Paper, foot: str) -> None:
    """From the second page on a sheet says what it belongs to: boxes to sign may be all that is on it."""
    section.different_first_page_header_footer = True
    _write(section.first_page_footer, foot)
    title = document.title.replace("\n", "")
    placed = f"{element('pStyle', val=StyleName.FOOTER.value)}{element('jc', val='center')}"
    _write(section.header, f"<w:p {NAMESPACES}><w:pPr>{placed}</w:pPr><w:r>{written(title)}</w:r></w:p>")
    section.first_page_header.is_linked_to_previous = False


def _write(footer: _Footer | _Header, xml: str) -> None:
    footer.is_linked_to_previous = False
    old = footer.paragraphs[0]._p
    old.getparent().replace(old, parse_xml(xml))


def _outer(align: str, side: str, code: str) -> str:
    """The number between dashes, one character from the outer edge."""
    edge = element("ind", **{side: 100, side.removesuffix("Chars"): 280})
    before = f"<w:r>{written(code)}</w:r>" if code and align == "right" else ""
    after = f"<w:r>{written('　' + code.strip())}</w:r>" if code and align == "left" else ""
    number = f"<w:r>{written('— ')}</w:r>{_field('PAGE')}<w:r>{written(' —')}</w:r>"
    placed = f"{element('pStyle', val=StyleName.FOLIO.value)}{edge}{element('jc', val=align)}"
    return f"<w:p {NAMESPACES}><w:pPr>{placed}</w:pPr>{before}{number}{after}</w:p>"


def _of_all(foot: str, counts: bool) -> str:
    """The foot with the page's number; without its count where that is of one form among several: what some
    programs fill in there is wrong in others."""
    number = _field("PAGE") + (f"<w:r>{written(' / ')}</w:r>{_field('NUMPAGES')}" if counts else "")
    return (
        f"<w:p {NAMESPACES}><w:pPr>{element('pStyle', val=StyleName.FOOTER.value)}</w:pPr>"
        f"<w:r>{written(foot)}</w:r><w:r><w:tab/></w:r>{number}</w:p>"
    )


def _field(name: str) -> str:
    """A field that the word processor fills in; the only ones there are."""
    begin, middle, end = (
        f"<w:r>{element('fldChar', fldCharType=kind)}</w:r>" for kind in ("begin", "separate", "end")
    )
    return (
        f'{begin}<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>{middle}'
        f"<w:r>{written('1')}</w:r>{end}"
    )
