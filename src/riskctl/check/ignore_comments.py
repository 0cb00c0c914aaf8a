"""Ignores written as comments: `# riskctl: ignore[RK301] reason`, at the end of a line or alone above it.

A table has no comments. A file without the mark costs one look at its text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.base.location import Span, line_starts, position
from riskctl.corpus.document import Document
from riskctl.sources.yaml.comments import comments
from riskctl.sources.yaml.reader import YamlTree

MARKS = ("riskctl:", "riskctl：")
IGNORE = ("ignore", "忽略")
_DIRECTIVE = re.compile(r"#\s*riskctl[:：]\s*([^\W\d_]+)\s*(?:[\[［【]([^\]］】]*)[\]］】](.*))?")
_RULES = re.compile(r"[,，、;；\s]+")
_BEFORE_REASON = " \t:：,，-—"


@dataclass(frozen=True, slots=True)
class IgnoreComment:
    """One such comment. `rules` are those it names, none where it is not well formed; `line` is the
    line, counted from 1, whose findings it leaves out."""

    file: str
    span: Span
    rules: tuple[str, ...]
    reason: str
    line: int


Held = Callable[[Sequence[IgnoreComment]], Sequence[IgnoreComment]]  # which of them hold


def held_at(comments: Sequence[IgnoreComment], before: Iterable[IgnoreComment]) -> list[IgnoreComment]:
    """Return those of `comments` that stood in their file `before` as well, as often and no more."""
    left = Counter((one.file, one.rules, one.reason) for one in before)
    held = []
    for one in comments:
        key = one.file, one.rules, one.reason
        if left[key]:
            left[key] -= 1
            held.append(one)
    return held


def ignore_comments(document: Document) -> list[IgnoreComment]:
    """Return the comments of `document` that are ignores, or were meant to be."""
    text, tree = document.text, document.tree
    # The text of a table is that of all its subjects: searched for each, it costs the square of its size.
    if text is None or not isinstance(tree, YamlTree) or not any(mark in text for mark in MARKS):
        return []
    return list(_found(document.file, tree))


def _found(file: str, tree: YamlTree) -> Iterator[IgnoreComment]:
    starts = line_starts(tree.text)
    below = _lines_below(tree.text, starts)
    for span in comments(tree):
        found = _DIRECTIVE.search(tree.text, span.start, span.end)
        if found is None or not (found[1] in IGNORE or found[2] is not None):
            continue
        named = _RULES.split(found[2] or "") if found[1] in IGNORE else []
        reason = (found[3] or "").strip(_BEFORE_REASON)
        at = Span(*found.span())
        yield IgnoreComment(file, at, tuple(filter(None, named)), reason, _line(tree.text, starts, below, at))


def _line(text: str, starts: list[int], below: list[int], span: Span) -> int:
    """The line of the comment, or where it stands alone the next one that is no comment."""
    line = position(starts, span).line
    alone = not text[starts[line - 1] : span.start].strip()
    return (below[line - 1] or line) if alone else line


def _lines_below(text: str, starts: list[int]) -> list[int]:
    """For each line the first from it on that is no comment, counted from 1; 0 where none is. Looked for anew
    for each of many comments, it would cost their square."""
    found = [0] * len(starts)
    below, end = 0, len(text)
    for n in range(len(starts) - 1, -1, -1):
        line = text[starts[n] : end].strip()
        end = starts[n]
        if (line and not line.startswith("#")) or (not line and n < len(starts) - 1):
            below = n + 1
        found[n] = below
    return found
