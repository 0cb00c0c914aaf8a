"""Words of measures: texts made comparable, slogans told from measures, stricter from weaker, by lists that
are data.

The lists stand in `presets/wording.yaml`; a repository's own `wording.yaml` adds to them, or replaces
them with `replace: true`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskctl.base.resources import shipped
from riskctl.corpus.document import Document, read_document
from riskctl.corpus.rigour import Rigour
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.wording import Wording
from riskctl.sources.files import Folder
from riskctl.sources.gate import Limits

FILE = "wording.yaml"
JOINT = "、"  # between words of one frequency
UNKNOWN = 4  # one part in so many may be words of no list, and a text is still a slogan
_DROPPED = re.compile(r"[\W_]+")
_CITED = re.compile(r"《[^《》]*》")  # what is cited says nothing of who looks
_NUMBER = re.compile(r"〔\d+〕\d+号")  # of a document, after the words it is called by
_WORD = re.compile(r"[a-z]+")
# All but what parts two English words; looked for where such a stretch begins, or it would take its square.
_BETWEEN = re.compile(r"(?<![a-z\W_])[\W_]++|(?<![\W_])[\W_]++(?![a-z])")


def folded(text: str) -> str:
    """Return `text` for comparing: without width, case, punctuation and blanks."""
    plain = _DROPPED.sub("", text)  # wide punctuation first: to narrow it takes ten times as long
    if not unicodedata.is_normalized("NFKC", plain):
        plain = _DROPPED.sub("", unicodedata.normalize("NFKC", plain))
    return plain.casefold()


class Slogans:
    """Tells texts that are slogans throughout: each of their words is on the list, or nearly each, and
    nothing is a sign of who looks, how often, or what is recorded."""

    def __init__(self, slogans: Iterable[str], signs: Iterable[str]) -> None:
        self._signs = tuple(filter(None, map(folded, signs)))
        self._english: set[str] = set()
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(slogans, key=len, reverse=True):
            plain = folded(word)
            if plain.isascii():
                self._english.add(plain)
            elif plain:
                self._by_first.setdefault(plain[0], []).append(plain)
        letters = "".join(sorted({c for words in self._by_first.values() for word in words for c in word}))
        self._foreign = re.compile(f"[^A-Za-z\\W_{re.escape(letters)}]")

    def is_slogan(self, text: str) -> bool:
        """Return whether `text` says nothing but slogans."""
        cites = "《" in text or "〔" in text
        if not cites and len(self._foreign.findall(text)) > len(text) // UNKNOWN:
            return False  # nearly every measure: too many characters are in no word listed
        plain = _plain(text)
        most, other = len(plain) // UNKNOWN, ""
        for piece in self._unknown(plain):
            other += piece
            if len(other) > most or piece.isdecimal():
                return False
        return not any(sign in other for sign in self._signs)

    def _unknown(self, plain: str) -> Iterator[str]:
        """The parts of `plain` that are no words of the list, as they come."""
        at = 0
        while at < len(plain):
            if word := _WORD.match(plain, at):
                at = word.end()
                if word[0] not in self._english:
                    yield word[0]
                continue
            known = next((w for w in self._by_first.get(plain[at], ()) if plain.startswith(w, at)), "")
            if not known and plain[at] != " ":
                yield plain[at]
            at += len(known) or 1


def _plain(text: str) -> str:
    """`text` like `folded`, without what it cites, and with a blank between English words."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _DROPPED.sub(" ", _BETWEEN.sub("", _unnumbered(_CITED.sub("", plain))))


def _unnumbered(text: str) -> str:
    """`text` without numbers of documents and the words before them, each part looked at once."""
    parts, at = [], 0
    for found in _NUMBER.finditer(text):
        start = found.start()
        while start > at and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        parts.append(text[at:start])
        at = found.end()
    return "".join((*parts, text[at:]))


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """What the words of measures tell: which are slogans, and how closely somebody looks."""

    slogans: Slogans
    rigour: Rigour

    def is_slogan(self, text: str) -> bool:
        """Return whether `text` says nothing but slogans."""
        return self.slogans.is_slogan(text)

    def looser(self, before: str, after: str) -> tuple[str, str] | None:
        """Return what a measure said and what it says instead where its words tell that it became weaker:
        more rarely, at a smaller share, or nothing but slogans; None where they tell no such thing."""
        if self.is_slogan(after) and not self.is_slogan(before):
            return before, after
        return self.rigour.looser(before, after)


def load_words(own: Document | None, limits: Limits) -> MeasureWords | None:
    """Return the shipped lists with the repository's own; None where its file cannot be read. Frequencies
    are an order, so that the repository's own stand in place of those shipped."""
    added = own.record if own else None
    if own and not isinstance(added, Wording):
        return None
    lists = [added] if isinstance(added, Wording) else []
    if not (lists and lists[0].replace):
        base = read_document(Folder(shipped("presets")), FILE, kind_named("wording"), {}, limits).record
        lists += [base] if isinstance(base, Wording) else []
    slogans = Slogans((w for one in lists for w in one.slogans), (w for one in lists for w in one.signs))
    often = next((found for one in lists if (found := one.frequencies)), ())
    return MeasureWords(slogans, Rigour([line.split(JOINT) for line in often]))
