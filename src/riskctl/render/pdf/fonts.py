"""The fonts a document carries: found by their families, not by the names of files; never the system's.

An office's own folder comes first, then the open fonts that `riskctl[fonts]` installs. What a font lacks
would be printed as a box, and a search would still find the text: so each character is looked up beforehand.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import category

import typst

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed, term
from riskctl.render.looks import Family

OWN = "RISKCTL_FONTS"  # names the office's own folder
PACKAGE = "pylopdf_fonts_zh_cn"
UNSEEN = ("Cc", "Cf", "Zs")  # categories of characters that leave no mark
WORDS: Words = {
    "no-font": (
        "没有可以用的字体：要有其中一种：{families}",
        "There is no font to print with; one of these has to be there: {families}",
    ),
    "no-character": (
        "“{title}”里的 {characters} 在字体 {families} 里没有，印出来会是方框",
        "The fonts {families} lack {characters}, which stands in “{title}”: a box would be printed",
    ),
    "hint": (
        '安装开放字体：pip install "riskctl[fonts]"；或者把字体文件（.ttf、.otf、.ttc）放到一个目录里，'
        "用环境变量 RISKCTL_FONTS 指明这个目录。",
        'Install open fonts: pip install "riskctl[fonts]"; or put font files (.ttf, .otf, .ttc) into a '
        "folder and name it in the environment variable RISKCTL_FONTS.",
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class FontSet:
    """The fonts at hand, read once: for typst, by family, and which characters each family has."""

    loaded: Any
    families: tuple[str, ...]
    files: Mapping[str, Path]

    def chosen(self, wanted: Iterable[str]) -> list[str]:
        """Return those of `wanted` that are here in their order, then the rest for what they lack."""
        by_name = {family.casefold(): family for family in self.families}
        first = [by_name[name.casefold()] for name in wanted if name.casefold() in by_name]
        return list(dict.fromkeys((*first, *self.families)))


def fonts(wanted: Mapping[Family, tuple[str, ...]]) -> FontSet:
    """Return the fonts at hand.

    Raises RiskctlError where none of the families wanted for the text is among them.
    """
    found = _read(os.environ.get(OWN, ""))
    here = {family.casefold() for family in found.families}
    if not any(name.casefold() in here for name in wanted["body"]):
        raise RiskctlError(
            Said(WORDS["no-font"], {"families": listed([*wanted["body"]])}), term(WORDS["hint"])
        )
    return found


def refuse_boxes(texts: Iterable[str], title: str, at_hand: FontSet) -> None:
    """Raise RiskctlError where a text has a character that none of the fonts has."""
    used = {character for text in texts for character in text}
    covered = _covered(at_hand)
    lacking = sorted(c for c in used if ord(c) not in covered and category(c) not in UNSEEN)
    if lacking:
        named = listed([f"{c}（U+{ord(c):04X}）" for c in lacking[:8]])
        fields = {"title": title, "characters": named, "families": listed([*at_hand.families])}
        raise RiskctlError(Said(WORDS["no-character"], fields), term(WORDS["hint"]))


@cache
def _read(own: str) -> FontSet:
    """The fonts of the folder `own`, if one is named, and of the package: read once for all documents."""
    folders = [own] if own else []
    spec = find_spec(PACKAGE)
    folders += spec.submodule_search_locations or [] if spec else []
    loaded = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    each = loaded.fonts()
    return FontSet(
        loaded=loaded,
        families=tuple(dict.fromkeys(font.family for font in each)),
        files={font.family: Path(font.path) for font in reversed(each) if font.path},
    )


@cache
def _covered(at_hand: FontSet) -> frozenset[int]:
    return frozenset().union(*map(characters, at_hand.files.values()))


def characters(file: Path) -> frozenset[int]:
    """Return the code points that a font file has a shape for; of a collection those of its first font."""
    data = file.read_bytes()
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    tables = struct.unpack_from(">H", data, start + 4)[0]
    records = (struct.unpack_from(">4sIII", data, start + 12 + 16 * n) for n in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        found.update(_mapped(data, cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * n)[0]))
    return frozenset(found)


def _mapped(data: bytes, at: int) -> Iterator[int]:
    """The code points of a subtable of `cmap`, of the two formats in use for Unicode."""
    form = struct.unpack_from(">H", data, at)[0]
    if form == 4:
        segments = struct.unpack_from(">H", data, at + 6)[0] // 2
        ends = struct.unpack_from(f">{segments}H", data, at + 14)
        starts = struct.unpack_from(f">{segments}H", data, at + 16 + 2 * segments)
        for first, last in zip(starts, ends, strict=True):
            yield from range(first, min(last, 0xFFFE) + 1)
    elif form == 12:
        for n in range(struct.unpack_from(">I", data, at + 12)[0]):
            first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * n)
            yield from range(first, last + 1)
