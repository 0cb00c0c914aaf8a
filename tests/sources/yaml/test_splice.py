"""Byte-exact edits: the change asked for and no other, or a refusal that names the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from riskctl.base.location import DataPath
from riskctl.sources.gate import Decoded, decode_yaml
from riskctl.sources.yaml import reader as yaml
from riskctl.sources.yaml.comments import comment_texts
from riskctl.sources.yaml.reader import YamlTree
from riskctl.sources.yaml.splice import Edit, Unspliceable, splice, value_text
from tests.sources.yaml.texts import SHAPES, Mutation, mutations
from tests.sources.yaml.written import Written, registers

VALUES = [
    "3",
    "三级",
    "",
    "~",
    "null",
    "a: b",
    "- x",
    "[",
    "it's",
    "甲，乙",
    "x # y",
    "是?",
    " x ",
    "\n",
]
VALUES += [
    "%",
    "@a",
    "'",
    '"',
    "\\",
    "\t",
    "𠀀e\u0301",
    "\u3000",
    "<<",
    "---",
    "a:",
    "#",
    "\ue000",
    "\U0001f600",
]


def tree_of(text: str) -> YamlTree:
    tree = yaml.read(text)
    assert isinstance(tree, YamlTree), tree
    return tree


def at(data: Any, path: DataPath) -> Any:
    for step in path:
        data = data[step]
    return data


def spliced(text: str, *edits: Edit) -> str:
    """The text after `edits`, which must then read back as asked with either parser, comments kept."""
    tree = tree_of(text)
    after = splice(tree, edits)
    wanted = deepcopy(tree.data)
    for edit in edits:
        at(wanted, edit.path[:-1])[edit.path[-1]] = edit.value
    for pure in (False, True):
        again = yaml.read(after, pure=pure)
        assert isinstance(again, YamlTree)
        assert again.data == wanted
    assert comment_texts(tree_of(after)) == comment_texts(tree)
    return after


@settings(max_examples=150)
@given(registers(), st.data())
def test_a_value_is_set_where_it_stands(written: Written, data: st.DataObject) -> None:
    scalars = [p for p in written.values if p and not isinstance(at(written.data, p), dict | list)]
    assume(scalars)
    path, value = data.draw(st.sampled_from(scalars)), data.draw(st.sampled_from(VALUES))
    span = written.values[path]
    if written.text[span.start : span.start + 1] == "|":
        with pytest.raises(Unspliceable):
            splice(tree_of(written.text), [Edit(path, value)])
        return
    after = spliced(written.text, Edit(path, value))
    assert after.startswith(written.text[: span.start])
    assert after.endswith(written.text[span.end :])


@settings(max_examples=150)
@given(registers(), st.data())
def test_a_key_is_added_in_a_line_of_its_own_or_within_the_brackets(
    written: Written, data: st.DataObject
) -> None:
    homes = [p for p in written.values if (found := at(written.data, p)) and isinstance(found, dict)]
    path = data.draw(st.sampled_from(homes))
    key = data.draw(st.sampled_from([*at(written.data, path), None]))
    texts = st.sampled_from(VALUES)
    mappings = st.dictionaries(st.sampled_from(("date", "日期")), texts, min_size=1)
    edit = Edit((*path, "新"), data.draw(texts | mappings), key)
    after = spliced(written.text, edit)
    pair = f"新: {value_text(edit.value)}"
    if written.text[written.values[path].start] == "{":
        assert written.text in (after.replace(f", {pair}", "", 1), after.replace(f" , {pair}", "", 1))
        return
    end = "\r\n" if "\r" in written.text else "\n"
    line = re.search(f"{end} *{re.escape(pair)}|{re.escape(pair)}{end} *", after)  # above a last block text
    assert line
    assert after[: line.start()] + after[line.end() :] == written.text


@settings(max_examples=150)
@given(st.sampled_from(SHAPES), st.lists(mutations, max_size=5), st.data())
def test_several_edits_of_any_text_are_made_or_refused(
    text: str, changes: list[Mutation], data: st.DataObject
) -> None:
    for change in changes:
        text = change(text)
    tree = yaml.read(text)
    assume(isinstance(tree, YamlTree) and isinstance(decode_yaml(text.encode()), Decoded))
    assert isinstance(tree, YamlTree)
    assume(isinstance(tree.data, dict))
    every = list(paths(tree.data))
    homes = [path for path in every if isinstance(at(tree.data, path), dict)]
    edits = [
        Edit(path, "3")
        for path in data.draw(st.lists(st.sampled_from(every), unique=True, max_size=3))
        if path
    ]
    edits += [
        Edit((*path, "level"), "二") for path in data.draw(st.lists(st.sampled_from(homes), unique=True))
    ]
    edits = [e for e in edits if not any(e.path[: len(o.path)] == o.path for o in edits if o is not e)]
    kinds = [at(tree.data, e.path) for e in edits if e.path[-1] != "level"]
    blocks = [tree.text[tree.span(e.path).start :][:1] in ("|", ">") for e in edits if e.path[-1] != "level"]
    if any(blocks) or any(isinstance(kind, dict | list) for kind in kinds):
        with pytest.raises(Unspliceable):
            splice(tree, edits)
    elif edits:
        spliced(text, *edits)


def paths(data: Any, path: DataPath = ()) -> Iterator[DataPath]:
    yield path
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in parts:
        yield from paths(value, (*path, step))


@pytest.mark.parametrize(
    ("text", "path", "after"),
    [
        ("a: 1  # c\nb: 2", ("a",), "a: 3  # c\nb: 2"),
        ("a:\nb: 2\n", ("a",), "a: 3\nb: 2\n"),
        ("a:   # c\nb: 2\n", ("a",), "a: 3   # c\nb: 2\n"),
        ("b: 2\na:", ("a",), "b: 2\na: 3"),
        ("a: \r\nb: 2\r\n", ("a",), "a: 3\r\nb: 2\r\n"),
        ("a: ~ # c", ("a",), "a: 3 # c"),
        ("{a: , b: 2}", ("a",), "{a: 3, b: 2}"),
        ("a: x\n  y # c\nb: 2", ("a",), "a: 3 # c\nb: 2"),
        ("a: 'x\n\n  y'\r\nb: 2\r\n", ("a",), "a: 3\r\nb: 2\r\n"),
        ("a: [x, 'y']", ("a", 1), "a: [x, 3]"),
        ("a:\n-\n- x\n", ("a", 0), "a:\n- 3\n- x\n"),
        ("单位: 甲\n等级: 一级\n", ("等级",), "单位: 甲\n等级: 3\n"),
        ("- a: 1 # c\n  b: 2\n- c", (0, "level"), "- a: 1 # c\n  b: 2\n  level: 3\n- c"),
        ("- a: 1\n  b:\n  - x\n  # c\n- c", (0, "level"), "- a: 1\n  b:\n  - x\n  level: 3\n  # c\n- c"),
        ("- - a: 1\r\n- b", (0, 0, "level"), "- - a: 1\r\n    level: 3\r\n- b"),
        ("a: 1", ("level",), "a: 1\nlevel: 3"),
        ("a: 1\r\nb: 2", ("level",), "a: 1\r\nb: 2\r\nlevel: 3"),
        ("a: 1\n\n# c\n", ("level",), "a: 1\nlevel: 3\n\n# c\n"),
        ("---\na: 1\n...\n", ("level",), "---\na: 1\nlevel: 3\n...\n"),
        ("a: |\n  x\n\n# c\nb: 2\n", ("level",), "a: |\n  x\n\n# c\nb: 2\nlevel: 3\n"),
        ("b: 1\na: |\n  x", ("level",), "b: 1\nlevel: 3\na: |\n  x"),
        ("- a: |\n   x", (0, "level"), "- level: 3\n  a: |\n   x"),
        ("- a: |+\n    x\n\n- b", (0, "level"), "- a: |+\n    x\n\n  level: 3\n- b"),
        ("- a: |\n    x\n\n- b", (0, "level"), "- a: |\n    x\n  level: 3\n\n- b"),
        ("{a: 1, b: 2 }", ("level",), "{a: 1, b: 2, level: 3 }"),
        ("{a: 1,\n b: 2, # c\n}\n", ("level",), "{a: 1,\n b: 2, level: 3, # c\n}\n"),
        ("{e: , x: 7}", ("level",), "{e: , x: 7, level: 3}"),
        ("{x: 7, e: }", ("level",), "{x: 7, e: , level: 3 }"),
        ("{x: 7, e: \n}", ("level",), "{x: 7, e: , level: 3\n}"),
        ("a: {} # c", ("a", "level"), "a: {level: 3} # c"),
    ],
)
def test_each_trap(text: str, path: DataPath, after: str) -> None:
    assert spliced(text, Edit(path, "3")) == after
