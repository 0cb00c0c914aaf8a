"""Holders' names in a text, found however blanks, dots or wide characters disguise them.

All names are one pattern, a tree of their characters, so that to look for a thousand costs what one does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

from riskctl.base.location import Span
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex

SHORTEST = 2  # characters; a name of one would be found in every other sentence
LONGEST = 20  # of a longer name its beginning is looked for
# Beside one of these, or a post's name, an ordinary word is a name: 高峰同志, 科长高峰.
TITLES = (
    *("同志", "先生", "女士", "书记", "主任", "局长", "处长", "科长", "股长", "所长", "站长", "队长"),
    *("组长", "部长", "院长", "校长", "主席", "委员", "科员", "干事", "师傅"),
)
_GAP = "[\\s·•・‧∙⋅\u200b-\u200f\u2060\ufeff]"
_GAPS = re.compile(_GAP)
# What stands for other characters: an escape in quotes; a radical, encircled or wide one that NFKC changes.
_DISGUISE = re.compile(
    "[\\\\\u2e80-\u2fdf\u3220-\u3247\u3280-\u32b0\uf900-\ufaff\uff21-\uff5a\U0002f800-\U0002fa1f]"
)
_LATIN = re.compile("[A-Za-z]")


class HolderNames:
    """The names of the holders' file, made ready to be looked for."""

    def __init__(self, people: PeopleIndex, organization: OrganizationIndex | None) -> None:
        bare = {_bare(name)[:LONGEST]: ambiguous for name, ambiguous in people.all_names().items()}
        self._known = {name: ambiguous for name, ambiguous in bare.items() if len(name) >= SHORTEST}
        departments = organization.departments.values() if organization else ()
        posts = {_bare(post.name) for _, department in departments for post in department.posts}
        self._titles = {*TITLES, *posts}
        self._some = re.compile(_one_of((name.casefold() for name in self._known), edges=False))

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """Names that are common words."""
        return re.compile(_one_of(n for n, ambiguous in self._known.items() if ambiguous), re.IGNORECASE)

    @cached_property
    def _name(self) -> re.Pattern[str]:
        """A name that is no common word, or one that is, beside a title."""
        clear = _one_of(name for name, ambiguous in self._known.items() if not ambiguous)
        titles, words = _one_of(self._titles), self._words.pattern
        beside = f"{titles}{_GAP}*(?P<after>{words})|(?P<before>{words}){_GAP}*{titles}"
        return re.compile(f"(?P<clear>{clear})|{beside}", re.IGNORECASE)

    def may_be_in(self, text: str) -> bool:
        """Return whether `text` is worth a closer look: no name is in a text for which this is False."""
        return bool(self._some.search(text.casefold()) or _DISGUISE.search(text))

    def within(self, value: str) -> list[str]:
        """Return the names in a value, as they are written there."""
        text = unicodedata.normalize("NFKC", value)
        if self._words.fullmatch(text.strip()):
            return [text.strip()]
        return [found[found.lastgroup or 0] for found in self._name.finditer(text)]

    def places(self, text: str) -> Iterator[tuple[str, Span]]:
        """Yield each name in the text of a file, comments and all, with where it stands."""
        for found in self._name.finditer(text):
            group = found.lastgroup or 0
            yield found[group], Span(*found.span(group))


@lru_cache(maxsize=1)
def names_of(people: PeopleIndex, organization: OrganizationIndex | None) -> HolderNames:
    """Return the names of `people`, made ready once for all files."""
    return HolderNames(people, organization)


def _bare(text: str) -> str:
    return _GAPS.sub("", unicodedata.normalize("NFKC", text))


def _one_of(names: Iterable[str], edges: bool = True) -> str:
    """Return the pattern that matches each of `names`, the longest first, and no part of a Latin word."""
    tree: dict[str, Any] = {}
    for name in sorted(names):
        here = tree
        for character in name:
            here = here.setdefault(character, {})
        here[""] = {}
    pattern = _branches(tree, edges) if tree else "(?!)"
    return f"(?:{pattern})"


def _branches(tree: dict[str, Any], edges: bool, first: bool = True) -> str:
    """The alternatives of one step; a name that others go on from comes last of them."""
    steps = []
    for character in sorted(tree, reverse=True):
        if character:
            latin = edges and _LATIN.match(character)
            before = "(?<![A-Za-z])" if first and latin else ""
            rest = tree[character]
            after = "(?![A-Za-z])" if latin else ""
            end = f"(?:{_branches(rest, edges, False)})" if set(rest) - {""} else ""
            end = f"(?:{_GAP}*{end}{'|' + after if '' in rest else ''})" if end else after
            steps.append(before + re.escape(character) + end)
    return "|".join(steps)
