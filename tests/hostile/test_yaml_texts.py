"""Texts made to break a reader: each ends quickly in a fault with a place, with either parser."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from riskctl.sources.fault import Fault
from riskctl.sources.yaml import reader as yaml
from riskctl.sources.yaml.loop import MOST_FAULTS

DEEP = 10_000
LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [*a, *a, *a]}}\n" for n in range(30))
NESTED = {
    "[": "[" * DEEP,
    "- ": "- " * DEEP,
    "{a: ": "{a: " * DEEP,
    "? ": "? " * DEEP,
    "lines of -": "".join(" " * n + "-\n" for n in range(400)),
    "lines of a:": "".join(" " * n + "a:\n" for n in range(400)),
    "[{": "[{a: " * DEEP,
}
BIG = {
    "one quoted text": "a: '" + "x" * 999_000 + "'",
    "one plain text": "a: " + "甲 " * 300_000,
    "one block text": "a: |\n" + "  甲\n" * 160_000,
    "blanks": "a:" + " " * 900_000 + "1",
    "empty lines": "a: 1\n" + "\n" * 900_000,
    "comments": "# c\n" * 240_000 + "a: 1",
    "keys": "".join(f"k{n}: 1\n" for n in range(90_000)),
    "open quote": 'a: "' + "x\n" * 400_000,
    "open bracket": "a: [" + "x, " * 300_000,
    "brackets in quotes": "a: '" + "[" * 900_000 + "]' : x\ny\n",
    "quotes": "a: " + "'' " * 300_000,
    "colons": ":" * 900_000,
    "colons and blanks": ": " * 400_000,
    "dashes": "-" * 900_000,
    "one key": "x" * 999_000,
    "one long key": "x" * 900_000 + ": 1",
    "full-width colons": "甲：" * 160_000 + "\n- x: [",
}


def in_thread(work: Callable[[], Any]) -> Any:
    """Do `work` where the stack is as small as systems give it."""
    results: list[Any] = []
    before = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=lambda: results.append(work()))
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    return results[0]


@pytest.mark.parametrize("pure", [False, True], ids=["C", "pure"])
@pytest.mark.parametrize("name", NESTED)
def test_nesting_is_bounded(name: str, pure: bool) -> None:
    text = NESTED[name]
    begun = time.process_time()
    for faults in (yaml.read(text, pure=pure), in_thread(lambda: yaml.read(text, pure=pure))):
        assert isinstance(faults, list)
        assert [fault.rule for fault in faults] in (["RK006"], ["RK003"])
        assert 0 < faults[0].span.end <= 400 * 400
    assert time.process_time() - begun < 4


def test_the_bound_is_the_one_given() -> None:
    for text in ("[" * 9 + "]" * 9, "- " * 9 + "x", "{a: " * 9 + "x" + "}" * 9):
        assert isinstance(yaml.read(text, depth=9), yaml.YamlTree)
        (fault,) = yaml.read(text, depth=8)  # type: ignore[misc]
        assert (fault.rule, fault.cause, fault.fields) == ("RK006", "depth", {"limit": 8})


@pytest.mark.parametrize("pure", [False, True], ids=["C", "pure"])
@pytest.mark.parametrize(("text", "place"), [(LAUGHS, LAUGHS.index("&a")), (MERGES, MERGES.index("&a"))])
def test_what_would_grow_is_stopped_at_its_first_sign(text: str, place: int, pure: bool) -> None:
    faults = yaml.read(text, pure=pure)
    assert isinstance(faults, list)
    assert faults[0].cause == "anchor"
    assert faults[0].span.start == place
    assert {fault.rule for fault in faults} == {"RK003"}


@pytest.mark.parametrize("name", BIG)
def test_a_megabyte_of_anything_takes_a_moment(name: str) -> None:
    text = BIG[name]
    begun = time.process_time()
    outcome = yaml.read(text)
    assert time.process_time() - begun < 2
    if isinstance(outcome, list):
        assert outcome
        assert all(isinstance(fault, Fault) and 0 <= fault.span.end <= len(text) for fault in outcome)


def test_a_file_of_faults_is_not_read_to_its_end() -> None:
    text = "".join(f"k{n}: 1\n" for n in range(45_000)) + "k44999: 1\n" * 40_000
    begun = time.process_time()
    faults = yaml.read(text)
    assert time.process_time() - begun < 4
    assert isinstance(faults, list)
    assert len(faults) == MOST_FAULTS
    assert faults[-1].rule == "RK004"


def test_every_place_of_a_large_file_is_found_in_a_moment() -> None:
    tree = yaml.read("a:\n" + "".join(f"- {{id: 1, x: {n}}}\n" for n in range(20_000)))
    assert isinstance(tree, yaml.YamlTree)
    begun = time.process_time()
    spans = [tree.span(("a", n, "y")) for n in range(20_000)]
    assert time.process_time() - begun < 2
    assert [tree.text[span.start : span.end] for span in spans[::5000]] == [
        f"{{id: 1, x: {n}}}" for n in (0, 5000, 10000, 15000)
    ]


def test_no_programme_raises_the_bound_beyond_what_the_stack_bears() -> None:
    (fault,) = yaml.read("[" * DEEP, depth=1_000_000)  # type: ignore[misc]
    assert fault.fields == {"limit": yaml.DEEPEST}
    tree = yaml.read("[" * yaml.DEEPEST + "]" * yaml.DEEPEST, depth=1_000_000)
    assert isinstance(tree, yaml.YamlTree)
    assert in_thread(lambda: tree.span((0,) * 500)) == tree.span((0,) * (yaml.DEEPEST - 1))


def test_a_megabyte_of_nesting_within_the_bound_takes_a_moment() -> None:
    text = ("[" * 62 + "]" * 62 + ",") * 8_000
    begun = time.process_time()
    assert isinstance(yaml.read(f"[{text}]"), yaml.YamlTree)
    assert time.process_time() - begun < 4
