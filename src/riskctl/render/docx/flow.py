"""Runs, paragraphs and lists as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from riskctl.render.blocks import Flow, Heading, Paragraph, Run, Runs, plain
from riskctl.render.docx.markup import (
    PARAGRAPH_ORDER,
    RUN_ORDER,
    TWIPS,
    element,
    off,
    on,
    properties,
    written,
)
from riskctl.render.docx.page_style import PageStyle, of_letters
from riskctl.render.docx.styles import StyleName
from riskctl.render.docx.titles import broken
from riskctl.render.fit import ems
from riskctl.render.looks import Look

NAMED = {Look.ANNEX: StyleName.ANNEX, Look.NOTE: StyleName.NOTE, Look.SMALL: StyleName.NOTE}
ON_LETTER = {
    **{Look.LETTERHEAD: StyleName.LETTERHEAD, Look.FILING: StyleName.FILING, Look.SIGNED: StyleName.SIGNED},
    **{Look.ENCLOSED: StyleName.ENCLOSED},
    **{Look.IMPRINT: StyleName.IMPRINT},
}
BLANK = "\u3000"  # what a line to write on is made of, underlined
MARK_EMS = 1.7  # of an item: its number, a dot and a blank
WIDER = 0.2  # of a character, by which a digit of another font may be wider
MARGIN_OF_SIGNED = 4  # characters at the right of the date (GB/T 9704)


@dataclass(frozen=True, slots=True)
class Typesetting:
    """How paragraphs are set: their page, their style there, how they are aligned, whether the next goes on
    with them on one page."""

    page: PageStyle
    named: StyleName
    align: str = ""
    keeps_next: bool = False

    def keeping(self) -> Typesetting:
        """Return the setting of what stays on a page with what follows."""
        return replace(self, keeps_next=True)


def on_page(page: PageStyle) -> Typesetting:
    """Return the setting of what stands on the page itself."""
    return Typesetting(page, StyleName.NORMAL if page.on_letter else StyleName.FORM)


def content(flows: Sequence[Flow], setting: Typesetting) -> str:
    """Return paragraphs and lists; an empty paragraph where there are none, since a cell needs one."""
    made = "".join(made for flow in flows for made in _flow(flow, setting))
    return made or paragraph((), (), setting)


def spacer(height: int, keeps_next: bool = False) -> str:
    """Return an empty paragraph that is `height` twips high, whatever the grid of its page."""
    spacing = element("spacing", before=0, after=0, line=height, lineRule="exact")
    parts = {
        "snapToGrid": off("snapToGrid"),
        "spacing": spacing,
        "rPr": f"<w:rPr>{element('sz', val=2)}</w:rPr>",
    }
    if keeps_next:
        parts["keepNext"] = on("keepNext")
    return f"<w:p>{properties('pPr', PARAGRAPH_ORDER, parts)}</w:p>"


def heading(block: Heading, setting: Typesetting, annexed: bool, at_top: bool) -> str:
    """Return a heading in the style of its level; what is annexed to a letter has its title as a second, and
    above what stands at the top of a letter's page nothing is left free."""
    if block.level == 1:
        named = StyleName.TITLE
    elif block.level == 2 and annexed:
        named = StyleName.ANNEX_TITLE
    else:
        named = StyleName(f"Heading{block.level}")
    runs = block.runs
    if named in (StyleName.TITLE, StyleName.ANNEX_TITLE):
        runs = broken(runs, setting.page.width / setting.page.style(Look.TITLE)["size"] / TWIPS)
    made = paragraph(runs, (), replace(setting, named=named))
    if at_top and setting.page.on_letter:
        pitch = setting.page.pitch
        free = element("spacing", before=0, after=pitch, line=pitch, lineRule="exact")
        made = made.replace("</w:pPr>", f"{free}</w:pPr>", 1)
    return made


def paragraph(runs: Runs, looks: tuple[Look, ...], setting: Typesetting, hang: int = 0) -> str:
    """Return one paragraph; from its second line it stands `hang` twips further in."""
    parts = {"pStyle": element("pStyle", val=_named(looks, setting).value)}
    if setting.keeps_next:
        parts["keepNext"] = on("keepNext")
    if align := _align(looks, setting):
        parts["jc"] = element("jc", val=align)
    if indent := _indent(runs, looks, setting, hang):
        parts["ind"] = indent
    if any(Look.END in run.looks for run in runs):
        parts["tabs"] = f"<w:tabs>{element('tab', val='right', pos=_end(setting.page))}</w:tabs>"
    return f"<w:p>{properties('pPr', PARAGRAPH_ORDER, parts)}{_runs(runs, looks, setting)}</w:p>"


def _indent(runs: Runs, looks: tuple[Look, ...], setting: Typesetting, hang: int) -> str:
    one = setting.page.character
    if Look.SIGNED in looks:
        return _signed(runs, setting.page)
    if Look.ENCLOSED in looks and setting.page.on_letter:  # goes on below its own first character
        return element("ind", left=5 * one, hanging=3 * one)
    if Look.INDENT in looks:  # some programs take the characters, others the length
        return element("ind", firstLineChars=200, firstLine=2 * one)
    return element("ind", left=hang, hanging=hang) if hang else ""


def _end(page: PageStyle) -> int:
    """Where a text ends that stands at the right: as far in as the imprint."""
    return page.width - round(page.style(Look.TEXT, Look.IMPRINT)["size"] * TWIPS)


def _named(looks: tuple[Look, ...], setting: Typesetting) -> StyleName:
    for look in looks:
        if look in ON_LETTER and setting.page.on_letter:
            return ON_LETTER[look]
        if (
            look in NAMED
            and setting.named in (StyleName.NORMAL, StyleName.FORM)
            and Look.LETTERHEAD not in looks
        ):
            return NAMED[look]
    return setting.named


def _align(looks: tuple[Look, ...], setting: Typesetting) -> str:
    if Look.CENTRE in looks:
        return "center"
    return "right" if Look.RIGHT in looks else setting.align


def _signed(runs: Runs, page: PageStyle) -> str:
    """Who signs and the day stand one under the other's middle, the longer four characters from the edge.

    Digits get room: a machine that lacks the font has them from another, often wider, and the day must not
    break.
    """
    right = MARGIN_OF_SIGNED * page.character
    wide = max(ems(line) + WIDER * sum(map(str.isascii, line)) for line in plain(runs).split("\n"))
    left = max(0, page.width - right - round((wide + 1) * page.character))
    return element("ind", left=left, rightChars=100 * MARGIN_OF_SIGNED, right=right)


def _flow(flow: Flow, setting: Typesetting) -> Iterator[str]:
    if isinstance(flow, Paragraph):
        yield paragraph(flow.runs, flow.looks, setting)
        return
    for number, item in enumerate(flow.items, 1):
        yield _item(item, f"{number}." if flow.ordered else "·", setting)


def _item(item: Runs, mark: str, setting: Typesetting) -> str:
    """An item with its number as text: nothing that counts anew when it is copied."""
    hang = round(setting.page.style(Look.TABLE)["size"] * TWIPS * MARK_EMS)
    made = paragraph(item, (), setting, hang)
    return made.replace("</w:pPr>", f"</w:pPr>{_run(written(mark) + '<w:tab/>', '')}", 1)


def _runs(runs: Runs, looks: tuple[Look, ...], setting: Typesetting) -> str:
    return "".join(_one(run, looks, setting) for run in runs)


def _one(run: Run, around: tuple[Look, ...], setting: Typesetting) -> str:
    page = setting.page
    if Look.BLANK in run.looks:
        return _blank(run, page)
    looks = of_letters((*_own(around, setting), *run.looks))
    made = page.run_properties(page.style(*looks)) if looks else ""
    if not made and page.language == "zh":
        made = f"<w:rPr>{element('rFonts', hint='eastAsia')}</w:rPr>"
    return _run(("<w:tab/>" if Look.END in run.looks else "") + written(run.text), made)


def _own(looks: tuple[Look, ...], setting: Typesetting) -> tuple[Look, ...]:
    """The looks of a paragraph that its style does not say already."""
    if Look.LETTERHEAD in looks and Look.SMALL in looks:
        return (Look.LETTERHEAD, Look.SMALL)
    named = _named(looks, setting)
    said = (*(look for look, one in NAMED.items() if one is named), *ON_LETTER)
    return tuple(look for look in looks if look not in said)


def _blank(run: Run, page: PageStyle) -> str:
    ems = round(page.style(*run.looks).get("ems", 4))
    made = properties("rPr", RUN_ORDER, {"u": element("u", val="single")})
    return _run(written(BLANK * ems), made)


def _run(inside: str, made: str) -> str:
    return f"<w:r>{made}{inside}</w:r>"
