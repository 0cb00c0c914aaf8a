"""Edits that are refused, with the line and what to write by hand; and several edits in one place."""

from __future__ import annotations

import pytest

from riskctl.base.location import DataPath
from riskctl.sources.yaml import reader as yaml
from riskctl.sources.yaml.reader import YamlTree
from riskctl.sources.yaml.splice import Edit, Unspliceable, splice


def tree_of(text: str) -> YamlTree:
    tree = yaml.read(text)
    assert isinstance(tree, YamlTree), tree
    return tree


@pytest.mark.parametrize(
    ("text", "path", "value", "line", "shown"),
    [
        ("a: 1\nlevel: |\n  3\n", ("level",), "3", 2, "level: |"),
        ("a: 1\r\nlevel: >-\r\n  3\r\n", ("level",), "3", 2, "level: >-"),
        ("a: 1\rb: 2\r- x\r".replace("- x", "level: |"), ("level",), "3", 3, "level: |"),
        ("# c\nlevel: [1, 2]  # 两个\n", ("level",), "3", 2, "level: [1, 2]  # 两个"),
        ("a: 1\nlevel:\n  x: 1\n", ("level",), "3", 3, "x: 1"),
        ("a:\n- x\n", ("a", 1), "3", 1, "a:"),
        ("a: 1\nb: 2 # 甲\n", ("b",), "x\u200by", 2, "b: 2 # 甲"),
        ("x: [a: b]\n", ("x", 0, "level"), "3", 1, "x: [a: b]"),
    ],
)
def test_a_refusal_names_the_line_and_what_to_write(
    text: str, path: DataPath, value: str, line: int, shown: str
) -> None:
    with pytest.raises(Unspliceable) as refusal:
        splice(tree_of(text), [Edit(path, value)])
    said, hint = refusal.value.said, refusal.value.hint
    assert hint is not None
    assert f"第 {line} 行" in said.text("zh") and said.text("zh").endswith(f"：{shown}")
    assert said.text("en").startswith(f"Line {line} ") and said.text("en").endswith(f": {shown}")
    for language in ("zh", "en"):
        assert str(path[-1]) in hint.text(language)
        assert hint.text(language).isprintable()


def test_of_several_edits_the_one_that_cannot_be_made_is_named() -> None:
    tree = tree_of("a: 1\nb: 2\nx: [c: d]\n")
    with pytest.raises(Unspliceable, match=r"^Line 3 "):
        splice(tree, [Edit(("a",), "3"), Edit(("b",), "3"), Edit(("x", 0, "level"), "3")])


def test_edits_that_would_take_a_comment_along_are_refused() -> None:
    """Asked for twice, the second cut is as long as the old value: up to the end of the comment."""
    tree = tree_of("a: 11111 # c\nb: 2\n")
    with pytest.raises(Unspliceable, match=r"^Line 1 .*: a: 11111 # c"):
        splice(tree, [Edit(("a",), "3"), Edit(("a",), "3")])


def test_a_new_key_stands_below_the_one_it_follows() -> None:
    text = "- severity: 严重 # 见卷\n  measures:\n    - x\n"
    after = splice(tree_of(text), [Edit((0, "level"), "3", after="severity")])
    assert after == "- severity: 严重 # 见卷\n  level: 3\n  measures:\n    - x\n"
    assert splice(tree_of("{a: 1, b: 2}"), [Edit(("c",), "3", after="a")]) == "{a: 1, c: 3, b: 2}"
    assert splice(tree_of("a: 1\nb: 2"), [Edit(("c",), "3", after="d")]) == "a: 1\nb: 2\nc: 3"


@pytest.mark.parametrize(
    ("text", "edits", "after"),
    [
        ("a: 1\n", ["b", "c"], "a: 1\nb: 3\nc: 3\n"),
        ("{a: 1}", ["b", "c"], "{a: 1, b: 3, c: 3}"),
        ("a:\nb: 2", ["a", "c"], "a: 3\nb: 2\nc: 3"),
        ("a:\n", ["b", "a"], "a: 3\nb: 3\n"),
        ("{a: }", ["a", "b"], "{a: 3 , b: 3 }"),
        ("{a: }", ["b", "a"], "{a: 3 , b: 3 }"),
        ("{a: , x: 1}", ["b", "a"], "{a: 3, x: 1, b: 3}"),
        (
            "a:\n  b:\n    c: 1 # x\n",
            ["d", "a.d", "a.b.d"],
            "a:\n  b:\n    c: 1 # x\n    d: 3\n  d: 3\nd: 3\n",
        ),
        ("a:\n  b:\n    c: 1\n", ["a.b.d", "a.d", "d"], "a:\n  b:\n    c: 1\n    d: 3\n  d: 3\nd: 3\n"),
    ],
)
def test_edits_in_one_place_keep_their_order(text: str, edits: list[str], after: str) -> None:
    assert splice(tree_of(text), [Edit(tuple(edit.split(".")), "3") for edit in edits]) == after


def test_a_file_read_deeper_than_usual_is_edited_too() -> None:
    text = "[" * 100 + "{a: 1}" + "]" * 100
    tree = yaml.read(text, depth=120)
    assert isinstance(tree, YamlTree)
    assert splice(tree, [Edit((*(0,) * 100, "a"), "3")]) == text.replace("1", "3")
