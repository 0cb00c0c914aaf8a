"""Many names looked for at once: a tree of their characters, between which blanks and dots may stand.

A pattern of all names finds the same, which a test compares, but takes longer to make than a hundred
registers take to check. So a small pattern finds where a name may begin, and the tree is walked from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from riskctl.base.location import Span
from riskctl.base.lookalike import GAP

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
LETTER = f"[^\\W\\d_{HAN}]"
_STEP = re.compile(f"(.){GAP}*", re.DOTALL)  # of a name: a character, and what may part it from the next
_NOTHING = "(?!)"


def is_letter(text: str) -> bool:
    """Return whether `text` begins with a letter of an alphabet. Asked once a name is found: its pattern is
    compiled then, which takes as long as to check some files."""
    return re.match(LETTER, text) is not None


class NameTree:
    """Names of at least two characters, none of them a gap, made ready to be looked for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._tree = _tree(names)
        seconds = {character for rest in self._tree.values() for character in rest}
        first, second = _any_of(self._tree), _any_of(seconds)
        self._may_begin = re.compile(f"{first}{GAP}*{second}" if seconds else _NOTHING)

    def search(self, text: str, at: int = 0) -> Span | None:
        """Return where the first name from `at` on stands, the longest that begins there; none goes on in a
        letter."""
        while found := self._may_begin.search(text, at):
            start = found.start()
            end = self._end(text, start)
            if end:
                return Span(start, end)
            at = start + 1
        return None

    def _end(self, text: str, at: int) -> int:
        """The end of the longest name that begins at `at`, 0 where none does."""
        here, end = self._tree, 0
        for step in _STEP.finditer(text, at):
            here, after = here.get(step[1], {}), step.end(1)
            if not here:
                break
            if "" in here and not (is_letter(step[1]) and is_letter(text[after : after + 1])):
                end = after
        return end


def _tree(names: Iterable[str]) -> dict[str, Any]:
    """Each name as a path of its characters, with a blank step at its end."""
    tree: dict[str, Any] = {}
    for name in names:
        here = tree
        for character in name:
            here = here.setdefault(character, {})
        here[""] = {}
    return tree


def _any_of(characters: Iterable[str]) -> str:
    return f"[{''.join(re.escape(one) for one in sorted(characters))}]"


def one_of(names: Iterable[str]) -> str:
    """Return the pattern that matches each of `names`, the longest first, and none that a letter goes on."""
    tree = _tree(names)
    pattern = _branches(tree) if tree else _NOTHING
    return f"(?:{pattern})"


def _branches(tree: dict[str, Any]) -> str:
    """The alternatives of one step; a name that others go on from comes last of them."""
    steps = []
    for character in sorted(tree, reverse=True):
        if character:
            rest = tree[character]
            after = f"(?!{LETTER})" if is_letter(character) else ""
            end = f"(?:{_branches(rest)})" if set(rest) - {""} else ""
            end = f"(?:{GAP}*{end}{'|' + after if '' in rest else ''})" if end else after
            steps.append(re.escape(character) + end)
    return "|".join(steps)
