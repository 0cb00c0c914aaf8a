"""Items added to a list in somebody's YAML: behind its last, in its own form, and nothing else moves."""

from __future__ import annotations

from typing import Any

import pytest

from riskctl.sources.yaml.append import appended
from riskctl.sources.yaml.reader import YamlTree, read
from riskctl.sources.yaml.splice import Unspliceable

ITEM = [{"id": "b", "name": "乙: 二"}]


def added(text: str, path: tuple[Any, ...] = ("list",)) -> str:
    tree = read(text)
    assert isinstance(tree, YamlTree)
    return appended(tree, path, ITEM)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list:\n  - id: a\nz: 1\n", "list:\n  - id: a\n  - id: b\n    name: '乙: 二'\nz: 1\n"),
        ("list:\n- id: a  # 注\n# 尾\n", "list:\n- id: a  # 注\n- id: b\n  name: '乙: 二'\n# 尾\n"),
        ("list:\r\n  - id: a\r\n", "list:\r\n  - id: a\r\n  - id: b\r\n    name: '乙: 二'\r\n"),
        ("list:\n  - id: a", "list:\n  - id: a\n  - id: b\n    name: '乙: 二'\n"),
        ("list:\n  - {id: a}\n", "list:\n  - {id: a}\n  - id: b\n    name: '乙: 二'\n"),
        ("list: [{id: a}]\n", "list: [{id: a}, {id: b, name: '乙: 二'}]\n"),
        ("a: 1\n", "a: 1\nlist:\n  - id: b\n    name: '乙: 二'\n"),
        ("list: []\nz: 1\n", "list:\n  - id: b\n    name: '乙: 二'\nz: 1\n"),
        ("list: [ ] # 还没有\n", "list: # 还没有\n  - id: b\n    name: '乙: 二'\n"),
        ("list: [\n]\n", "list:\n  - id: b\n    name: '乙: 二'\n"),
        ("list:\nz: 1\n", "list:\n  - id: b\n    name: '乙: 二'\nz: 1\n"),
        ("list: ~ # 空\r\nz: 1\r\n", "list: # 空\r\n  - id: b\r\n    name: '乙: 二'\r\nz: 1\r\n"),
        ("list:\n  # 写在这里\nz: 1\n", "list:\n  - id: b\n    name: '乙: 二'\n  # 写在这里\nz: 1\n"),
        ("z: 1\nlist:", "z: 1\nlist:\n  - id: b\n    name: '乙: 二'\n"),
        ("list:\n  - text: |\n      甲\n", "list:\n  - text: |\n      甲\n  - id: b\n    name: '乙: 二'\n"),
    ],
)
def test_items_stand_behind_the_last_in_the_form_of_the_list(before: str, after: str) -> None:
    assert added(before) == after


@pytest.mark.parametrize("before", ["{id: a}", "{id: a, list: []}", "{id: a, list: ~}"])
def test_a_mapping_in_brackets_gets_the_list_in_brackets(before: str) -> None:
    after = "x:\n  - {id: a, list: [{id: b, name: '乙: 二'}]}\n"
    assert added(f"x:\n  - {before}\n", ("x", 0, "list")) == after


def test_an_empty_list_of_an_item_is_filled_below_its_own_key() -> None:
    before = "x:\n- id: a\n  list: []\n- list: []\n"
    after = "x:\n- id: a\n  list:\n    - id: b\n      name: '乙: 二'\n- list: []\n"
    assert added(before, ("x", 0, "list")) == after


@pytest.mark.parametrize("text", ["list: [ # 注\n]\n", "list: 甲\n", "list: [{id: a},]\n"])
def test_what_cannot_be_cut_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(Unspliceable) as caught:
        added(text)
    assert "第 1 行的“list”" in caught.value.said.text("zh")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list: [甲]\n", "list: [甲, '乙: 二']\n"),
        ("list:\n  - 甲\n", "list:\n  - 甲\n  - '乙: 二'\n"),
        ("a: 1\n", "a: 1\nlist:\n  - '乙: 二'\n"),
    ],
)
def test_texts_are_added_as_items_are(before: str, after: str) -> None:
    tree = read(before)
    assert isinstance(tree, YamlTree)
    assert appended(tree, ("list",), ["乙: 二"]) == after
