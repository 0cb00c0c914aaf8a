"""Words of levels as people write them: 一级风险, Ⅰ级, 高风险, 红色, each down to what tells it from others.

A policy names a level once; what clerks write around it, its width and its numerals are the same word.
"""

from __future__ import annotations

import re
import unicodedata

# What stands in front of or behind the word of a level and says nothing of which level it is.
AROUND = (
    *("廉政", "廉洁", "风险等级", "风险级别", "等级", "级别", "风险", "预警"),
    *("级", "色", "度", "类", "档"),
)
# The numerals of levels; that of an id is not among them, since an id may count the other way.
NUMERALS = {
    word: str(number)
    for number, words in enumerate(("一壹", "二贰", "三叁", "四肆", "五伍"), 1)
    for word in words
} | {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_BLANK = re.compile(r"\s+")


def bare(word: str) -> str:
    """Return the word of a level without blanks, width, case and what stands around it: 一级风险 is 一."""
    text, before = _BLANK.sub("", unicodedata.normalize("NFKC", word)).casefold(), ""
    while text != before:
        before = text
        for around in AROUND:
            text = text.removesuffix(around) or text
            text = text.removeprefix(around) or text
    return text


def level_word(word: str) -> str:
    """Return what two writings of one level have in common: `bare`, its numeral in digits."""
    text = bare(word)
    return NUMERALS.get(text, text)
