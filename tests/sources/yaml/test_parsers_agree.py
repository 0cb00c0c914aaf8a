"""Both parsers read alike: libyaml's and the pure one give the same answer, data and spans.

See docs/internals/reading.md#two-parsers.
"""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.sources.gate import Decoded, decode_yaml
from riskctl.sources.yaml import events
from riskctl.sources.yaml import reader as yaml
from tests import skips
from tests.sources.yaml.texts import SHAPES, Mutation, mutations

pytestmark = pytest.mark.skipif(
    find_spec("_ruamel_yaml") is None,
    reason=skips.missing("ruamel.yaml.clib", "pip install ruamel.yaml.clib"),
)


def read(text: str, pure: bool) -> object:
    """What the reader makes of `text`: data and spans, or None where it refuses."""
    tree = yaml.read(text, pure=pure)
    return None if isinstance(tree, list) else (tree.data, list(tree.spans))


def assert_alike(text: str) -> None:
    assert read(text, pure=True) == read(text, pure=False), text


@settings(max_examples=900)
@given(st.sampled_from(SHAPES), st.lists(mutations, min_size=1, max_size=8))
def test_of_broken_registers(text: str, changes: list[Mutation]) -> None:
    for change in changes:
        text = change(text)
        if isinstance(decode_yaml(text.encode()), Decoded):
            assert_alike(text)


@settings(max_examples=3000)
@given(st.text(st.sampled_from("ab: -#?,[]{}|>'\"\n\r~甲\u0301𠀀.+2"), max_size=24))
def test_of_short_texts(text: str) -> None:
    assert_alike(text)


ACCEPTED = [
    "a:",
    "a: \nb:",
    "a:   # c\nb: 1",
    "a: ~\nb: null\nc: ''",
    "- \n-\n- # c\n- x",
    "a:\n-\n",
    "{? a : b}",
    "{e: , x: }",
    "{e: null, x: ~ }",
    "[{}, [], '']",
    '{"a":1}',
    "[a: b]",
    "a: b\n...\n",
    "---\na: b\n...\n# c\n",
    "--- {a: b}",
    "a: |\n",
    "a: |-\n  x\n\n\n# c\nb: 1",
    "a: |+\n  x\n\n\nb: 1",
    "a: |+\n\n\n",
    "a: >2\n   x\n\n  y\n",
    "a: | # c\n  x",
    "a: |\n  x\n  # kept\n# not\n",
    "a: x\n  y\n\n  z\nb: 1",
    "a: 'x\n\n  y'\nb: \"x\\\n  y\\u3000\"",
    "a:\r\n  - b\r\n  # c\r\n\r\nd: |\r\n  e\r\n",
    "a:\r- b\r- c\r",
    "  a: 1\n  b: 2\n",
    "甲: 𠀀é # 乙\n丙: 丁\u0301",
    "a:\n  b:\n    c: 1\n\n  # d\n# e\nf: 2",
    "a: 2\u3000",
    "a: b?",
    "a: b,#c",
    'a: b"#c',
    "a: '-'",
    'a: |\n  "b"#c\n',
    "\n\n# c\n\na: 1",
]
REFUSED = [
    ("[10:30]", "RK002"),
    ("[a?]", "RK002"),
    ("[:a]", "RK002"),
    ("x: {u: http://x}", "RK002"),
    ("{a?: b}", "RK002"),
    ("{a:b}", "RK002"),
    ("[a,\n 甲? ]", "RK002"),
    ("a: |\n \n", "RK002"),
    ("a: |\r \r", "RK002"),
    ("a: |\r\n  \r\n  x\r\n", "RK002"),
    ("a: >#c\n  x", "RK002"),
    (": a", "RK002"),
    ("a: 1\n: b", "RK002"),
    ("--- >\nx", "RK002"),
    ("a: b\n...\n...\n", "RK003"),
    ("a: |+\n\n...\n\n...", "RK003"),
    ("a: b\n---\n", "RK003"),
    ("a: b\n...\n---\nc: d", "RK003"),
    ("? a\n: b", "RK003"),
    ("? [a]\n: b", "RK003"),
    ("{[a]: b}", "RK003"),
    ("{a}", "RK003"),
    ("{e:, x: 7}", "RK002"),
    ("{ ?a: b }", "RK002"),
    ("[-]", "RK002"),
    ("- [a, -]", "RK002"),
    ("a: [b]#c", "RK002"),
    ('a: "b"#c', "RK002"),
    ("a: 'b'#c", "RK002"),
    ("a: [b,#c\n d]", "RK002"),
    ("a: {b: c}#d", "RK002"),
    ("a: *甲", "RK003"),
    ("a: **重要**", "RK003"),
    ("- &甲 x", "RK003"),
    ("a: !甲 x", "RK003"),
    ("a: !h!x y", "RK003"),
    ('a: "\\uD800"', "RK00"),
    ('"\\u200b": x', "RK009"),
    ("a: 1\na: 2", "RK004"),
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_of_what_is_read(text: str) -> None:
    assert read(text, pure=False) is not None
    assert_alike(text)


@pytest.mark.parametrize(("text", "rule"), REFUSED)
def test_of_what_is_refused(text: str, rule: str) -> None:
    for pure in (False, True):
        faults = yaml.read(text, pure=pure)
        assert isinstance(faults, list), pure
        assert [fault.rule[: len(rule)] for fault in faults] == [rule], pure


def test_the_pure_parser_reads_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = [read(text, pure=False) for text in SHAPES]
    monkeypatch.setattr(events, "CParser", None)
    assert [read(text, pure=False) for text in SHAPES] == with_it
