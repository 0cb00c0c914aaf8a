"""How like two texts are, and the best pairs of two lists: never by place, and in no order but their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from riskctl.corpus.wording import folded

T = TypeVar("T")
NEAREST = 24  # of those that share something with an entry, so many are looked at closely
RARE = 16  # what few others hold tells most
COMMON = 500  # what so many entries hold tells none of them from the others


def plain(text: str) -> str:
    """Return a text with one blank for every stretch of blanks and line breaks."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def pieces(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text, less width, case and punctuation."""
    plain = folded(text)
    return frozenset(plain[n : n + 2] for n in range(max(1, len(plain) - 1)))


def alike(one: str, other: str) -> float:
    """Return how much two texts share, from 0 to 1."""
    if one == other:
        return 1.0
    a, b = pieces(one), pieces(other)
    return 2 * len(a & b) / (len(a) + len(b))


def candidates(
    old: Sequence[T], new: Sequence[T], features: Callable[[T], Iterable[str]]
) -> Iterable[tuple[int, int]]:
    """Yield the pairs (by their places) that share the rarest of their features: of many thousands few
    are worth a closer look."""
    holding: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(new):
        for feature in set(features(item)):
            holding[feature].append(n)
    for o, item in enumerate(old):
        held = sorted((len(found), f) for f in set(features(item)) if (found := holding.get(f)))
        shared = Counter(n for count, f in held[:RARE] if count <= COMMON for n in holding[f])
        yield from ((o, n) for n, _ in sorted(shared.items(), key=lambda pair: -pair[1])[:NEAREST])


def same_pairs(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable], name: Callable[[T], str]
) -> list[tuple[T, T]]:
    """Return pairs of entries with one key. Of several, as many on both sides go by their names in order;
    of more on one side none can be told from the others by this key, and they are left."""
    groups: dict[Hashable, tuple[list[T], list[T]]] = defaultdict(lambda: ([], []))
    for number, side in enumerate((old, new)):
        for item in side:
            groups[key(item)][number].append(item)
    return [
        pair
        for one, other in groups.values()
        if len(one) == len(other)
        for pair in zip(sorted(one, key=name), sorted(other, key=name), strict=True)
    ]


def best_pairs(
    old: Sequence[T],
    new: Sequence[T],
    pairs: Iterable[tuple[int, int]],
    score: Callable[[T, T], float],
    name: Callable[[T], str],
) -> list[tuple[T, T]]:
    """Return the pairs whose score is above 0, the highest first, each entry at most once.

    `name` decides between equals, so that no order of the lists does.
    """
    scored = ((score(old[o], new[n]), o, n) for o, n in pairs)
    names = [[name(item) for item in side] for side in (old, new)]
    ranked = sorted((-s, names[0][o], names[1][n], o, n) for s, o, n in scored if s > 0)
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for _, _, _, o, n in ranked:
        if o not in taken_old and n not in taken_new:
            taken_old.add(o)
            taken_new.add(n)
            found.append((old[o], new[n]))
    return found
