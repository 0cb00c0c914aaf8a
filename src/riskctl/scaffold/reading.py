"""What an answer may be: a name, an id, a list, a policy, a year; anything else is refused in a sentence."""

from __future__ import annotations

import re

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.base.visible import IDEOGRAPHIC_SPACE
from riskctl.corpus.policy import presets
from riskctl.records.fields import FIRST_YEAR, LAST_YEAR
from riskctl.records.vocabulary import CODES, code_of
from riskctl.scaffold.ids import is_id
from riskctl.sources.gate import is_seen

LONGEST = 100  # characters of a name; it has to fit on a form
LONGEST_TITLE = 200  # of the programme's name, which holds the unit's
_SEPARATOR = re.compile(r"[,，、;；]")

WORDS: Words = {
    "blank": ("没有写内容", "nothing is written"),
    "unprintable": (
        "里面有换行或看不见的字符，要写一行普通文字",
        "it holds a line break or an invisible character; write one line of plain text",
    ),
    "long": ("太长，最多 {limit} 个字", "it is too long, {limit} characters at most"),
    "id": (
        "“{value}”不能作编号，只能用字母、数字、汉字和连字符，如 suzhou、肃州",
        "“{value}” cannot be an id; use letters, digits and hyphens only, as in suzhou",
    ),
    "twice": ("“{value}”写了两次", "“{value}” is named twice"),
    "choice": ("没有“{value}”，可以写：{choices}", "there is no “{value}”; it can be: {choices}"),
    "year": (
        "“{value}”不是年度，要写 {first} 到 {last} 之间的四位数",
        "“{value}” is no year; write four digits from {first} to {last}",
    ),
}


def name(text: str, longest: int = LONGEST) -> str:
    """Return the name that `text` is; raise RiskctlError where it can be none."""
    text = text.strip(" \t")
    if not text:
        raise RiskctlError(Said(WORDS["blank"]))
    if not is_seen(text.replace(IDEOGRAPHIC_SPACE, "")):
        raise RiskctlError(Said(WORDS["unprintable"]))
    if len(text) > longest:
        raise RiskctlError(Said(WORDS["long"], {"limit": longest}))
    return text


def title(text: str) -> str:
    """Return the name of a programme that `text` is."""
    return name(text, LONGEST_TITLE)


def identifier(text: str) -> str:
    """Return the id that `text` is."""
    text = name(text)
    if not is_id(text):
        raise RiskctlError(Said(WORDS["id"], {"value": text}))
    return text


def names(text: str) -> tuple[str, ...]:
    """Return the names that `text` lists."""
    found = [name(part) for part in _SEPARATOR.split(text) if part.strip(" \t")]
    if not found:
        raise RiskctlError(Said(WORDS["blank"]))
    for one in found:
        if found.count(one) > 1:
            raise RiskctlError(Said(WORDS["twice"], {"value": one}))
    return tuple(found)


def powers(text: str) -> tuple[str, ...]:
    """Return the codes of the powers that `text` lists, by code or zh word."""
    return tuple(dict.fromkeys(_power(word) for word in names(text)))


def policy(text: str) -> str:
    """Return the preset that `text` names."""
    text = name(text)
    if text not in presets():
        raise RiskctlError(Said(WORDS["choice"], {"value": text, "choices": listed([*presets()])}))
    return text


def year(text: str) -> int:
    """Return the year that `text` is."""
    text = name(text)
    if re.fullmatch(r"\d{4}", text, re.ASCII) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    fields = {"value": text, "first": FIRST_YEAR, "last": LAST_YEAR}
    raise RiskctlError(Said(WORDS["year"], fields))


def all_powers() -> Said:
    """Return the powers as they may be written."""
    fields = [{"zh": zh, "code": code} for code, (zh, _) in CODES["power"].items()]
    return listed([Said(("{zh}（{code}）", "{code}"), each) for each in fields])


def _power(word: str) -> str:
    code = code_of("power", word)
    if code is None:
        raise RiskctlError(Said(WORDS["choice"], {"value": word, "choices": all_powers()}))
    return code
