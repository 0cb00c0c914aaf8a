"""The restricted HTML that templates write: parsed into nodes, anything outside the allow-list refused.

Nothing here mends: a foreign template that says what no writer could show is told so, with the
place in the template, known from the mark before every element.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.visible import visible
from riskctl.render.looks import LEVELS, Look
from riskctl.render.template.marks import read_mark

WORDS: Words = {
    "element": (
        "模板 {template} 第 {line} 行：这里不能用 <{tag}>",
        "Template {template}, line {line}: <{tag}> cannot stand here",
    ),
    "attribute": (
        "模板 {template} 第 {line} 行：<{tag}> 不能有属性 {name}=“{value}”",
        "Template {template}, line {line}: <{tag}> cannot have the attribute {name}=“{value}”",
    ),
    "unclosed": (
        "模板 {template} 第 {line} 行：<{tag}> 没有关闭",
        "Template {template}, line {line}: <{tag}> is not closed",
    ),
    "bare": (
        "模板 {template} 第 {line} 行：文字要写在 <p> 或别的元素里：{text}",
        "Template {template}, line {line}: text stands in a <p> or another element: {text}",
    ),
    "text": (
        "模板 {template} 第 {line} 行：<{tag}> 里不能直接写文字：{text}",
        "Template {template}, line {line}: text cannot stand straight inside <{tag}>: {text}",
    ),
    "other": (
        "模板 {template} 第 {line} 行：这种标记不能用：{text}",
        "Template {template}, line {line}: this kind of markup cannot be used: {text}",
    ),
}

ROOT = "fragment"
INLINE = ("strong", "small", "span", "u", "br")
FLOW = ("p", "ul", "ol")
CONTENT = (*INLINE, *FLOW)  # what a cell, a value or a box may hold
CHILDREN: dict[str, tuple[str, ...]] = {
    ROOT: ("h1", "h2", "h3", *FLOW, "dl", "table", "figure", "hr"),
    **dict.fromkeys(("h1", "h2", "h3", "p", "li", "strong", "small", "span"), INLINE),
    **dict.fromkeys(("td", "th", "dd"), CONTENT),
    **dict.fromkeys(("ul", "ol"), ("li",)),
    **dict.fromkeys(("dl", "figure"), ("div",)),
    "div": ("dt", "dd"),
    "table": ("colgroup", "thead", "tbody"),
    "colgroup": ("col",),
    **dict.fromkeys(("thead", "tbody"), ("tr",)),
    "tr": ("td", "th"),
}
TEXT = frozenset(("h1", "h2", "h3", "p", "li", "dt", "dd", "td", "th", "strong", "small", "span"))
VOID = frozenset(("br", "hr", "col"))
ALWAYS = (Look.ANNEX, Look.INDENT, Look.RIGHT, Look.CENTRE, Look.NOTE, Look.SMALL)
LETTER = (Look.LETTERHEAD, Look.FILING, Look.ENCLOSED, Look.SIGNED, Look.IMPRINT)
PLOT = "plot"  # a table of numbers that is drawn as bars
CLASSES: dict[str, frozenset[str]] = {  # all but those of lists and their parts are looks
    "p": frozenset((*ALWAYS, *LETTER)),
    "span": frozenset((*LEVELS, Look.END)),
    "u": frozenset((Look.FEW, Look.SHORT, Look.LONG)),
    "dl": frozenset(("facts", "signatures")),
    "div": frozenset(("wide", "start", "step", "decision", "end", "own")),  # the others are those of steps
    "table": frozenset((Look.NARROW, Look.MATRIX, PLOT)),
    "td": frozenset((Look.CENTRE, Look.NOWRAP)),
    "th": frozenset((Look.CENTRE, Look.NOWRAP, Look.FILTER)),
}
NUMBERS: dict[str, tuple[str, ...]] = {
    "col": ("width",),
    "li": ("value",),  # of a way: the step it leads to, from 1
    **dict.fromkeys(("td", "th"), ("rowspan", "colspan")),
}
_NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_BLANKS = re.compile(r"[ \t\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")  # every line break is a blank


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """Where in which template something stands."""

    template: str
    line: int

    def error(self, key: str, words: Words = WORDS, **fields: object) -> RiskctlError:
        """Return the error that names this place."""
        return RiskctlError(Said(words[key], {"template": self.template, "line": self.line, **fields}))


@dataclass(slots=True)
class Element:
    """An element, with its children in order; text stands among them as it is."""

    tag: str
    place: TemplateLine
    classes: tuple[str, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def all(self, *tags: str) -> list[Element]:
        """Return the child elements with one of `tags`."""
        return [child for child in self.children if isinstance(child, Element) and child.tag in tags]


def parse(html: str, template: str) -> Element:
    """Return the root of the restricted HTML `html` made by `template`.

    Raises RiskctlError naming the template and the line of what is not allowed.
    """
    parser = _Parser(template)
    try:
        parser.feed(html)
        parser.close()
    except AssertionError as error:  # how Python's parser gives up on a declaration
        raise parser.place.error("other", text=str(error)) from None
    return parser.root()


class _Parser(HTMLParser):
    """One parse: the elements that are open, and the place of the latest mark."""

    def __init__(self, template: str) -> None:
        super().__init__(convert_charrefs=True)
        self.place = TemplateLine(template, 1)
        self.open = [Element(ROOT, self.place)]

    def root(self) -> Element:
        """Return the whole, where every element is closed."""
        if len(self.open) > 1:
            raise self.open[-1].place.error("unclosed", tag=self.open[-1].tag)
        return self.open[0]

    def handle_comment(self, data: str) -> None:
        if mark := read_mark(data):
            self.place = TemplateLine(*mark)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag not in CHILDREN.get(self.open[-1].tag, ()):
            raise self.place.error("element", tag=tag)
        node = Element(tag, self.place)
        for name, value in attrs:
            self._attribute(node, name, value or "")
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != self.open[-1].tag or tag == ROOT:
            inner = self.open[-1]
            known = any(node.tag == tag for node in self.open[1:])
            raise (
                inner.place.error("unclosed", tag=inner.tag)
                if known
                else self.place.error("element", tag=f"/{tag}")
            )
        self.open.pop()

    def handle_data(self, data: str) -> None:
        inner = self.open[-1]
        if inner.tag in TEXT:
            inner.children.append(visible(_BLANKS.sub(" ", data)))
        elif text := data.strip():
            raise (
                self.place.error("bare", text=text)
                if inner.tag == ROOT
                else self.place.error("text", tag=inner.tag, text=text)
            )

    def handle_decl(self, decl: str) -> None:
        raise self.place.error("other", text=decl)

    def handle_pi(self, data: str) -> None:
        raise self.place.error("other", text=data)

    def unknown_decl(self, data: str) -> None:
        raise self.place.error("other", text=data)

    def _attribute(self, node: Element, name: str, value: str) -> None:
        words = tuple(value.split())
        if name == "class" and words and CLASSES.get(node.tag, frozenset()).issuperset(words):
            node.classes = words
        elif name in NUMBERS.get(node.tag, ()) and _NUMBER.fullmatch(value):
            node.numbers[name] = int(value)
        else:
            raise self.place.error("attribute", tag=node.tag, name=name, value=value)
