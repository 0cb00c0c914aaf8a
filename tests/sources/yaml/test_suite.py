"""The YAML test suite: what is invalid is refused, what is read means what it says, edits keep every byte.

`suite.json` holds its texts, the data they mean, and the notices of its licence.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from riskctl.base.location import DataPath
from riskctl.sources.fault import Fault
from riskctl.sources.gate import decode_yaml
from riskctl.sources.yaml import reader as yaml
from riskctl.sources.yaml.comments import comment_texts
from riskctl.sources.yaml.reader import YamlTree
from riskctl.sources.yaml.splice import Edit, Unspliceable, splice

SUITE: dict[str, Any] = json.loads((Path(__file__).parent / "suite.json").read_text("utf-8"))
CASES = {id: case for id, case in SUITE.items() if id != "licence"}
# A text that goes on at the column of its parent: libyaml and what rests on it read it, and only in one way.
READ_ALL_THE_SAME = {"9C9N/0", "QB6E/0"}
# A block text that ends in a line of blanks without a line break: the suite adds one, libyaml does not.
READ_OTHERWISE = {"L24T/1"}


def tree_of(text: str) -> YamlTree | None:
    """The tree of a text, None where the gate or the reader refuses it."""
    decoded = decode_yaml(text.encode())
    if isinstance(decoded, Fault | list):
        return None
    tree = yaml.read(decoded.text)
    return tree if isinstance(tree, YamlTree) else None


READ = {id: tree for id, case in CASES.items() if (tree := tree_of(case["yaml"]))}


def plain(data: Any) -> Any:
    """Data of the suite as registers hold it: every scalar a text, what is empty None."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    return data if isinstance(data, str) or data is None else json.dumps(data)


def same(ours: Any, theirs: Any) -> bool:
    """Whether both hold one text each, or numbers that are equal however they are written."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return [*ours] == [*theirs] and all(map(same, ours.values(), theirs.values()))
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return ours == theirs or (ours or "") == (theirs or "") or _number(ours) == _number(theirs) is not None


def _number(text: Any) -> float | None:
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def test_what_is_invalid_is_refused() -> None:
    assert {id for id in READ if CASES[id].get("fail")} == READ_ALL_THE_SAME


def test_what_is_read_means_what_the_suite_says() -> None:
    known = {id: json.loads(CASES[id]["json"]) for id in READ if "json" in CASES[id]}
    assert len(known) > 80
    assert {id for id in known if not same(READ[id].data, plain(known[id]))} == READ_OTHERWISE


def mappings(data: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, dict[str, Any]]]:
    """Every mapping that has keys, with its path."""
    if isinstance(data, dict) and data:
        yield path, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, dict | list):
            yield from mappings(value, (*path, key))


def edits(tree: YamlTree) -> Iterator[tuple[str, Edit, Any]]:
    """Each scalar set and a key added below each mapping, with the data that shall come of it."""
    for path, data in mappings(tree.data):
        for key, value in data.items():
            if not isinstance(value, dict | list):
                yield "set", Edit((*path, key), "三级"), (*path, key)
        if "zz" not in data:
            yield "insert", Edit((*path, "zz"), "三级", after=next(reversed(data))), (*path, "zz")


def with_value(data: Any, path: DataPath) -> Any:
    """A copy of data with the new text at a path."""
    if not path:
        return "三级"
    copy: Any = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = with_value(data[path[0]] if len(path) > 1 else None, path[1:])
    return copy


@pytest.fixture(scope="module")
def outcome() -> Counter[str]:
    """How many edits of each kind were made and refused; every one that was made is looked at."""
    found: Counter[str] = Counter()
    for id, tree in READ.items():
        for kind, edit, path in edits(tree):
            try:
                text = splice(tree, [edit])
            except Unspliceable:
                found[f"{kind} refused"] += 1
                continue
            after = tree_of(text)
            assert after and after.data == with_value(tree.data, path), (id, edit, text)
            assert comment_texts(after) == comment_texts(tree), (id, edit, text)
            start, end = len(_common(tree.text, text)), len(_common(tree.text[::-1], text[::-1]))
            changed = tree.text[start : max(start, len(tree.text) - end)]
            assert kind == "set" or not changed.strip(), (id, edit, text)  # a new key takes nothing away
            found[kind] += 1
    return found


def _common(one: str, other: str) -> str:
    length = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return one[:length]


def test_edits_are_made_byte_by_byte_or_refused(outcome: Counter[str]) -> None:
    assert outcome == {"set": 105, "set refused": 22, "insert": 85, "insert refused": 8}
