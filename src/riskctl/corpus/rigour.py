"""How closely a measure looks, as far as its words tell: how often, and at what share.

That a measure is no weaker is the office's word. What the words themselves deny needs nobody's: a frequency
that is rarer or gone, a share that is smaller. Words of frequency are data (`presets/wording.yaml`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction

Words = Sequence[str]
_DIGITS = {word: n for n, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "百": 100}
_NUMBER = r"(?<![\d.一二两三四五六七八九十百])(\d{1,9}(?:\.\d{1,9})?|[一二两三四五六七八九十百])"
_LATTER = _NUMBER.partition(")")[2]
_ENDS = r"(?![\d.一二两三四五六七八九十百分])"  # 十五 is not read: no share is told rather than a wrong one
# Compiled when first asked: every command loads this, and few compare measures.
_PERCENT = rf"百分之{_LATTER}{_ENDS}|{_NUMBER}%"
_TENTHS = rf"{_NUMBER}成(半?)|(半)成"
_PARTS = rf"{_NUMBER}分之{_LATTER}{_ENDS}"


class Rigour:
    """Compares texts of measures by `frequencies`: words of one frequency together, the highest first."""

    def __init__(self, frequencies: Sequence[Words]) -> None:
        self._ranks = [
            (_plain(word), rank) for rank, words in enumerate(frequencies) for word in words if word
        ]
        self._ranks.sort(key=lambda pair: -len(pair[0]))

    def looser(self, before: str, after: str) -> tuple[str, str] | None:
        """Return what `before` said and what `after` says instead, blank for nothing, where somebody looks
        more rarely or at less; None where the words tell no such thing."""
        was, now = (self._often(_plain(text)) for text in (before, after))
        if was and (now is None or now[0] > was[0]):
            return was[1], now[1] if now else ""
        shares = [list(_shares(_plain(text))) for text in (before, after)]
        if [len(each) for each in shares] == [1, 1] and shares[1][0][0] < shares[0][0][0]:
            return shares[0][0][1], shares[1][0][1]
        return None

    def _often(self, text: str) -> tuple[int, str] | None:
        """The word of the highest frequency that `text` has, by its rank; None where it has none."""
        found: list[tuple[int, str]] = []
        for word, rank in self._ranks:  # the longest first: 每半年 is no 每年, 每月 stands in 每月末
            if word in text:
                found.append((rank, word))
                text = text.replace(word, " ")
        return min(found, default=None)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _shares(text: str) -> Iterator[tuple[Fraction, str]]:
    """Each share that `text` names, as a number and as it is written."""
    for found in re.finditer(_PERCENT, text):
        yield _number(found[1] or found[2]) / 100, found[0]
    for found in re.finditer(_TENTHS, text):
        tenths = Fraction(1, 2) if found[3] else _number(found[1]) + Fraction(1 if found[2] else 0, 2)
        yield tenths / 10, found[0]
    for found in re.finditer(_PARTS, re.sub(_PERCENT, " ", text)):
        if (whole := _number(found[1])) > 0:
            yield _number(found[2]) / whole, found[0]


def _number(word: str) -> Fraction:
    return Fraction(_DIGITS[word]) if word in _DIGITS else Fraction(word)
