"""What in a Word file would run, or read from elsewhere, once it is opened.

Parts are told by what they hold, not by what they are called, and read as XML: a name, an encoding, a prefix
or a reference to a character can be chosen so that a search for words passes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from riskctl.render.word.problem import Problem, WordPlace
from riskctl.render.word.source import parsed, place_of, places, text_part

FIELDS = (  # that read the file itself
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "TOC",
    "REF",
    "PAGEREF",
    "STYLEREF",
    "SEQ",
    "HYPERLINK",
)
ACTING = ("vbaproject", "wordvbadata", "oleobject", "package", "control", "afchunk", "subdocument")
_ACTING_NAME = re.compile(r"(vbaproject|vbadata|/embeddings/|/activex/|afchunk)", re.IGNORECASE)


def reaching_out(parts: Mapping[str, bytes]) -> list[Problem]:
    """Return what of these parts acts; raises lxml's XMLSyntaxError where one is no XML though called so."""
    found = [Problem("macros")] if any(_ACTING_NAME.search(name) for name in parts) else []
    for name, data in parts.items():
        root = _root(name, data)
        if root is not None:
            found += [*_relations(root), *_fields(root, text_part(name))]
    return list(dict.fromkeys(found))


def _root(name: str, data: bytes) -> Any:
    try:
        return parsed(data)
    except etree.XMLSyntaxError:
        if name.casefold().endswith((".xml", ".rels")):
            raise
        return None  # a picture or a font


def _relations(root: Any) -> Iterator[Problem]:
    """Relations to what acts, or to what lies outside; a link that one clicks does not act by itself."""
    for one in root.iter("{*}Relationship"):
        kind, target = one.get("Type", "").rpartition("/")[2], one.get("Target", "")
        if kind.casefold() in ACTING:
            yield Problem("macros")
        elif one.get("TargetMode", "").strip().casefold() == "external" and kind != "hyperlink":
            yield Problem("external", kind or "?")
        if "{{" in target or "{%" in target:
            yield Problem("elsewhere", "", WordPlace(), "{{")


def _fields(root: Any, part: str) -> Iterator[Problem]:
    where = dict(places(root, part)) if part else {}
    for one, code in _instructions(root):
        word = next(iter(code.split()), "?")
        if word.upper() not in FIELDS:
            yield Problem("field", word, place_of(one, where, part))


def _instructions(root: Any) -> Iterator[tuple[Any, str]]:
    """Where each field begins, with its whole instruction, of which Word makes as many pieces as it likes; a
    blank one where another field stands before the instruction, and would tell what it is."""
    begun: list[tuple[Any, str]] = []
    for one in root.iter("{*}fldChar", "{*}instrText", "{*}delInstrText", "{*}fldSimple"):
        does, simple = _attribute(one, "fldCharType"), etree.QName(one).localname == "fldSimple"
        if (simple or does == "begin") and begun and not begun[-1][1].strip():
            yield one, ""
        if simple:
            yield one, _attribute(one, "instr")
        elif does == "begin":
            begun.append((one, ""))
        elif does == "end" and begun:
            yield begun.pop()
        elif not does and begun:
            begun[-1] = begun[-1][0], begun[-1][1] + (one.text or "")
        elif not does:
            yield one, one.text or ""
    yield from begun


def _attribute(one: Any, name: str) -> str:
    return next((value for key, value in one.attrib.items() if etree.QName(key).localname == name), "")
