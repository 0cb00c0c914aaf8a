"""What looks alike reads alike: a text as it is compared, and where each of its characters stands.

Wide, encircled and compatibility forms are the plain ones, capitals are small letters, and what takes no
room (variation selectors, fillers, joiners, marks that no letter of its own has) is not there at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskctl.base.location import Span

# Blanks, and what is written between the parts of a name: dots, dashes, and their look-alikes.
GAP = (
    "[\\s\u2800.\\-_·\u0387\u1427\u16eb\u2010-\u2015\u2022\u2024\u2027\u2043\u2212\u2219\u22c5\u25aa\u25cf"
    "\u25e6\u2981\u2e31\u2e33\u30fb\ua78f\U00010101]"
)
# Characters that fold to themselves, but for ASCII capitals: whatever else is there is looked at closely.
_PLAIN = (
    "\t\n\r -~·‘’“”…—\u2190-\u2211\u2215-\u2218\u221a-\u22c4\u2500-\u25a9\u25b2-\u25ce\u3000-\u3029\u3030"
    "\u303d\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff0c\uff0f\uff1a-\uff20\uff3b-\uff3e\uff40\uff5b-\uff64"
)
_ODD = re.compile(f"[^{_PLAIN}]")
# These two are compiled when first asked: many repositories hold plain characters alone.
_STRETCH = f"[{_PLAIN}]?[^{_PLAIN}]+"
# Unicode's Default_Ignorable_Code_Point, less what no text may hold, and a note without a head (U+1D159).
_IGNORABLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_MARKS = ("Mn", "Me")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared. Character n of it comes from those of the original in `places[n]`."""

    text: str
    places: Sequence[tuple[int, int]] | None = None  # None: each from the one at its own place

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end`, at least one, stand in the original."""
        if self.places is None:
            return Span(start, end)
        return Span(self.places[start][0], self.places[end - 1][1])


def folded(text: str) -> Folded:
    """Return `text` as it is compared."""
    if _ODD.search(text) is None:
        return Folded(text.lower())
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    done = 0
    for stretch in re.finditer(_STRETCH, text):
        for start, end in (*_singly(done, stretch.start()), *_clusters(text, *stretch.span())):
            piece = _plain_form(text[start:end])
            pieces.append(piece)
            places += [(start, end)] * len(piece)
        done = stretch.end()
    pieces.append(text[done:].lower())
    places += _singly(done, len(text))
    return Folded("".join(pieces), places)


def is_odd(text: str) -> bool:
    """Return whether `text` holds a character that may stand for another, or for none."""
    return _ODD.search(text) is not None


def _singly(start: int, end: int) -> Iterator[tuple[int, int]]:
    return ((n, n + 1) for n in range(start, end))


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each character with the marks on it, since some of them make one letter with it."""
    for n in range(start + 1, end):
        if unicodedata.category(text[n]) not in _MARKS:
            yield start, n
            start = n
    yield start, end


def _plain_form(cluster: str) -> str:
    bare = re.sub(_IGNORABLE, "", cluster)
    text = re.sub(_IGNORABLE, "", unicodedata.normalize("NFKC", bare))
    kept = "".join(one for one in text if unicodedata.category(one) not in _MARKS)
    return kept.casefold()
