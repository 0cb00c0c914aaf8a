"""The lines of a shared file by the unit that they are of: its head, and its entries with their comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from riskctl.base.location import Span, line_starts, position
from riskctl.sources.yaml.reader import YamlTree

LISTS = {"organization": "units", "people": "holders"}


@dataclass(frozen=True, slots=True)
class PartEntry:
    """What a shared file says of one unit, or of who holds one post of it: lines, each ended."""

    unit: str
    lines: str


@dataclass(frozen=True, slots=True)
class PartText:
    """A shared file cut at its lines: what stands above its entries, and these."""

    head: str
    entries: tuple[PartEntry, ...]


def cut_by_unit(tree: YamlTree, part: str) -> PartText | None:
    """Return the text of the organisation or the holders, whichever `part` names, cut at its entries.

    None where an entry has no lines of its own, or something stands below them.
    """
    data: Any = tree.data
    name = LISTS[part]
    items = data.get(name) if isinstance(data, dict) else None
    if not items or [*data][-1] != name:
        return None
    keys = [*range(len(items))] if isinstance(items, list) else [*items]
    units = [str(items[k].get("id", "")) if isinstance(k, int) else k.partition("/")[0] for k in keys]
    text, starts = tree.text, line_starts(tree.text)
    at = [position(starts, _start(tree, name, key)).line - 1 for key in keys]
    first = position(starts, tree.span((name,), "key")).line
    if len({*at}) < len(at) or at[0] < first:
        return None
    cut = [first, *(_with_comments(text, starts, line, before) for before, line in pairwise(at))]
    ends = [*(starts[line] for line in cut[1:]), len(text)]
    lines = (_ended(text[starts[line] : end]) for line, end in zip(cut, ends, strict=True))
    return PartText(text[: starts[first]], tuple(map(PartEntry, units, lines)))


def _start(tree: YamlTree, name: str, key: str | int) -> Span:
    return tree.span((name, key), "key") if isinstance(key, str) else tree.span((name, key))


def _with_comments(text: str, starts: Sequence[int], line: int, before: int) -> int:
    """The first of the lines of comment that stand right above an entry, behind the line `before`."""
    while line - 1 > before and text[starts[line - 1] : starts[line]].lstrip().startswith("#"):
        line -= 1
    return line


def _ended(lines: str) -> str:
    return lines if lines.endswith("\n") else f"{lines}\n"
