"""“Did you mean”: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from riskctl.base.messages import Said, Words, listed

WORDS: Words = {
    "did-you-mean": ("是不是想写 {guess}？", "Did you mean {guess}?"),
    "one-of": ("可以写：{choices}。", "It can be: {choices}."),
}
SHORT = 8  # words that are read to the end, in the order in which they are always told


def did_you_mean(word: str, candidates: Iterable[str]) -> Said | None:
    """Return the hint naming the candidate nearest to `word`; None where none is near."""
    by_fold = {candidate.casefold(): candidate for candidate in candidates}
    near = get_close_matches(word.casefold(), by_fold, n=1)
    return Said(WORDS["did-you-mean"], {"guess": by_fold[near[0]]}) if near else None


def nearest_first(word: str, candidates: Iterable[str]) -> list[str]:
    """Return `candidates`, of a long list the likest to `word` first: its end is not read."""
    names = list(candidates)
    meant = SequenceMatcher(b=word.casefold())

    def unlike(candidate: str) -> float:
        meant.set_seq1(candidate.casefold())
        return -meant.ratio()

    return sorted(names, key=unlike) if len(names) > SHORT else names


def one_of(choices: Iterable[str]) -> Said:
    """Return the hint that lists all `choices`."""
    return Said(WORDS["one-of"], {"choices": listed(list(choices))})
