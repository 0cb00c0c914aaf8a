"""A part of a Word file as a template: placeholders that Word has split put together, loops around rows.

Word keeps a text in runs and splits them where it likes, in the middle of a placeholder too. A tag that
stands alone in its paragraph or row takes the place of that; one that opens in the first cell of a row and
closes in the last is for the row. Each paragraph begins a line, so that a line tells where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import etree

from riskctl.render.word.problem import Problem, WordPlace

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TARGET = "riskctl"  # of the processing instructions that stand for tags until the part is text
TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_TAG = re.compile(r"\{%-?\s*(?:(?:tr|p|tc)\s+)?(.*?)\s*-?%\}")
_SINGLE = re.compile(r"(?<!\{)\{\s*([A-Za-z_][\w.]*)\s*\}(?!\})")
_OPEN = re.compile(r"\{\{|\}\}|\{%|%\}|[｛｝]{2}|[｛]\s*[%％]|[%％]\s*[｝]|\{％|％\}")
_MARK = re.compile(rf"<\?{TARGET} (.*?)\?>", re.DOTALL)
_BEGINS = re.compile(rf"<w:p[ >/]|<\?{TARGET} ")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u3000": " "})
_OPENS, _CLOSES = ("for", "if"), {"endfor": "for", "endif": "if"}
_PARTS = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
_KINDS = {
    "document": "body",
    "header": "header",
    "footer": "footer",
    "footnotes": "notes",
    "endnotes": "notes",
}


@dataclass(slots=True)
class WordSource:
    """The text of a template, the place of each of its lines after the first, what is wrong with it."""

    text: str = ""
    places: list[WordPlace] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tokens: list[tuple[WordPlace, str]] = field(default_factory=list)

    def place(self, line: int) -> WordPlace:
        """Return where a line stands."""
        return self.places[line - 2] if 2 <= line < len(self.places) + 2 else WordPlace()

    def token(self, line: int, word: str) -> str:
        """Return the placeholder of a line that holds a word, else the line's first."""
        found = [token for place, token in self.tokens if place == self.place(line)]
        return next((token for token in found if word in token), found[0] if found else "")


def text_part(name: str) -> str:
    """Return what a part called `name` is where it holds text to fill: body, header, footer or notes."""
    found = _PARTS.fullmatch(name)
    return _KINDS[found[1]] if found else ""


def source(data: bytes, part: str) -> WordSource:
    """Return a part of a Word file, of which `part` says what it is; raises lxml's XMLSyntaxError."""
    root = parsed(data)
    made = WordSource()
    where = dict(places(root, part))
    for paragraph in root.iter(f"{W}p"):
        _gather(paragraph, where[paragraph], made)
    made.problems += _elsewhere(root, where, part)
    if not made.problems:
        _lift(root, where, made)
    lines = [where[one] for one in root.iter() if one in where or one.tag is etree.ProcessingInstruction]
    made.places = lines
    text = etree.tostring(root, encoding="unicode").replace("\n", " ")
    text = TOKEN.sub(lambda token: unescape(token[0]), _BEGINS.sub(lambda begin: f"\n{begin[0]}", text))
    made.text = _MARK.sub(lambda mark: mark[1], text)
    return made


def parsed(data: bytes) -> Any:
    """Return the root of a part; raises lxml's XMLSyntaxError, for one with a document type too."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("a document type", 0, 0, 0)
    return root


def places(root: Any, part: str) -> Iterator[tuple[Any, WordPlace]]:
    """Yield each paragraph with its place: counted in the text, or by table and row."""
    tables = {table: n for n, table in enumerate(_outer(root), 1)}
    count = 0
    for paragraph in root.iter(f"{W}p"):
        table = next((one for one in paragraph.iterancestors(f"{W}tbl") if one in tables), None)
        if table is None:
            count += 1
            yield paragraph, WordPlace(part, count)
        else:
            rows = list(table.iterchildren(f"{W}tr"))
            row = next((one for one in paragraph.iterancestors(f"{W}tr") if one in rows), None)
            yield paragraph, WordPlace(part, 0, tables[table], rows.index(row) + 1 if row is not None else 0)


def _outer(root: Any) -> Iterator[Any]:
    return (one for one in root.iter(f"{W}tbl") if next(one.iterancestors(f"{W}tbl"), None) is None)


def _texts(paragraph: Any) -> list[Any]:
    """The texts of a paragraph, without those of paragraphs within it."""
    return [one for one in paragraph.iter(f"{W}t") if next(one.iterancestors(f"{W}p")) is paragraph]


def _whole(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def _gather(paragraph: Any, place: WordPlace, made: WordSource) -> None:
    """Put each placeholder of a paragraph into the text in which it begins."""
    texts = _texts(paragraph)
    whole = "".join(one.text or "" for one in texts)
    owners = [n for n, one in enumerate(texts) for _ in one.text or ""]
    characters = list(whole)
    for token in TOKEN.finditer(whole):
        made.tokens.append((place, token[0]))
        for at in range(*token.span()):
            owners[at] = owners[token.start()]
            characters[at] = whole[at].translate(_STRAIGHT)
    rest = TOKEN.sub("", whole)
    if found := _OPEN.search(rest):
        made.problems.append(
            Problem("open", "", place, rest[max(found.start() - 10, 0) : found.end() + 20].strip())
        )
    for found in _SINGLE.finditer(rest):
        made.problems.append(Problem("single", found[1], place, found[0]))
    if owners and TOKEN.search(whole):
        for n, one in enumerate(texts):
            one.text = "".join(c for c, owner in zip(characters, owners, strict=True) if owner == n)
            one.set(SPACE, "preserve")


def place_of(one: Any, where: Mapping[Any, WordPlace], part: str) -> WordPlace:
    """Return the place of the paragraph that an element stands in, else its part."""
    around = next((p for p in one.iterancestors(f"{W}p") if p in where), None)
    return where[around] if around is not None else WordPlace(part if part not in ("", "body") else "whole")


def _elsewhere(root: Any, where: Mapping[Any, WordPlace], part: str) -> Iterator[Problem]:
    """Placeholders where none is filled."""
    for one in root.iter():
        values = [*one.attrib.values(), *([one.text or ""] if one.tag != f"{W}t" else [])]
        if found := next((t for value in values if (t := TOKEN.search(value))), None):
            yield Problem("elsewhere", "", place_of(one, where, part), found[0])


def _lift(root: Any, where: dict[Any, WordPlace], made: WordSource) -> None:
    for row in [*root.iter(f"{W}tr")]:
        _lift_row(row, where, made)
    for paragraph in [*root.iter(f"{W}p")]:
        tag = _alone(_whole(paragraph))
        if tag:
            _replace(paragraph, tag, where)
        else:
            _balanced(paragraph, where[paragraph], made)


def _lift_row(row: Any, where: dict[Any, WordPlace], made: WordSource) -> None:
    """Take a tag that is all of a row for the row, and a loop around all of it out of its cells."""
    text = _whole(row)
    paragraphs = [*row.iter(f"{W}p")]
    if tag := _alone(text):
        _replace(row, tag, where, where[paragraphs[0]])
        return
    if re.search(r"\{%-?\s*tr\s", text):
        made.problems.append(Problem("more", "", where[paragraphs[0]], TOKEN.findall(text)[0]))
        return
    tags = [
        (one, token[0])
        for one in row.iter(f"{W}t")
        for token in TOKEN.finditer(one.text or "")
        if token[0][1] == "%"
    ]
    if len(tags) < 2 or not _matches([tag for _, tag in tags]):
        return
    (first, opens), (last, closes) = tags[0], tags[-1]
    if next(first.iterancestors(f"{W}tc"), None) is next(last.iterancestors(f"{W}tc"), None):
        return  # for what is in that cell
    first.text = (first.text or "").replace(opens, "", 1)
    head, _, tail = (last.text or "").rpartition(closes)
    last.text = head + tail
    where[before := _mark(opens)] = where[paragraphs[0]]
    where[after := _mark(closes)] = where[paragraphs[-1]]
    row.addprevious(before)
    row.addnext(after)
    for one in (first, last):
        _drop_if_blank(next(one.iterancestors(f"{W}p")))


def _drop_if_blank(paragraph: Any) -> None:
    """Take away a paragraph that held a tag alone, unless its cell would be left without any."""
    if not _whole(paragraph).strip() and len(paragraph.getparent().findall(f"{W}p")) > 1:
        paragraph.getparent().remove(paragraph)


def _matches(tags: list[str]) -> bool:
    """Whether the first of these tags is closed by the last of them and by none before."""
    depth = 0
    for n, tag in enumerate(tags):
        word = _word(tag)
        depth += (word in _OPENS) - (word in _CLOSES)
        if depth <= 0:
            return depth == 0 and n == len(tags) - 1
    return False


def _word(tag: str) -> str:
    found = _TAG.fullmatch(tag)
    return found[1].split()[0] if found and found[1].split() else ""


def _alone(text: str) -> str:
    """The tag that is all of a text, blank where it is not."""
    text = text.strip()
    return text if _TAG.fullmatch(text) and len(TOKEN.findall(text)) == 1 else ""


def _balanced(paragraph: Any, place: WordPlace, made: WordSource) -> None:
    """Note tags of a paragraph of which one end is elsewhere: they would tear it."""
    stack: list[tuple[str, str]] = []
    for token in TOKEN.findall("".join(one.text or "" for one in _texts(paragraph))):
        word = _word(token) if token[1] == "%" else ""
        if word in _OPENS:
            stack.append((word, token))
        elif word in _CLOSES and (not stack or stack.pop()[0] != _CLOSES[word]):
            made.problems.append(Problem("crosses", "", place, token))
            return
    if stack:
        made.problems.append(Problem("crosses", "", place, stack[-1][1]))


def _mark(tag: str) -> Any:
    found = _TAG.fullmatch(tag.translate(_STRAIGHT))
    return etree.ProcessingInstruction(TARGET, f"{{% {found[1] if found else ''} %}}")


def _replace(element: Any, tag: str, where: dict[Any, WordPlace], place: WordPlace | None = None) -> None:
    where[mark := _mark(tag)] = place or where[element]
    element.getparent().replace(element, mark)
