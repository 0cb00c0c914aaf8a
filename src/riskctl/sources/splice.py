"""Byte-exact edits of YAML: text is cut at the spans the reader gave, and read back before it is believed.

No dumper rewrites a file a person wrote (TRUST §1). An edit that would change anything but what was
asked - another value, a comment, a line - is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.location import DataPath, Span
from riskctl.base.messages import Said, Words
from riskctl.sources.tree import Data
from riskctl.sources.yaml import YamlTree, read
from riskctl.sources.yaml_loop import EMPTY

WORDS: Words = {
    "refused": (
        "第 {line} 行的写法没法只改这一处而不动别的，所以什么都没有写：{text}",
        "Line {line} cannot be changed without touching something else, so nothing was written: {text}",
    ),
    "by-hand": ("请手工把 {key} 改成 {value}。", "Please write {key}: {value} by hand."),
}

# Plain text that YAML reads back as itself in every place; all else is quoted.
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=](?:[^:#,\[\]{}\r\n]*[^\s:#,\[\]{}])?")
_COMMENT = re.compile(r"#[^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n|\Z")


@dataclass(frozen=True, slots=True)
class Edit:
    """Set the scalar at `path`; a key that is not there is added below `after`, else at the end."""

    path: DataPath
    value: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    text: str


class Unspliceable(RiskctlError):
    """The edit cannot be made without touching something else."""


def splice(tree: YamlTree, edits: Sequence[Edit]) -> str:
    """Return the text of `tree` with the edits made and nothing else changed; raise Unspliceable."""
    cuts = [_cut(tree, edit) for edit in edits]
    text = tree.text
    for cut in sorted(cuts, key=lambda c: c.start, reverse=True):
        text = text[: cut.start] + cut.text + text[cut.end :]
    wanted = _edited(tree.data, edits)
    after = read(text)
    if isinstance(after, list) or after.data != wanted or comments(after) != comments(tree):
        raise _refused(tree, edits[0])
    return text


def scalar_text(value: str) -> str:
    """Return `value` as YAML that is read back as the same text, plain where that is safe."""
    if _PLAIN.fullmatch(value) and value not in EMPTY:
        return value
    if value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n")
    return f'"{escaped}"'


def _cut(tree: YamlTree, edit: Edit) -> _Cut:
    parent: Any = _at(tree.data, edit.path[:-1])
    key = edit.path[-1]
    if not isinstance(parent, dict) or isinstance(parent.get(key), dict | list):
        raise _refused(tree, edit)
    if key in parent:
        return _set(tree, edit)
    return _insert(tree, edit, parent)


def _set(tree: YamlTree, edit: Edit) -> _Cut:
    span = tree.span(edit.path)
    new = scalar_text(edit.value)
    if span.start == span.end:  # nothing stands there: ` value`, and a blank before a comment
        following = tree.text[span.end : span.end + 1]
        return _Cut(span.start, span.end, f" {new}" + (" " if following == "#" else ""))
    if tree.text[span.start] in "|>":
        raise _refused(tree, edit)
    return _Cut(span.start, span.end, new)


def _insert(tree: YamlTree, edit: Edit, parent: dict[str, Data]) -> _Cut:
    if not parent:
        raise _refused(tree, edit)
    sibling = edit.after if edit.after in parent else list(parent)[-1]
    home, value = tree.span(edit.path[:-1]), tree.span((*edit.path[:-1], sibling))
    pair = f"{edit.path[-1]}: {scalar_text(edit.value)}"
    if tree.text[home.start] == "{":
        return _Cut(value.end, value.end, f", {pair}")
    first = tree.span((*edit.path[:-1], next(iter(parent))), "key")
    column = first.start - (
        max(tree.text.rfind("\n", 0, first.start), tree.text.rfind("\r", 0, first.start)) + 1
    )
    line_end = _BREAK.search(tree.text, value.end)
    at = line_end.start() if line_end else len(tree.text)
    return _Cut(at, at, f"{_line_break(tree.text)}{' ' * column}{pair}")


def _line_break(text: str) -> str:
    found = _BREAK.search(text)
    return (found[0] if found else "") or "\n"


def _at(data: Data, path: Iterable[str | int]) -> Any:
    here: Any = data
    for step in path:
        here = here[step]
    return here


def _edited(data: Data, edits: Iterable[Edit]) -> Data:
    wanted = deepcopy(data)
    for edit in edits:
        _at(wanted, edit.path[:-1])[edit.path[-1]] = edit.value
    return wanted


def comments(tree: YamlTree) -> list[str]:
    """Every comment of the text: what begins with # outside keys and scalars."""
    kept, last = [], 0
    for start, end in sorted(zip(tree.spans[::2], tree.spans[1::2], strict=True)):
        if start >= last and not _holds_others(tree.text, start, end):
            kept.append(tree.text[last:start])
            last = end
    return _COMMENT.findall("\n".join((*kept, tree.text[last:])))


def _holds_others(text: str, start: int, end: int) -> bool:
    """Whether the span is a collection's: those of its parts come later."""
    return start < end and (text[start] in "[{" or text[start : start + 2] in ("- ", "-\n", "-\r"))


def _refused(tree: YamlTree, edit: Edit) -> Unspliceable:
    start = tree.span(edit.path).start
    line = tree.text.count("\n", 0, start) + 1
    text = tree.text[start:].split("\n", 1)[0]
    hint = Said(WORDS["by-hand"], {"key": str(edit.path[-1]), "value": edit.value})
    return Unspliceable(Said(WORDS["refused"], {"line": line, "text": text}), hint)


__all__ = ["Edit", "Span", "Unspliceable", "scalar_text", "splice"]
