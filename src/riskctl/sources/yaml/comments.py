"""The comments of a YAML text: what begins with # outside its keys and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.base.location import Span
from riskctl.sources.tree import Data

if TYPE_CHECKING:  # the reader looks at comments itself
    from riskctl.sources.yaml.reader import YamlTree

_COMMENT = re.compile(r"#[^\r\n]*")
_ENDS = ('"', "'", "]", "}", ",")  # of a value, or between two
_LINE_END = re.compile(r"[\r\n]|\Z")


def comments(tree: YamlTree) -> Iterator[Span]:
    """Yield every comment of `tree` in its order, from its # to the end of its line."""
    text, last = tree.text, 0
    for start, end, scalar in zip(tree.spans[::2], tree.spans[1::2], _scalars(tree.data), strict=True):
        if scalar:
            yield from _within(text, last, start)
            last = end
            if text[start : start + 1] in ("|", ">"):  # a comment may follow the sign of a block
                found = _LINE_END.search(text, start)
                yield from _within(text, start, found.start() if found else end)
    yield from _within(text, last, len(text))


def touching(tree: YamlTree) -> Iterator[Span]:
    """Yield the comments that no blank parts from what stands before them: other readers refuse them."""
    text = tree.text
    if any(f"{sign}#" in text for sign in _ENDS):
        yield from (span for span in comments(tree) if text[span.start - 1 : span.start] in _ENDS)


def comment_texts(tree: YamlTree) -> list[str]:
    """Return what the comments of `tree` say, each with its #."""
    return [tree.text[span.start : span.end] for span in comments(tree)]


def _scalars(data: Data) -> Iterator[bool]:
    """Whether each span of a tree, in their order, is that of a key or plain value, not of a collection."""
    if isinstance(data, dict):
        yield False
        for value in data.values():
            yield True
            yield from _scalars(value)
    elif isinstance(data, list):
        yield False
        for value in data:
            yield from _scalars(value)
    else:
        yield True


def _within(text: str, start: int, end: int) -> Iterator[Span]:
    yield from (Span(*found.span()) for found in _COMMENT.finditer(text, start, end))
