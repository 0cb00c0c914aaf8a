"""Adds items to a list in somebody's YAML: lines behind its last item, all else as it was.

As with `splice`, what comes out is read back, and refused where anything but the items was changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from riskctl.base.location import DataPath, line_starts, position
from riskctl.base.messages import Said, Words
from riskctl.sources.tree import Data
from riskctl.sources.yaml.comments import comment_texts
from riskctl.sources.yaml.emit import STEP, braced, emit, scalar
from riskctl.sources.yaml.reader import DEEPEST, YamlTree, read
from riskctl.sources.yaml.splice import Unspliceable

WORDS: Words = {
    "refused": (
        "第 {line} 行的“{key}”没法只在后面加而不动别的，所以什么都没有写。请手工加上。",
        "“{key}” on line {line} cannot be added to without touching something else, so nothing was written. "
        "Please add it by hand.",
    ),
}
_LINE_END = re.compile(r"[^\r\n]*")

Items = Sequence[Mapping[str, object] | str]


def appended(tree: YamlTree, path: DataPath, items: Items) -> str:
    """Return the text of `tree` with `items` behind those of the list at `path`, which is made where missing.

    Items added in a list or mapping that stands in brackets hold scalars alone. Raises Unspliceable.
    """
    key = str(path[-1])
    text = _added(tree, path, key, items)
    after = read(text, DEEPEST)
    if (
        isinstance(after, list)
        or after.data != _expected(tree.data, path, items)
        or comment_texts(after) != comment_texts(tree)
    ):
        line = position(line_starts(tree.text), tree.span(path, "key")).line
        raise Unspliceable(Said(WORDS["refused"], {"key": key, "line": line}))
    return text


def _added(tree: YamlTree, path: DataPath, key: str, items: Items) -> str:
    parent = _at(tree.data, path[:-1])
    known = parent.get(key)
    if known and not isinstance(known, list):  # something else stands there, and is not touched
        return tree.text
    if known:
        return _behind(tree, (*path, len(known) - 1), tree.span(path), items)
    if isinstance(parent, dict) and key in parent:
        return _filled(tree, path, items)
    return _new_key(tree, path, key, parent, items)


def _behind(tree: YamlTree, last: DataPath, whole: Any, items: Items) -> str:
    text = tree.text
    if text[whole.start] == "[":
        flow = "".join(f", {_on_the_line(item)}" for item in items)
        return text[: whole.end - 1].rstrip() + flow + text[whole.end - 1 :]
    first = tree.span((*last[:-1], 0)).start
    dash = text.rindex("-", 0, first)
    indent = text[text.rfind("\n", 0, dash) + 1 : dash]
    return _lines_after(text, tree.span(last).end, _indented(emit({"x": list(items)}), indent, drop=1))


def _filled(tree: YamlTree, path: DataPath, items: Items) -> str:
    """The text with items under a key that has none: `[]`, `~` or nothing stands there."""
    text, whole, home = tree.text, tree.span(path), tree.span(path[:-1])
    before = text[: whole.start].rstrip(" \t")
    if text[home.start : home.start + 1] == "{":
        flow = ", ".join(_on_the_line(item) for item in items)
        return f"{before} [{flow}]{text[whole.end :]}"
    lines = emit({"x": list(items)}).splitlines()[1:]
    indent = " " * _column(text, tree.span(path, "key").start)
    return _lines_after(before + text[whole.end :], len(before), [indent + line for line in lines])


def _new_key(tree: YamlTree, path: DataPath, key: str, parent: Mapping[str, Data], items: Items) -> str:
    text, home = tree.text, tree.span(path[:-1])
    if text[home.start : home.start + 1] == "{":
        flow = ", ".join(_on_the_line(item) for item in items)
        return text[: home.end - 1].rstrip() + f", {key}: [{flow}]" + text[home.end - 1 :]
    names = list(parent)
    indent = " " * _column(text, tree.span((*path[:-1], names[0]), "key").start)
    end = max(tree.span((*path[:-1], name)).end for name in names)
    return _lines_after(text, end, _indented(emit({key: list(items)}), indent))


def _column(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1)


def _indented(lines: str, indent: str, drop: int = 0) -> list[str]:
    """The lines of what was emitted, `drop` of them and their step of indentation less."""
    kept = lines.splitlines()[drop:]
    return [indent + (line.removeprefix(STEP) if drop else line) for line in kept]


def _lines_after(text: str, at: int, lines: Sequence[str]) -> str:
    """`text` with lines below the one in which `at` lies, ended as its own lines are."""
    ending = "\r\n" if "\r\n" in text else "\n"
    found = _LINE_END.match(text, at)
    end = found.end() if found else at
    if text[:end].endswith(("\n", "\r")):  # a block of text ends with its line
        end = len(text[:end].rstrip("\r\n"))
    return text[:end] + "".join(ending + line for line in lines) + (text[end:] or ending)


def _on_the_line(item: Mapping[str, object] | str) -> str:
    """An item as it stands in a list in brackets."""
    return scalar(item) if isinstance(item, str) else braced({key: str(one) for key, one in item.items()})


def _expected(data: Data, path: DataPath, items: Items) -> Data:
    whole = deepcopy(data)
    parent = _at(whole, path[:-1])
    again = read(emit({"x": list(items)}), DEEPEST)
    added = again.data["x"] if isinstance(again, YamlTree) and isinstance(again.data, dict) else None
    parent[str(path[-1])] = [*(parent.get(str(path[-1])) or []), *(added or [])]
    return whole


def _at(data: Data, path: DataPath) -> Any:
    here: Any = data
    for step in path:
        here = here[step]
    return here
