"""Byte-exact edits of YAML: text is cut at the spans the reader gave, and read back before it is believed.

No dumper rewrites a file a person wrote (docs/internals/reading.md#editing). An edit that would change
anything but what was asked - another value, a comment, a line - is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.location import DataPath, line_starts, position
from riskctl.base.messages import Said, Words
from riskctl.sources.tree import Data
from riskctl.sources.yaml.comments import comment_texts
from riskctl.sources.yaml.emit import written
from riskctl.sources.yaml.reader import DEEPEST, YamlTree, read

WORDS: Words = {
    "refused": (
        "第 {line} 行的写法没法只改这一处而不动别的，所以什么都没有写：{text}",
        "Line {line} cannot be changed without touching something else, so nothing was written: {text}",
    ),
    "by-hand": ("请手工把 {key} 改成 {value}。", "Please write {key}: {value} by hand."),
}

_ONE_BLANK = re.compile(r" (?=[,\r\n]|\Z)")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """Set the scalar at `path`; a key that is not there is added below `after`, else at the end.

    The value of a key that is not there may be a mapping.
    """

    path: DataPath
    value: str | Mapping[str, str]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Rekey:
    """Give the value at `path` another key; its place, its value and its comments stay."""

    path: DataPath
    key: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """A piece of the text and what takes its place; of two at one place the higher rank stands first."""

    start: int
    end: int
    text: str
    rank: int


class Unspliceable(RiskctlError):
    """The edit cannot be made without touching something else."""


def splice(tree: YamlTree, edits: Sequence[Edit | Rekey]) -> str:
    """Return the text of `tree` with the edits made and nothing else changed; raise Unspliceable."""
    text = _spliced(tree, edits)
    if text is None:
        raise _refused(tree, next((one for one in edits if _spliced(tree, [one]) is None), edits[0]))
    return text


def _spliced(tree: YamlTree, edits: Sequence[Edit | Rekey]) -> str | None:
    """The new text, None where it does not read back as what was asked."""
    text = tree.text
    cuts = [_cut(tree, edit) for edit in reversed(edits)]
    for cut in sorted(cuts, key=lambda cut: (-cut.start, cut.rank)):
        text = text[: cut.start] + cut.text + text[cut.end :]
    after = read(text, DEEPEST)
    if isinstance(after, list) or after.data != _edited(tree.data, edits):
        return None
    return text if comment_texts(after) == comment_texts(tree) else None


def value_text(value: str | Mapping[str, str]) -> str:
    """Return a text, or a mapping of texts in brackets, as YAML that is read back as the same."""
    if isinstance(value, str):
        return written(value)
    return "{" + ", ".join(f"{key}: {written(text)}" for key, text in value.items()) + "}"


def _cut(tree: YamlTree, edit: Edit | Rekey) -> _Cut:
    if isinstance(edit, Rekey):
        span = tree.span(edit.path, "key")
        return _Cut(span.start, span.end, written(edit.key), 2 * len(edit.path))
    parent: Any = _at(tree.data, edit.path[:-1])
    key = edit.path[-1]
    known = key in parent if isinstance(parent, dict) else isinstance(key, int) and key < len(parent)
    if known and isinstance(edit.value, str) and not isinstance(parent[key], dict | list):
        return _set(tree, edit, edit.value)
    if known or not isinstance(parent, dict):
        raise _refused(tree, edit)
    return _insert(tree, edit, parent)


def _set(tree: YamlTree, edit: Edit, value: str) -> _Cut:
    span, rank = tree.span(edit.path), 2 * len(edit.path) + 1
    new = written(value)
    if span.start == span.end:  # nothing stands there yet
        at = _behind_blank(tree.text, span.end)
        return _Cut(at, at, new if at > span.end else f" {new}", rank)
    if tree.text[span.start] in "|>":
        raise _refused(tree, edit)
    return _Cut(span.start, span.end, new, rank)


def _insert(tree: YamlTree, edit: Edit, parent: dict[str, Data]) -> _Cut:
    text, home, rank = tree.text, edit.path[:-1], 2 * len(edit.path)
    pair = f"{edit.path[-1]}: {value_text(edit.value)}"
    if not parent:
        inside = tree.span(home).start + 1
        return _Cut(inside, inside, pair, rank)
    sibling = (*home, edit.after if edit.after in parent else list(parent)[-1])
    value = tree.span(sibling)
    if text[tree.span(home).start] == "{":  # a comma straight after a colon would be part of a text
        at = value.end if value.start < value.end else _behind_blank(text, value.end)
        return _Cut(at, at, f", {pair}" if at > value.start else f" , {pair}", rank)
    return _insert_line(tree, sibling, next(iter(parent)), pair, rank)


def _insert_line(tree: YamlTree, sibling: DataPath, first_key: str, pair: str, rank: int) -> _Cut:
    """Put `pair` on a line of its own below `sibling`, as far in as the first key of their mapping."""
    text, value = tree.text, tree.span(sibling)
    first = tree.span((*sibling[:-1], first_key), "key").start
    indent = " " * (first - max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) - 1)
    here = _BREAK.search(text, value.end)
    end = (here or _BREAK.search(text) or ["\n"])[0]
    if text[value.end - 1 : value.end] in ("\r", "\n"):  # a block text that keeps the empty lines below it
        return _Cut(value.end, value.end, f"{indent}{pair}{end}", rank)
    if here is None and text[value.start : value.start + 1] in ("|", ">"):  # it would gain the line break
        key = tree.span(sibling, "key").start
        return _Cut(key, key, f"{pair}{end}{indent}", rank)
    at = here.start() if here else len(text)
    return _Cut(at, at, f"{end}{indent}{pair}", rank)


def _behind_blank(text: str, at: int) -> int:
    """Where a value goes into an empty place: behind the one blank that stands there, if that is all."""
    return at + 1 if _ONE_BLANK.match(text, at) else at


def _at(data: Data, path: Iterable[str | int]) -> Any:
    here: Any = data
    for step in path:
        here = here[step]
    return here


def _edited(data: Data, edits: Sequence[Edit | Rekey]) -> Data:
    """The data with the edits made; keys last and the deepest first, so that every path is as it was."""
    wanted = deepcopy(data)
    for edit in edits:
        if isinstance(edit, Rekey):
            continue
        value = edit.value if isinstance(edit.value, str) else dict(edit.value)
        _at(wanted, edit.path[:-1])[edit.path[-1]] = value
    for edit in sorted((e for e in edits if isinstance(e, Rekey)), key=lambda e: -len(e.path)):
        home = _at(wanted, edit.path[:-1])
        pairs = [(edit.key if key == edit.path[-1] else key, value) for key, value in home.items()]
        home.clear()
        home.update(pairs)
    return wanted


def _refused(tree: YamlTree, edit: Edit | Rekey) -> Unspliceable:
    starts = line_starts(tree.text)
    line = position(starts, tree.span(edit.path)).line
    text = tree.text[starts[line - 1] : [*starts, len(tree.text)][line]].strip()
    pair = (edit.key, "…") if isinstance(edit, Rekey) else (str(edit.path[-1]), value_text(edit.value))
    hint = Said(WORDS["by-hand"], {"key": pair[0], "value": pair[1]})
    return Unspliceable(Said(WORDS["refused"], {"line": line, "text": text}), hint)
