"""Pages for print, upright or broad; in a mixed one every page break turns the page."""

from __future__ import annotations

from riskctl.render.blocks import Paper, Section
from riskctl.render.html.elements import element
from riskctl.render.html.page import css_text, page
from riskctl.render.html.style import styled


def write(document: Paper) -> str:
    """Return the document as a page for print, with headings that repeat and its foot on every sheet."""
    style, first = print_style(document), document.sections[0]
    told = f'{{ @bottom-center {{ content: "{css_text(document.foot)}"; }} }}'
    outer = f"{styled('outer.css', document.sheet)}@page letter {told} @page landscape {told}"
    if len(document.sections) == 1 and first.page.grid is None:
        style += outer if first.page.numbering == "outer" else ""
        return page(document, first.page.name, style, _body(first))
    body = "\n".join(map(_section, document.sections))
    return page(document, "mixed", f"{style}\n{styled('letter.css', document.sheet)}{outer}", body)


def print_style(document: Paper) -> str:
    """Return the style of pages for print, with the foot in their margin."""
    foot = css_text(document.foot)
    return styled("page.css", document.sheet) + f'@page {{ @bottom-left {{ content: "{foot}"; }} }}'


def _section(section: Section) -> str:
    turned = "landscape" if section.page.is_broad else "portrait"
    return f'<section class="{turned}">\n{_body(section)}\n</section>'


def _body(section: Section) -> str:
    return "\n".join(map(element, section.blocks))
