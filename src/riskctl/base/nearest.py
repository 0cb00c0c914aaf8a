"""“Did you mean”: the nearest of the words that would have been right, for every room alike."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from riskctl.base.messages import Phrase, Said, listed


class WORDS:
    """What is said of a wrong word."""

    did_you_mean = Phrase("是不是想写 {guess}？", "Did you mean {guess}?")
    some_of = Phrase("可以写：{choices} 等 {n} 个。", "It can be: {choices} and others, {n} in all.")
    one_of = Phrase("可以写：{choices}。", "It can be: {choices}.")


LONGEST = 100  # characters of a wrong word that are compared; no id is as long
SHORTEST = 5  # bytes of a part of a word: two Chinese characters, or five letters
LEAST = 0.6  # two words of two characters that share one are not near
OF_FEW = 0.5  # unless they are of a short list that people know by heart, such as keys and headings
KEPT = 512  # words of which it is kept what they are like
SHORT = 8  # words that are read to the end, in the order in which they are always told

Spelled = tuple[str, ...]  # what would be right to write, then its other names


def closest(written: str, words: Iterable[str], least: float = LEAST) -> str:
    """Return the one of `words` that is most like `written`, upper or lower case; blank where none is.

    `least` says how like it has to be, from 0 to 1.
    """
    return _closest(written, tuple(words), least)


# One wrong word stands in hundreds of registers: what it is like is looked for once.
@lru_cache(maxsize=KEPT)
def _closest(written: str, words: tuple[str, ...], least: float) -> str:
    by_fold = {word.casefold(): word for word in words}
    found = get_close_matches(written[:LONGEST].casefold(), by_fold, 1, least)
    return by_fold[found[0]] if found else ""


def nearest(written: str, known: Iterable[Spelled]) -> str:
    """Return what of `known` comes nearest to `written`, as it would be right; blank where nothing does.

    Where no word is like it, the one that holds it, or that it holds, is near: 抵押 for 动产抵押物登记.
    """
    return _nearest(written, tuple(map(tuple, known)))


@lru_cache(maxsize=KEPT)
def _nearest(written: str, known: tuple[Spelled, ...]) -> str:
    words: dict[str, str] = {}
    for right, *others in known:
        for word in (right, *others):
            words.setdefault(word.casefold(), right)
    if found := closest(written, words):
        return words[found]
    asked = written[:LONGEST].casefold()
    holding = {words[word] for word in words if _holds(word, asked) or _holds(asked, word)}
    return holding.pop() if len(holding) == 1 else ""


def nearest_first(word: str, candidates: Iterable[str]) -> list[str]:
    """Return `candidates`, of a long list the likest to `word` first: its end is not read."""
    names = list(candidates)
    meant = SequenceMatcher(b=word[:LONGEST].casefold())

    def unlike(candidate: str) -> float:
        meant.set_seq1(candidate.casefold())
        return -meant.ratio()

    return sorted(names, key=unlike) if len(names) > SHORT else names


def did_you_mean(word: str, candidates: Iterable[str], least: float = LEAST) -> Said | None:
    """Return the hint naming the candidate nearest to `word`; None where none is as like as `least`."""
    guess = closest(word, candidates, least)
    return meant(guess) if guess else None


def meant(guess: str | Said) -> Said:
    """Return the hint that `guess` may be what was meant."""
    return WORDS.did_you_mean(guess=guess)


def one_of(choices: Iterable[str], most: int = 0) -> Said:
    """Return the hint that lists all `choices`, or the first `most` of them and how many there are."""
    names: list[object] = list(dict.fromkeys(choices))
    if most and len(names) > most:
        return WORDS.some_of(choices=listed(names[:most]), n=len(names))
    return WORDS.one_of(choices=listed(names))


def _holds(whole: str, part: str) -> bool:
    return len(part.encode("utf-8", "replace")) >= SHORTEST and part in whole
