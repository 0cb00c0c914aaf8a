"""Lists and mappings within brackets: what stands between the parts that stay is cut, commas and all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.base.location import Span
from riskctl.merge.align import NotMergeable
from riskctl.sources.tree import Data
from riskctl.sources.yaml.emit import written


def gaps(whole: Span, parts: Sequence[Span], wanted: Sequence[Span | str]) -> Iterator[tuple[Span, str]]:
    """Yield what to put between the brackets of `whole`, so that of its `parts` those `wanted` are left and
    the new texts stand among them."""
    staying = [one for one in wanted if isinstance(one, Span)]
    if not staying:
        yield Span(whole.start + 1, whole.end - 1), ", ".join(map(str, wanted))
        return
    new: list[str] = []
    behind: Span | None = None
    for one in wanted:
        if isinstance(one, str):
            new.append(one)
            continue
        gone = [part for part in parts if (behind.end if behind else -1) <= part.start < one.start]
        if new or gone:
            start = behind.end if behind else parts[0].start
            yield Span(start, one.start), ", ".join([""] * bool(behind) + [*new, ""])
        new, behind = [], one
    if behind and (new or behind != parts[-1]):
        yield Span(behind.end, parts[-1].end), ", ".join(["", *new])


def within_brackets(value: Data) -> str:
    """Return a value as it is written between brackets; raise NotMergeable where it cannot be."""
    if isinstance(value, dict):
        inner = (f"{written(key)}: {within_brackets(each)}" for key, each in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(within_brackets, value)) + "]"
    if value is None:  # nothing is no text there
        raise NotMergeable
    return written(value)
