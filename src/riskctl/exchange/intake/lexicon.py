"""The words by which tables are read, from `words.toml`, and texts made comparable."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_BLANK = re.compile(r"\s+")
_STARS = re.compile(r"[*＊★]")
_BRACKETED = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
_EDGES = "：:、，,。.；;"


def plain(text: str) -> str:
    """Return `text` for comparing: without blanks, line breaks, width, case or stars."""
    return _STARS.sub("", _BLANK.sub("", unicodedata.normalize("NFKC", text))).strip(_EDGES).casefold()


def unbracketed(text: str) -> str:
    """Return `text` without what stands in brackets; where nothing else is left, as it is."""
    return _BRACKETED.sub("", text) or text


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Headings with the fields they may mean, words of rows, ranks of levels, boxes and values."""

    headings: Mapping[str, tuple[str, ...]]  # by plain word
    around_headings: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]
    ranks: Mapping[str, int]  # from 1
    plain_levels: tuple[tuple[str, ...], ...]
    ticked: str
    blank: str
    values: Mapping[str, Mapping[str, str]]  # field → plain word → what is written


@cache
def lexicon() -> Lexicon:
    """Return the words that ship with riskctl."""
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    levels = data["levels"]
    return Lexicon(
        headings={plain(w): tuple(one["fields"]) for one in data["heading"] for w in one["words"]},
        around_headings=tuple(map(plain, data["around"]["headings"])),
        rows={kind: tuple(map(plain, words)) for kind, words in data["rows"].items()},
        ranks={plain(w): n for n, words in enumerate(levels["ranks"], 1) for w in words},
        plain_levels=tuple(tuple(words) for words in levels["plain"]),
        ticked=data["boxes"]["ticked"],
        blank=data["boxes"]["blank"],
        values={
            field: {plain(w): code for code, words in known.items() for w in words}
            for field, known in data["values"].items()
        },
    )


def is_tick(text: str) -> bool:
    """Return whether a cell holds a tick and nothing else."""
    return bool(text) and all(sign in lexicon().ticked for sign in text)


def ticked(text: str) -> str:
    """Return what is ticked in a cell of boxes (□高 ☑中 □低); a text without boxes as it is."""
    words = lexicon()
    signs = words.ticked + words.blank
    if not any(sign in text for sign in signs):
        return text
    options = re.findall(f"([{re.escape(signs)}])\\s*([^{re.escape(signs)}]*)", text)
    return "、".join(word.strip(" \n\t　，,、；;") for sign, word in options if sign in words.ticked)
